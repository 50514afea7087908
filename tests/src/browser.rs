//! A browser with one open page, and what a person does in it: the same for every engine.

mod told;

use crate::devtools::Pipe;
use crate::engine::{CHROMIUM, Engine, WayIn};
use crate::started::Started;
use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::process::Command;

/// How long a page may take to show what is waited for. Longer hides slowness; shorter fails on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a browser may take to start, and how long one try to start it.
const START: Duration = Duration::from_secs(90);
const TRY: Duration = Duration::from_secs(45);

/// A window's size in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Window {
    /// A phone held upright.
    pub const PHONE: Window = Window { width: 390, height: 844 };
    /// An office computer.
    pub const DESKTOP: Window = Window { width: 1280, height: 900 };
}

/// How a browser is to be set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// The size of its window. Not every engine can be as narrow as a phone.
    pub window: Window,
    /// Whether sites may keep anything on the device.
    pub storage: bool,
    /// Whether sites may run scripts. WebKitGTK has no switch for it that leaves its driver able to look at the page.
    pub scripts: bool,
}

impl From<Window> for Wishes {
    fn from(window: Window) -> Wishes {
        Wishes { window, storage: true, scripts: true }
    }
}

/// A browser with one open page.
pub struct Browser {
    session: Session,
    engine: &'static Engine,
    // Kept so that all of it ends with the journey, also when it panics.
    _started: Vec<Started>,
    _profile: TempDir,
}

enum Session {
    Driver(Client),
    Pipe(Pipe),
}

impl Browser {
    /// Starts Chromium with a fresh profile and a window of this size.
    ///
    /// # Errors
    /// When chromedriver is not there or does not answer.
    pub async fn start(window: Window) -> Result<Browser> {
        Browser::start_engine(CHROMIUM, window.into()).await
    }

    /// Starts a browser with a fresh profile.
    ///
    /// # Errors
    /// When it or its driver is not there or does not answer.
    pub async fn start_engine(engine: &'static Engine, wishes: Wishes) -> Result<Browser> {
        let profile = TempDir::new()?;
        let mut all = Vec::new();
        let session = match &engine.way_in {
            WayIn::Pipe { program } => {
                let (started, pipe) = Pipe::start(&program(), profile.path(), &wishes).await?;
                all.push(started);
                Session::Pipe(pipe)
            }
            WayIn::Driver { program, arguments, wants, screen, .. } => {
                // The driver is told its port, so that journeys can run beside each other.
                let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
                let mut driver = Command::new(program);
                driver.args(arguments(port, profile.path())).stdin(Stdio::null());
                driver.stdout(Stdio::null()).stderr(Stdio::null());
                if *screen {
                    let (screen, name) = Started::screen().await?;
                    driver.env("DISPLAY", name).env_remove("WAYLAND_DISPLAY");
                    all.push(screen);
                }
                // Before the screen when all ends: the browser closes in its own time otherwise.
                all.insert(0, Started::start(driver)?);
                let wanted = wants(&wishes, profile.path());
                Session::Driver(connect(engine, port, wanted).await?)
            }
        };
        let browser = Browser { session, engine, _started: all, _profile: profile };
        if let (Session::Driver(client), false) = (&browser.session, engine.logs()) {
            let width = wishes.window.width.max(engine.least_width);
            client.set_window_size(width, wishes.window.height).await?;
        }
        if !wishes.scripts && engine.name.starts_with("chromium") {
            browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        }
        // The browser's own first page asks for things too; they are nothing of ours.
        browser.open("about:blank").await?;
        browser.requests().await?;
        Ok(browser)
    }

