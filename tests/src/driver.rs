//! A headless Chromium behind chromedriver: one driver process and one session a journey.

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use url::{ParseError, Url};

/// How long a page may take to show what is waited for. Longer hides slowness; shorter fails on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

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

/// A browser with one open page.
pub struct Browser {
    client: Client,
    // Kept so that both end with the journey, also when it panics.
    _driver: Child,
    _profile: TempDir,
}

/// A request that chromedriver understands beside the standard ones.
#[derive(Debug)]
struct Ask {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Starts Chromium with a fresh profile and a window of this size.
    ///
    /// # Errors
    /// When chromedriver is not there or does not answer.
    pub async fn start(window: Window) -> Result<Browser> {
        let profile = TempDir::new()?;
        // The driver is told its port, so that journeys can run beside each other.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start chromedriver; `cargo xtask test` installs it")?;
        let address = format!("http://127.0.0.1:{port}");
        let wanted = capabilities(window, profile.path());
        let begun = Instant::now();
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(wanted.clone()).connect(&address).await {
                Ok(client) => {
                    let browser = Browser { client, _driver: driver, _profile: profile };
                    // The browser's own first page asks for things too; they are nothing of ours.
                    browser.open("about:blank").await?;
                    browser.requests().await?;
                    return Ok(browser);
                }
                Err(wrong) if begun.elapsed() > PATIENCE => bail!("chromedriver does not answer: {wrong}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Opens an address.
    ///
    /// # Errors
    /// When the driver refuses it.
    pub async fn open(&self, address: &str) -> Result<()> {
        Ok(self.client.goto(address).await?)
    }

    /// Runs a script's function body with arguments and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute(body, arguments).await.with_context(|| format!("script: {body}"))
    }

    /// Waits until a script's expression is true.
    ///
    /// # Errors
    /// When it is still not true after [`PATIENCE`]; the message has what the page shows then.
    pub async fn until(&self, expression: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let now = self.client.execute(&format!("return Boolean({expression});"), vec![]).await;
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
        self.until(&found).await?;
        let element =
            self.run(&format!("const e = {found}; e.scrollIntoView({{block: 'center'}}); return e;"), vec![]).await?;
        let element = self.client_element(element)?;
        element.click().await.with_context(|| format!("clicking {selector} with {words:?}"))
    }

    /// Types into the first element of a selector after emptying it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn write(&self, selector: &str, words: &str) -> Result<()> {
        self.until(&format!("document.querySelector({})", json!(selector))).await?;
        let element = self.client.find(Locator::Css(selector)).await?;
        element.clear().await?;
        Ok(element.send_keys(words).await?)
    }

    /// Sends keys to the first element of a selector, which has the focus.
    ///
    /// # Errors
    /// When there is none or it takes no keys.
    pub async fn keys(&self, selector: &str, keys: &str) -> Result<()> {
        let element = self.client.find(Locator::Css(selector)).await?;
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
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Goes one page back.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn back(&self) -> Result<()> {
        self.run("history.back()", vec![]).await.map(|_| ())
    }

    /// Everything the console got at level error or worse, and every refusal of a content security policy.
    ///
    /// # Errors
    /// When the driver does not hand over its log.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let log = self.log("browser").await?;
        let severe = log.iter().filter(|line| line["level"] == "SEVERE");
        Ok(severe.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Every address the page asked for since the last time this was asked.
    ///
    /// # Errors
    /// When the driver does not hand over its log.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let mut addresses = Vec::new();
        for line in self.log("performance").await? {
            let event: Value = serde_json::from_str(line["message"].as_str().unwrap_or_default())?;
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let address = &event["message"]["params"]["request"]["url"];
                addresses.push(address.as_str().unwrap_or_default().to_owned());
            }
        }
        Ok(addresses)
    }

    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// When the browser does not know it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let ask = Ask { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
        self.client.issue_cmd(ask).await.with_context(|| command.to_owned())
    }

    /// Saves a picture of the whole page, from top to bottom.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.devtools("Page.captureScreenshot", wanted).await?;
        let png = decode_base64(shot["data"].as_str().unwrap_or_default());
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, png)?)
    }

    /// Ends the session.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let log = self.client.issue_cmd(Ask { path: "se/log", body: json!({ "type": kind }) }).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }

    fn client_element(&self, element: Value) -> Result<Element> {
        let reference = element.as_object().and_then(|keys| keys.values().next()).and_then(Value::as_str);
        let reference = reference.context("the script found no element")?.to_owned();
        Ok(Element::from_element_id(self.client.clone(), reference.into()))
    }
}

fn capabilities(window: Window, profile: &Path) -> Map<String, Value> {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-dev-shm-usage".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--no-first-run".into(),
        "--hide-scrollbars".into(),
        "--lang=zh-CN".into(),
        format!("--user-data-dir={}", profile.display()),
    ];
    let mut options = Map::new();
    if window.width < 600 {
        let metrics = json!({ "width": window.width, "height": window.height, "pixelRatio": 2.0, "touch": true });
        options.insert("mobileEmulation".into(), json!({ "deviceMetrics": metrics }));
    } else {
        arguments.push(format!("--window-size={},{}", window.width, window.height));
    }
    options.insert("args".into(), json!(arguments));
    let mut wanted = Map::new();
    wanted.insert("goog:chromeOptions".into(), Value::Object(options));
    wanted.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL", "performance": "ALL" }));
    wanted
}

/// Base64 as the DevTools protocol sends it.
fn decode_base64(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap_or_default()
}
