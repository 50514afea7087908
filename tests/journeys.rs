//! What a reader does with a built archive, in real Chromium: opened by double-click, from a web host's sub-folder,
//! and as one file. Every journey ends without an error in the console and without a request to another origin.
//!
//! `cargo xtask test` builds the sites and says where they are (`BAOKU_SITE`, `BAOKU_REAL_SITE`).

use anyhow::{Context, Result, ensure};
use baoku_journeys::{Browser, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use xtask::serve::{Serving, Site};

/// How a reader came by the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    DoubleClick,
    WebHost,
    OneFile,
}

const WAYS: [Way; 3] = [Way::DoubleClick, Way::WebHost, Way::OneFile];

/// An opened archive.
struct Visit {
    browser: Browser,
    start: String,
    // Ends with the visit.
    _serving: Option<Serving>,
}

impl Visit {
    async fn begin(site: &Path, way: Way, window: Window) -> Result<Visit> {
        let file = |name: &str| format!("file://{}", site.join(name).display());
        let serving = match way {
            Way::WebHost => Some(Serving::start(Site::new(site).below("/papers/xin"), 0)?),
            _ => None,
        };
        let start = match (&serving, way) {
            (Some(serving), _) => serving.address().to_owned(),
            (None, Way::OneFile) => file("baoku.html"),
            (None, _) => file("index.html"),
        };
        let browser = Browser::start(window).await?;
        browser.open(&start).await?;
        browser.until("window.baoku && document.documentElement.dataset.state === 'ready'").await?;
        Ok(Visit { browser, start, _serving: serving })
    }

    async fn begin_at(site: &Path, way: Way, window: Window, query: &str) -> Result<Visit> {
        let visit = Visit::begin(site, way, window).await?;
        visit.browser.open(&format!("{}{query}", visit.start)).await?;
        visit.browser.until("window.baoku && document.documentElement.dataset.state === 'ready'").await?;
        Ok(visit)
    }

    /// Looks at what the browser logged, then closes it.
    async fn end(self) -> Result<()> {
        let errors = self.browser.errors().await?;
        ensure!(errors.is_empty(), "the console has errors: {errors:#?}");
        // Everything up to the file's name, or the host: nothing may be asked of anybody else.
        let own = self.start.rsplit_once('/').map_or(self.start.as_str(), |(folder, _)| folder);
        for address in self.browser.requests().await? {
            let inside = address.starts_with(own) || address.starts_with("data:") || address.starts_with("about:");
            ensure!(inside, "a request left the site: {address}");
        }
        self.browser.close().await
    }

    async fn ask(&self, expression: &str) -> Result<Value> {
        self.browser.run(&format!("return {expression};"), vec![]).await
    }

    /// What `window.baoku.search` answers.
    async fn search(&self, words: &str) -> Result<Value> {
        self.browser.run("return window.baoku.search(arguments[0]);", vec![json!(words)]).await
    }
}

fn site() -> PathBuf {
    PathBuf::from(std::env::var_os("BAOKU_SITE").expect("BAOKU_SITE names a built site; `cargo xtask test` sets it"))
}

/// Every site there is: the default corpus's and, where the real issues are, theirs.
fn sites() -> Vec<PathBuf> {
    let real = std::env::var_os("BAOKU_REAL_SITE").map(PathBuf::from);
    std::iter::once(site()).chain(real).collect()
}

fn run(journey: impl Future<Output = Result<()>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    if let Err(wrong) = runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(journey)) {
        panic!("{wrong:#}");
    }
}

/// The headline of the first result.
const FIRST_RESULT: &str = "document.querySelector('.results .article-card-headline a')";

#[test]
fn a_resident_searches_filters_reads_and_goes_back() {
    run(async {
        for way in WAYS {
            search_filter_read_and_go_back(way).await.with_context(|| format!("{way:?}"))?;
        }
        Ok(())
    });
}

async fn search_filter_read_and_go_back(way: Way) -> Result<()> {
    let visit = Visit::begin(&site(), way, Window::PHONE).await?;
    let browser = &visit.browser;

    browser.write("#search", "加装电梯").await?;
    browser.until(&format!("{FIRST_RESULT} && location.search.includes('q=')")).await?;
    let found = visit.search("加装电梯").await?;
    let total = found["total"].as_u64().context("a total")?;
    ensure!(total >= 2, "{found}");
    ensure!(found["ids"].as_array().is_some_and(|ids| ids.len() as u64 == total), "{found}");
    browser
        .until(&format!("document.querySelector('[role=status], [aria-live]').innerText.includes('{total}')"))
        .await?;
    browser.until("[...document.querySelectorAll('.results mark')].some((m) => m.innerText === '加装电梯')").await?;

    browser.click("button", "筛选").await?;
    browser.click(".facet a", "2022").await?;
    browser.until("location.search.includes('year=2022')").await?;
    let narrowed = visit.ask("document.querySelectorAll('.results .article-card').length").await?;
    ensure!(narrowed.as_u64().is_some_and(|left| left >= 1 && left < total), "{narrowed} of {total} left");
    let results = visit.ask("location.search").await?;
    let headline = visit.ask(&format!("{FIRST_RESULT}.innerText")).await?;
    let headline = headline.as_str().context("a headline")?.to_owned();

    visit.browser.click(".results .article-card-headline a", &headline).await?;
    browser
        .until(&format!(
            "document.querySelector('h1') && document.querySelector('h1').innerText.includes({})",
            json!(headline)
        ))
        .await?;
    browser.until("document.querySelector('article mark')").await?;
    browser.click("article details.receipt summary", "原文行").await?;
    browser.until("document.querySelector('details.receipt[open] .raw-lines li').innerText.length > 0").await?;

    browser.back().await?;
    browser.until(&format!("location.search === {results} && {FIRST_RESULT}")).await?;
    browser.click(".chips a, .chips button", "加装电梯").await?;
    browser.until("!location.search.includes('q=')").await?;
    visit.end().await
}

