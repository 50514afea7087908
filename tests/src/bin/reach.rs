//! Opens a built site in every engine, in every way, under every circumstance, and does there what a reader comes for.
//! Prints one line a cell: engine, way, circumstance, and what came of it, parted by tabs.
//!
//! Further arguments take the cells alone whose line holds one of them.
//! `cargo xtask report reach` starts it with the site's folder and makes the table.

use anyhow::{Context, Result, bail, ensure};
use baoku_journeys::engine::{ENGINES, Engine};
use baoku_journeys::journey::JOURNEYS;
use baoku_journeys::{READY, Visit, Way, Window, Wishes};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;
use xtask::serve::{Serving, Site};

/// As many browsers at a time.
const AT_A_TIME: usize = 2;
/// A cell that takes longer has failed.
const LONGEST: Duration = Duration::from_secs(180);

/// How a reader came by the archive: its name in the table, and the folder of the host or the file.
struct Place {
    name: &'static str,
    /// The folder of the host that it lies in; none for files.
    below: Option<&'static str>,
    page: &'static str,
}

const PLACES: &[Place] = &[
    Place { name: "http", below: Some(""), page: "" },
    Place { name: "sub-folder", below: Some("/papers/xin"), page: "" },
    Place { name: "file://", below: None, page: "index.html" },
    Place { name: "one file", below: None, page: "baoku.html" },
    Place { name: "one file, http", below: Some("/papers"), page: "baoku.html" },
];

impl Place {
    fn is_one_file(&self) -> bool {
        self.page == "baoku.html"
    }
}

/// What is taken away from a reader, or added by a host.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Circumstance {
    AsUsual,
    ScriptsOff,
    WasmOff,
    StorageOff,
    CutAfterLoad,
    StrictHeader,
}

use Circumstance::{AsUsual, CutAfterLoad, ScriptsOff, StorageOff, StrictHeader, WasmOff};

const CIRCUMSTANCES: &[(&str, Circumstance)] = &[
    ("as usual", AsUsual),
    ("scripts off", ScriptsOff),
    ("wasm off", WasmOff),
    ("storage off", StorageOff),
    ("cut after load", CutAfterLoad),
    ("strict header", StrictHeader),
];

/// What a careful host sends with everything: nothing inline, no wasm, nothing from elsewhere.
const STRICT: &[&str] = &[
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Embedder-Policy: require-corp",
    "Cross-Origin-Resource-Policy: same-origin",
];

/// What a reader can have at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Best {
    /// All of the app.
    App,
    /// The text, and a sentence that says what does not work.
    Sentence,
    /// The text.
    Text,
}

struct Cell {
    engine: &'static Engine,
    place: &'static Place,
    name: &'static str,
    circumstance: Circumstance,
}

impl Cell {
    fn line(&self) -> String {
        [self.engine.title, self.place.name, self.name].join("\t")
    }

    /// Whether there is anything to try: a disk sends no headers.
    fn exists(&self) -> bool {
        !(self.circumstance == StrictHeader && self.place.below.is_none())
    }

    fn best(&self) -> Best {
        let one_file = self.place.is_one_file();
        // The strict header refuses what stands in the page; Chromium 78 does not know the word for wasm.
        let no_scripts = self.circumstance == ScriptsOff || self.circumstance == StrictHeader && one_file;
        let no_wasm = matches!(self.circumstance, WasmOff | StrictHeader) || !self.engine.always;
        match (no_scripts, no_wasm && one_file) {
            (true, _) => Best::Text,
            (_, true) => Best::Sentence,
            _ => Best::App,
        }
    }

    /// Whether scripts can be switched off in the browser itself; else the pages' own policies refuse them. Firefox does
    /// not hold scripts beside a file to a policy.
    fn switches_scripts(&self) -> bool {
        self.engine.name != "webkit"
    }

    async fn go(&self, site: &Path) -> Result<()> {
        let folder = TempDir::new()?;
        let site = &self.prepare(site, folder.path())?;
        let serving = match self.place.below {
            Some(below) => {
                let host = Site::new(site).below(below);
                let strict = if self.circumstance == StrictHeader { STRICT } else { &[] };
                Some(Serving::start(strict.iter().fold(host, |host, line| host.with_header(line)), 0)?)
            }
            None => None,
        };
        let start = match &serving {
            Some(serving) => format!("{}{}", serving.address(), self.place.page),
            None => format!("file://{}", site.join(self.place.page).display()),
        };
        let way = match (self.place.is_one_file(), &serving) {
            (true, _) => Way::OneFile,
            (false, Some(_)) => Way::WebHost,
            (false, None) => Way::DoubleClick,
        };
        let scripts = self.circumstance != ScriptsOff || !self.switches_scripts();
        let wishes = Wishes { window: Window::PHONE, storage: self.circumstance != StorageOff, scripts };
        let visit = Visit::of(self.engine, start, way, serving, wishes).await?;
        let result = self.read(&visit, site).await;
        visit.browser.close().await?;
        result
    }

    /// The site, or a copy of it whose pages refuse something.
    fn prepare(&self, site: &Path, folder: &Path) -> Result<PathBuf> {
        let refuse: fn(&str) -> String = match self.circumstance {
            ScriptsOff if !self.switches_scripts() => |page| {
                let policy =
                    page.split_once("script-src ").and_then(|(before, rest)| Some((before, rest.split_once(';')?.1)));
                policy.map_or_else(|| page.to_owned(), |(before, after)| format!("{before}script-src 'none';{after}"))
            },
            WasmOff => |page| page.replace(" 'wasm-unsafe-eval'", ""),
            // Taken away later.
            CutAfterLoad => str::to_owned,
            _ => return Ok(site.to_path_buf()),
        };
        let copied = folder.join("site");
        copy(site, &copied, refuse)?;
        Ok(copied)
    }

