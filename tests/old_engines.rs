//! What an engine gets that refuses wasm: all of the app from `index.html`, the text alone from the one-file page.
//!
//! Chromium before 95 and Safari before 16 do not know `'wasm-unsafe-eval'`; a copy of the site whose policies lack
//! the word is the same to a current Chromium, so that nothing old has to be installed.

use anyhow::{Context, Result, ensure};
use baoku_journeys::{Browser, READY, Window, run, site};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use xtask::serve::{Serving, Site};

/// One word, several, none found, the other script.
const QUESTIONS: [&str; 6] = ["加装电梯", "新泾", "社区 居民", "2024年", "没有的词", "電梯"];

/// Copies a site; its pages no longer allow wasm.
fn forbid_wasm(site: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(site)? {
        let from = file?.path();
        let to = to.join(from.file_name().context("a file has a name")?);
        if from.is_dir() {
            forbid_wasm(&from, &to)?;
        } else if from.extension().is_some_and(|ending| ending == "html") {
            fs::write(&to, fs::read_to_string(&from)?.replace(" 'wasm-unsafe-eval'", ""))?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

async fn answers(browser: &Browser) -> Result<Value> {
    let ask = "return Promise.all(arguments[0].map((words) => window.baoku.search(words)));";
    browser.run(ask, vec![json!(QUESTIONS)]).await
}

#[test]
fn an_engine_that_refuses_wasm_finds_the_same() {
    run(async {
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(&format!("file://{}", site().join("index.html").display())).await?;
        browser.until(READY).await?;
        let expected = answers(&browser).await?;
        ensure!(expected[0]["total"].as_u64() > Some(0), "{expected}");
        ensure!(!browser.requests().await?.iter().any(|address| address.ends_with(".plain.js")), "asked for in vain");

        let folder = TempDir::new()?;
        forbid_wasm(&site(), folder.path())?;
        let serving = Serving::start(Site::new(folder.path()).below("/papers"), 0)?;
        let file = format!("file://{}", folder.path().join("index.html").display());
        for start in [file.as_str(), serving.address()] {
            read_and_search(&browser, start, &expected).await.with_context(|| start.to_owned())?;
        }
        browser.close().await
    });
}

async fn read_and_search(browser: &Browser, start: &str, expected: &Value) -> Result<()> {
    browser.open(start).await?;
    browser.until(READY).await?;
    let requests = browser.requests().await?;
    ensure!(requests.iter().any(|address| address.ends_with(".plain.js")), "the app ran from {requests:#?}");
    ensure!(!requests.iter().any(|address| address.contains("wasm")), "wasm was asked for: {requests:#?}");
    let found = answers(browser).await?;
    ensure!(found == *expected, "{found} instead of {expected}");

    browser.write("#search", QUESTIONS[0]).await?;
    browser.until("document.querySelector('.results mark')").await?;
    let headline = "document.querySelector('.results .article-card-headline a')";
    let headline = browser.run(&format!("return {headline}.innerText"), vec![]).await?;
    let headline = headline.as_str().context("a headline")?.to_owned();
    browser.click(".results .article-card-headline a", &headline).await?;
    browser.until("document.querySelector('article mark')").await?;
    let errors = browser.errors().await?;
    ensure!(errors.is_empty(), "the console has errors: {errors:#?}");
    Ok(())
}

#[test]
fn the_one_file_page_keeps_its_text_where_wasm_is_refused() {
    run(async {
        let folder = TempDir::new()?;
        forbid_wasm(&site(), folder.path())?;
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(&format!("file://{}", folder.path().join("baoku.html").display())).await?;
        browser.until("document.documentElement.dataset.state === 'failed'").await?;
        browser.until("document.getElementById('baoku-status').innerText.includes('浏览器较旧')").await?;
        browser.until("document.getElementById('app').innerText.includes('电梯')").await?;
        browser.close().await
    });
}