#[test]
fn a_historian_brushes_the_timeline_and_everything_follows() {
    run(async {
        for way in WAYS {
            brush_the_timeline(way).await.with_context(|| format!("{way:?}"))?;
        }
        Ok(())
    });
}

async fn brush_the_timeline(way: Way) -> Result<()> {
    let visit = Visit::begin(&site(), way, Window::DESKTOP).await?;
    let browser = &visit.browser;
    browser.click("nav a", "时间轴").await?;
    browser.until("document.querySelectorAll('.timeline-point').length > 10").await?;
    browser.until("document.querySelector('.timeline-gap')").await?;
    let before = visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
    browser.drag(".range-brush svg", 0.01, 0.45).await?;
    browser.until("location.search.includes('dates=')").await?;
    let after = visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
    ensure!(after >= 1 && after < before, "{after} of {before} left");
    // By keyboard: the later end one month earlier changes the address again.
    let chosen = visit.ask("location.search").await?;
    browser.run("document.querySelector('#brush-last').focus()", vec![]).await?;
    browser.keys("#brush-last", "\u{e012}").await?;
    browser.until(&format!("location.search !== {chosen} && location.search.includes('dates=')")).await?;
    visit.end().await
}

#[test]
fn a_resident_follows_an_open_question_to_the_print_and_comes_back() {
    run(async {
        for way in WAYS {
            follow_a_question(way).await.with_context(|| format!("{way:?}"))?;
        }
        Ok(())
    });
}

async fn follow_a_question(way: Way) -> Result<()> {
    let visit = Visit::begin(&site(), way, Window::PHONE).await?;
    let browser = &visit.browser;
    browser.click(".questions-line a", "存疑").await?;
    browser.until("document.querySelector('.question .question-place a')").await?;
    let listed = visit.ask("document.querySelectorAll('.question').length").await?;
    // A question about a line, not about an issue as a whole.
    let to_article = "document.querySelector('.question-place a[href*=\"a=\"]')";
    let line = visit.ask(&format!("{to_article}.innerText.match(/[0-9]+ 行/)[0]")).await?;
    browser.run(&format!("{to_article}.click()"), vec![]).await?;
    browser.until("document.querySelector('article details.receipt[open] .raw-lines li')").await?;
    let open = visit.ask("document.querySelector('article details.receipt[open] .raw-lines').innerText").await?;
    ensure!(open.as_str().is_some_and(|lines| !lines.is_empty()), "nothing behind {line}");
    browser.back().await?;
    browser.until(&format!("document.querySelectorAll('.question').length === {listed}")).await?;
    visit.end().await
}

#[test]
fn an_elder_switches_size_and_language_and_both_are_kept() {
    run(async {
        let visit = Visit::begin(&site(), Way::WebHost, Window::PHONE).await?;
        let browser = &visit.browser;
        let size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";
        let normal = visit.ask(size).await?.as_f64().unwrap_or_default();
        browser.click("summary", "显示设置").await?;
        browser.click("button", "长辈").await?;
        browser.until(&format!("{size} >= {normal} * 1.2")).await?;
        browser.click("button", "English").await?;
        browser.until("document.documentElement.lang === 'en' && document.querySelector('nav').innerText.includes('Timeline')").await?;
        ensure!(visit.ask("location.search").await? == json!(""), "settings are the device's, not the address's");
        browser.open(&visit.start).await?;
        browser.until(&format!("document.documentElement.lang === 'en' && document.documentElement.dataset.state === 'ready' && {size} >= {normal} * 1.2")).await?;
        visit.end().await
    });
}

#[test]
fn nothing_is_searched_while_an_input_method_composes() {
    run(async {
        let visit = Visit::begin(&site(), Way::DoubleClick, Window::DESKTOP).await?;
        let compose = "const field = document.querySelector('#search'); field.focus();
            field.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
            field.value = 'jia'; field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));";
        visit.browser.run(compose, vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        ensure!(
            visit.ask("location.search").await? == json!(""),
            "it searched between compositionstart and compositionend"
        );
        let end = "const field = document.querySelector('#search'); field.value = '加装';
            field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, data: '加装'}));
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));";
        visit.browser.run(end, vec![]).await?;
        visit.browser.until("decodeURIComponent(location.search).includes('q=加装')").await?;
        visit.end().await
    });
}