    async fn read(&self, visit: &Visit, site: &Path) -> Result<()> {
        let browser = &visit.browser;
        browser.open(&visit.start).await?;
        match self.best() {
            Best::App => {
                browser.until(READY).await?;
                if self.circumstance == CutAfterLoad {
                    browser.run("return window.baoku.ready", vec![]).await?;
                    // What it asks for by itself comes right after.
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    visit.cut();
                    if self.place.below.is_none() {
                        fs::rename(site, site.with_extension("gone"))?;
                    }
                }
                (JOURNEYS[0].go)(visit).await?;
                let lacks = visit.ask("(document.querySelector('.missing-notice') || {}).innerText || ''").await?;
                ensure!(lacks == json!(""), "the app misses something: {lacks}");
                if self.circumstance == StorageOff {
                    browser.click("summary", "显示设置").await?;
                    browser.click("button", "长辈").await?;
                    browser.until("document.documentElement.dataset.size === 'elder'").await?;
                }
            }
            Best::Sentence => {
                browser.until("document.getElementById('baoku-status').innerText.includes('浏览器较旧')").await?;
                self.text(visit).await?;
            }
            Best::Text => self.text(visit).await?,
        }
        // Refused wasm, scripts and storage are what the console is told of where they are refused.
        if matches!(self.circumstance, AsUsual | StorageOff) {
            visit.check().await?;
        }
        Ok(())
    }

    /// Reads the page that is open, follows a link to an article and reads that.
    async fn text(&self, visit: &Visit) -> Result<()> {
        let browser = &visit.browser;
        let words = visit.ask("document.body.innerText.length").await?.as_u64().unwrap_or_default();
        let least = if self.place.is_one_file() { 5000 } else { 300 };
        ensure!(words >= least, "the page shows {words} characters");
        ensure!(visit.ask("document.querySelectorAll('h1').length").await? == json!(1), "no headline of the page");
        let links = if self.place.is_one_file() { "#app a[href^=\"#a-\"]" } else { "#app a[href*=\"a/\"]" };
        let link = visit.ask(&format!("(document.querySelector('{links}') || document.body).href")).await?;
        let Some(link) = link.as_str() else {
            bail!("no link to an article: {}", visit.ask("document.body.outerHTML.slice(0, 1500)").await?);
        };
        if let Some((_, anchor)) = link.split_once('#') {
            let there = visit.ask(&format!("Boolean(document.getElementById({}))", json!(anchor))).await?;
            ensure!(there == json!(true), "the link to {anchor} leads nowhere");
            return Ok(());
        }
        browser.open(link).await?;
        let words = visit.ask("document.querySelector('article').innerText.length").await?;
        ensure!(words.as_u64() >= Some(80), "the article shows {words} characters");
        let back = visit.ask("document.querySelector('.masthead a, header a').href").await?;
        ensure!(back.as_str().is_some_and(|back| back.contains("index.html")), "no way back from the article: {back}");
        Ok(())
    }
}

fn copy(from: &Path, to: &Path, change: fn(&str) -> String) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let from = entry?.path();
        let to = to.join(from.file_name().context("a file has a name")?);
        if from.is_dir() {
            copy(&from, &to, change)?;
        } else if from.extension().is_some_and(|ending| ending == "html") {
            fs::write(&to, change(&fs::read_to_string(&from)?))?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn main() -> Result<()> {
    let site = std::env::args_os().nth(1).context("give the folder of a built site")?;
    let site = PathBuf::from(site).canonicalize().context("there is no such folder")?;
    let wanted: Vec<String> = std::env::args().skip(2).collect();
    let mut cells = Vec::new();
    for engine in ENGINES.iter().copied() {
        for place in PLACES {
            for (name, circumstance) in CIRCUMSTANCES {
                let cell = Cell { engine, place, name, circumstance: *circumstance };
                if wanted.is_empty() || wanted.iter().any(|wanted| cell.line().contains(wanted)) {
                    cells.push(cell);
                }
            }
        }
    }
    let waiting = Mutex::new(cells.into_iter());
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let Some(cell) = waiting.lock().expect("a list").next() else { break };
                    let came = try_cell(&cell, &site).replace(['\n', '\t'], " ");
                    let _ = writeln!(std::io::stdout().lock(), "{}\t{came}", cell.line());
                }
            });
        }
    });
    Ok(())
}

/// What came of a cell, in a word or a sentence.
fn try_cell(cell: &Cell, site: &Path) -> String {
    if !cell.exists() {
        return "—".to_owned();
    }
    if let Some(reason) = (cell.engine.missing)() {
        return format!("missing: {reason}");
    }
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(wrong) => return format!("FAILED: {wrong}"),
    };
    let went = runtime.block_on(async { tokio::time::timeout(LONGEST, cell.go(site)).await });
    match went {
        Ok(Ok(())) => match cell.best() {
            Best::App => "app".to_owned(),
            Best::Sentence | Best::Text => "text".to_owned(),
        },
        Ok(Err(wrong)) => format!("FAILED: {wrong:#}"),
        Err(_) => "FAILED: it does not come to an end".to_owned(),
    }
}