    /// The engine that runs.
    #[must_use]
    pub fn engine(&self) -> &'static Engine {
        self.engine
    }

    /// Opens an address.
    ///
    /// # Errors
    /// When the driver refuses it.
    pub async fn open(&self, address: &str) -> Result<()> {
        match &self.session {
            Session::Driver(client) => Ok(client.goto(address).await?),
            Session::Pipe(pipe) => pipe.open(address).await,
        }
    }

    /// Runs a script's function body with arguments and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer = match &self.session {
            Session::Driver(client) => client.execute(body, arguments).await.map_err(Into::into),
            Session::Pipe(pipe) => pipe.run(body, &arguments).await,
        };
        answer.with_context(|| format!("script: {body}"))
    }

    /// Waits until a script's expression is true.
    ///
    /// # Errors
    /// When it is still not true after [`PATIENCE`]; the message has what the page shows then.
    pub async fn until(&self, expression: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let now = self.run(&format!("return Boolean({expression});"), vec![]).await;
            if matches!(now, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                let page = self.run("return location.href + '\\n' + document.body.innerText", vec![]).await?;
                let page: String = page.as_str().unwrap_or_default().chars().take(1500).collect();
                bail!("waited in vain for {expression}\nthe page is: {page}\nlogged: {:?}", self.errors().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Clicks the first element of a selector whose text contains some words, as a person would.
    ///
    /// # Errors
    /// When there is none, or something lies above it.
    pub async fn click(&self, selector: &str, words: &str) -> Result<()> {
        let list = format!("[...document.querySelectorAll({})]", json!(selector));
        let found = format!(
            "{list}.find((e) => e.innerText.includes({}) || (e.getAttribute('aria-label') || '').includes({0}))",
            json!(words)
        );
        // A panel that opens, or a page that is drawn anew, may hold it before it is shown.
        self.until(&format!("(({found}) || document.createElement('i')).getClientRects().length")).await?;
        let scroll = format!("const e = {found}; e.scrollIntoView({{block: 'center'}});");
        match &self.session {
            Session::Driver(client) => {
                let click = async || {
                    let element = self.run(&format!("{scroll} return e;"), vec![]).await?;
                    element_of(client, &element)?
                        .click()
                        .await
                        .with_context(|| format!("clicking {selector} {words:?}"))
                };
                again(click).await
            }
            Session::Pipe(pipe) => {
                let middle = "const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2];";
                let place = self.run(&format!("{scroll} {middle}"), vec![]).await?;
                let number = |at: usize| place[at].as_f64().unwrap_or_default();
                pipe.click(number(0), number(1)).await
            }
        }
    }

    /// Types into the first element of a selector after emptying it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn write(&self, selector: &str, words: &str) -> Result<()> {
        self.until(&format!("document.querySelector({})", json!(selector))).await?;
        match &self.session {
            Session::Driver(client) => {
                let write = async || {
                    let element = client.find(Locator::Css(selector)).await?;
                    element.clear().await?;
                    Ok(element.send_keys(words).await?)
                };
                again(write).await
            }
            Session::Pipe(pipe) => {
                let take = "const e = document.querySelector(arguments[0]); e.focus(); e.select();";
                self.run(take, vec![json!(selector)]).await?;
                pipe.send("Input.insertText", json!({ "text": words })).await.map(|_| ())
            }
        }
    }

    /// Sends keys to the first element of a selector, which has the focus.
    ///
    /// # Errors
    /// When there is none or it takes no keys.
    pub async fn keys(&self, selector: &str, keys: &str) -> Result<()> {
        let element = self.driver()?.find(Locator::Css(selector)).await?;
        Ok(element.send_keys(keys).await?)
    }

    /// Drags with the mouse across an element, from one fraction of its width to another.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn drag(&self, selector: &str, from: f64, to: f64) -> Result<()> {
        let place = "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'});
            const r = e.getBoundingClientRect(); return [r.left, r.width, r.top + r.height / 3];";
        let place = self.run(place, vec![json!(selector)]).await?;
        let number = |at: usize| place[at].as_f64().unwrap_or_default();
        let across = |fraction: f64| (number(0) + number(1) * fraction).round();
        let middle = number(2).round();
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: across(from), y: middle })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::MoveTo {
                duration: Some(Duration::from_millis(100)),
                x: across((from + to) / 2.0),
                y: middle,
            })
            .then(PointerAction::MoveTo { duration: Some(Duration::from_millis(100)), x: across(to), y: middle })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.driver()?.perform_actions(mouse).await?)
    }

    /// Presses a key wherever the focus is, as WebDriver names keys: `\u{e004}` is Tab.
    ///
    /// # Errors
    /// When the engine is not driven by WebDriver, or refuses.
    pub async fn press(&self, key: char) -> Result<()> {
        let keyboard = KeyActions::new("keyboard".to_owned());
        let pressed = keyboard.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        Ok(self.driver()?.perform_actions(pressed).await?)
    }

    /// Goes one page back.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn back(&self) -> Result<()> {
        self.run("history.back()", vec![]).await.map(|_| ())
    }

    /// Ends the session.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(self) -> Result<()> {
        match self.session {
            Session::Driver(client) => Ok(client.close().await?),
            Session::Pipe(_) => Ok(()),
        }
    }

    fn driver(&self) -> Result<&Client> {
        match &self.session {
            Session::Driver(client) => Ok(client),
            Session::Pipe(_) => bail!("{} has no driver for this", self.engine.title),
        }
    }
}

fn element_of(client: &Client, element: &Value) -> Result<Element> {
    let reference = element.as_object().and_then(|keys| keys.values().next()).and_then(Value::as_str);
    let reference = reference.context("the script found no element")?.to_owned();
    Ok(Element::from_element_id(client.clone(), reference.into()))
}

/// Asks for a session until the driver listens and gives one.
async fn connect(engine: &Engine, port: u16, wanted: serde_json::Map<String, Value>) -> Result<Client> {
    let address = format!("http://127.0.0.1:{port}");
    let begun = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let builder = builder.capabilities(wanted.clone());
        let wrong = match tokio::time::timeout(TRY, builder.connect(&address)).await {
            Ok(Ok(client)) => return Ok(client),
            Ok(Err(wrong)) => wrong.to_string(),
            Err(_) => "no answer".to_owned(),
        };
        if begun.elapsed() > START {
            bail!("{} does not start: {wrong}", engine.title);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Does something with an element. A page that is drawn anew in the middle of it takes the element away; a person then
/// does it once more, with the one that is there.
async fn again(work: impl AsyncFn() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    loop {
        match work().await {
            Err(error) if format!("{error:#}").contains("stale element") && begun.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(30)).await;
            }
            done => return done,
        }
    }
}
