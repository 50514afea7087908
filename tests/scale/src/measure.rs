//! One engine in one browser: what the first answer and each further one bring over the line, how long they take, and
//! how right they are.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use baoku_journeys::{Browser, Window};
use serde_json::{Value, json};
use xtask::serve::{Serving, Site};

use crate::asked::Asked;
use crate::engine::{Built, Engine};
use crate::process;

/// How many times the engine is opened anew, with nothing kept, for the bytes to the first answer.
const OPENINGS: usize = 5;
/// Engines that index in the page take a minute for ten thousand articles.
const PATIENCE: Duration = Duration::from_secs(600);

/// What a host has sent: all, and of it what is the archive's and not the app's.
#[derive(Debug, Clone, Copy, Default)]
struct Sent {
    all: f64,
    own: f64,
}

impl Sent {
    /// Workers ask too, and pages are not told what they were sent: the host knows.
    fn by(serving: &Serving) -> Sent {
        let requests = serving.requests();
        let own = requests.iter().filter(|served| served.path.contains("/bundle/"));
        Sent {
            own: own.map(|served| served.bytes as f64).sum(),
            all: requests.iter().map(|served| served.bytes as f64).sum(),
        }
    }

    fn since(self, before: Sent) -> Sent {
        Sent { all: self.all - before.all, own: self.own - before.own }
    }
}

/// What one engine did.
#[derive(Debug, Default)]
pub struct Figures {
    /// Bytes to the first answer, library and page included; one number an opening.
    pub first: Vec<f64>,
    /// Of them those of the archive.
    pub first_own: Vec<f64>,
    /// Bytes of each further question.
    pub further: Vec<f64>,
    /// Milliseconds from asking to the names of all articles found.
    pub times: Vec<f64>,
    /// From the opened page to an engine that can be asked, in milliseconds.
    pub ready: Vec<f64>,
    /// Articles found that are right, found, and right in all.
    pub right: usize,
    /// Articles found.
    pub found: usize,
    /// Articles that are right.
    pub truth: usize,
    /// Memory of the page's process after all questions, in bytes.
    pub memory: Option<u64>,
}

impl Figures {
    /// Which share of the right articles was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.truth.max(1) as f64
    }

    /// Which share of the articles found was right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }
}

/// Asks an engine everything.
///
/// # Errors
/// When the browser or the engine does not answer.
pub async fn measure(engine: &Engine, built: &Built, asked: &[Asked]) -> Result<Figures> {
    let serving = Serving::start(Site::new(&built.root), 0)?;
    let address = format!("{}/{}", serving.address().trim_end_matches('/'), engine.page);
    let mut figures = Figures::default();
    // The server compresses each file when it is first asked for it: asked once before anything is timed.
    let openings = if built.cost.is_some() { OPENINGS } else { 1 };
    for number in 0..=openings {
        let question = asked.get(number % asked.len()).context("no questions")?;
        let before = Sent::by(&serving);
        let browser = open(&address, engine, &mut figures).await?;
        ask(&browser, engine, &question.words).await?;
        if number > 0 {
            let sent = Sent::by(&serving).since(before);
            figures.first.push(sent.all);
            figures.first_own.push(sent.own);
        }
        browser.close().await?;
    }

    // Everything is asked once for the bytes; then, by a browser that knows nothing, for the times: a host has compressed
    // its files before somebody asks.
    if built.cost.is_some() {
        let browser = open(&address, engine, &mut figures).await?;
        for (number, question) in asked.iter().enumerate() {
            let before = Sent::by(&serving);
            ask(&browser, engine, &question.words).await.with_context(|| question.words.clone())?;
            if number > 0 {
                figures.further.push(Sent::by(&serving).since(before).all);
            }
        }
        browser.close().await?;
    } else {
        // All came with the first one.
        figures.further.push(0.0);
    }

    let browser = open(&address, engine, &mut figures).await?;
    for question in asked {
        let answer = ask(&browser, engine, &question.words).await.with_context(|| question.words.clone())?;
        figures.times.push(answer.milliseconds);
        let truth: BTreeSet<&str> =
            question.truth.iter().filter_map(|place| built.names.get(*place)).map(String::as_str).collect();
        figures.right += answer.names.iter().filter(|name| truth.contains(name.as_str())).count();
        figures.found += answer.names.len();
        figures.truth += truth.len();
    }
    figures.memory = process::page_memory();
    browser.close().await?;
    Ok(figures)
}

async fn open(address: &str, engine: &Engine, figures: &mut Figures) -> Result<Browser> {
    let browser = Browser::start(Window::DESKTOP).await?;
    browser.open(address).await?;
    let wait = format!(
        "{}.then(() => {{ window.readyAt = performance.now(); }}, wrong => {{ window.wrong = String(wrong); }});",
        engine.ready
    );
    browser.run(&wait, vec![]).await?;
    let begun = std::time::Instant::now();
    loop {
        match browser.run("return window.wrong || window.readyAt || null;", vec![]).await? {
            Value::Number(at) => figures.ready.extend(at.as_f64()),
            Value::String(wrong) => bail!("{} cannot be asked: {wrong}", engine.title),
            _ if begun.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
            _ => bail!("{} is not ready after {PATIENCE:?}", engine.title),
        }
        return Ok(browser);
    }
}

struct Answer {
    milliseconds: f64,
    names: Vec<String>,
}

async fn ask(browser: &Browser, engine: &Engine, words: &str) -> Result<Answer> {
    let script = format!(
        "const words = arguments[0]; const begun = performance.now();
        return ({}).then(names => {{ const took = performance.now() - begun; return [took, names]; }});",
        engine.search
    );
    let answer = browser.run(&script, vec![json!(words)]).await?;
    let names = answer[1].as_array().context("the page did not say what was found")?;
    Ok(Answer {
        milliseconds: answer[0].as_f64().context("the page did not say how long it took")?,
        names: names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect(),
    })
}