#[test]
fn a_mangled_or_unknown_address_helps() {
    run(async {
        let visit =
            Visit::begin_at(&site(), Way::WebHost, Window::PHONE, "?a=nowhere-1&from=singlemessage&isappinstalled=0")
                .await?;
        visit.browser.until("document.querySelector('main h1') && document.querySelector('main a')").await?;
        visit.browser.open(&format!("{}?q=%E5%8A%A0%E8%A3%85&amp;year=2022&nsukey=x%zz&q=two", visit.start)).await?;
        visit.browser.until(&format!("document.documentElement.dataset.state === 'ready' && {FIRST_RESULT}")).await?;
        visit.browser.until("document.querySelector('.chips').innerText.includes('2022')").await?;
        visit.end().await
    });
}

#[test]
fn search_is_called_early_and_says_the_same_in_every_way() {
    run(async {
        for site in sites() {
            let mut answers = Vec::new();
            for way in WAYS {
                let visit = Visit::begin(&site, way, Window::DESKTOP).await?;
                visit.browser.open(&visit.start).await?;
                visit.browser.until("window.baoku && window.baoku.search").await?;
                answers.push(visit.search("新泾镇").await?);
                visit.end().await?;
            }
            ensure!(answers[0]["total"].as_u64() >= Some(10), "{}", answers[0]);
            ensure!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:#?}");
        }
        Ok(())
    });
}

#[test]
fn pages_read_whole_with_scripts_off() {
    run(async {
        let visit = Visit::begin(&site(), Way::WebHost, Window::PHONE).await?;
        let id = visit.search("加装电梯").await?["ids"][0].as_str().context("an id")?.to_owned();
        visit.browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for (page, least) in [("", 300), ("baoku.html", 5000), (&format!("a/{id}.html"), 300)] {
            visit.browser.open(&format!("{}{page}", visit.start)).await?;
            let words = visit.ask("document.body.innerText.length").await?.as_u64().unwrap_or_default();
            ensure!(words >= least, "{page:?} shows {words} characters");
        }
        visit.browser.until("document.querySelector('details.receipt')").await?;
        visit.end().await
    });
}

#[test]
fn a_missing_shard_is_a_sentence_and_a_retry() {
    run(async {
        let broken = tempfile::TempDir::new()?;
        copy(&site(), broken.path())?;
        let shard = visit_shard(broken.path())?;
        let kept = std::fs::read(&shard)?;
        std::fs::remove_file(&shard)?;
        let serving = Serving::start(Site::new(broken.path()), 0)?;
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(serving.address()).await?;
        browser.until("document.querySelector('.missing-notice button, #baoku-status button')").await?;
        std::fs::write(&shard, kept)?;
        browser.click(".missing-notice button, #baoku-status button", "").await?;
        browser.write("#search", "加装电梯").await?;
        browser.until(FIRST_RESULT).await?;
        browser.close().await
    });
}

/// A shard's file: any of the bundle but the manifest, which `index.html` names.
fn visit_shard(site: &Path) -> Result<PathBuf> {
    let index = std::fs::read_to_string(site.join("index.html"))?;
    let (_, rest) = index.split_once("data-shards=\"").context("shards in the page")?;
    let name = rest.split(['"', ' ']).next().context("a shard")?;
    Ok(site.join("bundle").join(format!("{name}.js")))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Pages as a reader sees them, for people to look at.
#[test]
fn pages_have_their_picture_taken() {
    let Some(folder) = std::env::var_os("BAOKU_SCREENSHOTS").map(PathBuf::from) else { return };
    run(async {
        for (name, site) in ["default", "real"].into_iter().zip(sites()) {
            for (width, window) in [("390", Window::PHONE), ("1280", Window::DESKTOP)] {
                let visit = Visit::begin(&site, Way::WebHost, window).await?;
                let first = visit.search("加装电梯").await?["ids"][0].as_str().context("an id")?.to_owned();
                let issue = first.split('-').next().unwrap_or_default().to_owned();
                for (page, address) in [
                    ("front", "".to_owned()),
                    ("timeline", "?view=timeline".into()),
                    ("results", "?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF".into()),
                    ("article", format!("?a={first}&q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF")),
                    ("issue", format!("?view=issue&issue={issue}")),
                    ("people", "?view=people".into()),
                    ("about", "?view=about".into()),
                    ("questions", "?view=questions".into()),
                    ("not-found", "?a=nowhere-1".into()),
                ] {
                    visit.browser.open(&format!("{}{address}", visit.start)).await?;
                    visit.browser.until("document.documentElement.dataset.state === 'ready'").await?;
                    visit.browser.picture(&folder.join(format!("{name}-{page}-{width}.png"))).await?;
                }
                visit.browser.open(&format!("{}a/{first}.html", visit.start)).await?;
                visit.browser.picture(&folder.join(format!("{name}-page-{width}.png"))).await?;
                visit.end().await?;
            }
        }
        Ok(())
    });
}
