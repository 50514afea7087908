//! A divided archive, opened by double-click, from a web host's sub-folder and as one file: nothing is loaded that a page
//! does not need, the answer is the same, and a file that is missing costs no more than what it held.
//!
//! `cargo xtask test` grows its corpus (`xtask::grown`), builds the site and says where it is (`BAOKU_DIVIDED_SITE`).

use anyhow::{Context, Result, ensure};
use baoku_journeys::{FIRST_RESULT, Visit, WAYS, Way, Window, copied, run};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What three articles of the corpus say.
const RARE: &str = "旧钟楼";
/// What most of them say.
const FREQUENT: &str = "居民";

const NOTICE: &str = "document.querySelector('.missing-notice button')";
const CARDS: &str = "document.querySelectorAll('.results .article-card').length";

fn site() -> PathBuf {
    let site = std::env::var_os("BAOKU_DIVIDED_SITE");
    PathBuf::from(site.expect("BAOKU_DIVIDED_SITE names a built site; `cargo xtask test` sets it"))
}

/// The files of the bundle that a page was given, without folder and ending. Told over http only.
async fn files(visit: &Visit) -> Result<Vec<String>> {
    let names = "performance.getEntriesByType('resource').map((e) => e.name)
        .filter((name) => name.includes('/bundle/')).map((name) => name.match(/([^/]*)[.]js/)[1])";
    let names = visit.ask(names).await?;
    let names = names.as_array().context("names of files")?;
    Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

#[test]
fn a_reader_searches_narrows_reads_and_goes_back() {
    run(async {
        let mut answers = Vec::new();
        for way in WAYS {
            let visit = Visit::begin(&site(), way, Window::DESKTOP).await?;
            let browser = &visit.browser;
            answers.push([visit.search(RARE).await?, visit.search(FREQUENT).await?]);

            browser.write("#search", RARE).await?;
            browser.until(&format!("{FIRST_RESULT} && {CARDS} === 3")).await?;
            browser.until(&format!("document.querySelector('.results mark').innerText === '{RARE}'")).await?;
            browser.click(".facet a", "2015").await?;
            browser.until(&format!("location.search.includes('year=2015') && {CARDS} === 1")).await?;
            let narrowed = visit.ask("location.search").await?;
            browser.click(".results .article-card-headline a", "").await?;
            browser.until("document.querySelector('.article-page mark')").await?;
            browser.until("document.querySelector('.neighbours-after')").await?;
            browser.back().await?;
            browser.until(&format!("location.search === {narrowed} && {CARDS} === 1")).await?;

            browser.click("nav a", "时间轴").await?;
            browser.until("document.querySelector('.timeline-point')").await?;

            // Words are compared, and then searched as before.
            visit.go(&format!("?view=explore&terms={RARE}")).await?;
            browser.until("document.querySelectorAll('.fact-grid td').length > 0").await?;
            browser.until("document.querySelectorAll('.fact-table tbody tr').length >= 3").await?;
            ensure!(visit.search(RARE).await?["total"] == json!(3), "comparing words takes them from the search");
            visit.end().await?;
        }
        ensure!(answers[0][0]["total"] == json!(3), "{}", answers[0][0]);
        ensure!(answers[0][1]["total"].as_u64() > Some(100), "{}", answers[0][1]["total"]);
        for [rare, frequent] in &answers {
            ensure!([rare, frequent] == [&answers[0][0], &answers[0][1]], "the ways do not answer alike");
            let ids = frequent["ids"].as_array().context("ids")?;
            ensure!(Some(ids.len() as u64) == frequent["total"].as_u64(), "not all ids are told");
        }
        Ok(())
    });
}

#[test]
fn a_page_loads_what_it_shows_and_no_more() {
    run(async {
        let visit = Visit::begin(&site(), Way::WebHost, Window::PHONE).await?;
        let texts = |names: &[String]| names.iter().filter(|name| name.starts_with('t')).count();
        ensure!(texts(&files(&visit).await?) == 0, "the front page loads texts");
        visit.search(RARE).await?;
        visit.go(&format!("?q={FREQUENT}&sort=newest")).await?;
        visit.browser.until(&format!("{CARDS} === 20")).await?;
        let loaded = files(&visit).await?;
        ensure!((1..=20).contains(&texts(&loaded)), "{loaded:?}");
        ensure!(visit.ask("document.querySelector('main').getAttribute('aria-busy')").await? == json!("false"));
        visit.go("?view=organisations").await?;
        visit.browser.until("document.querySelector('.name-list a')").await?;
        let loaded = files(&visit).await?;
        ensure!(texts(&loaded) == 0 && loaded.iter().filter(|name| name.starts_with('q')).count() <= 2, "{loaded:?}");
        visit.browser.click(".name-list a", "").await?;
        visit.browser.until(&format!("location.search.includes('org=') && {CARDS} > 0")).await?;
        visit.go("?view=offices").await?;
        visit.browser.until("document.querySelector('.name-list a[href*=office]')").await?;
        visit.end().await
    });
}

#[test]
fn a_missing_file_is_a_sentence_and_a_retry_and_the_rest_still_works() {
    run(async {
        let broken = copied(&site())?;
        let visit = Visit::begin(broken.path(), Way::WebHost, Window::DESKTOP).await?;
        visit.go(&format!("?q={RARE}")).await?;
        visit.browser.until(&format!("{CARDS} === 3")).await?;
        let loaded = files(&visit).await?;
        visit.end().await?;
        let place = |kind: char| {
            let name = loaded.iter().rev().find(|name| name.starts_with(kind)).context("a file of that kind")?;
            let folders = std::fs::read_dir(broken.path().join("bundle"))?.flatten();
            let folder = folders.map(|entry| entry.path()).find(|path| path.is_dir()).context("a folder")?;
            anyhow::Ok(folder.join(format!("{name}.js")))
        };
        let (text, block) = (place('t')?, place('i')?);
        for way in [Way::WebHost, Way::DoubleClick] {
            // Of the texts one is gone: two of three are shown. Of the index: nothing is found, and nothing is said to be.
            for (file, left) in [(&text, 2), (&block, 0)] {
                let kept = std::fs::read(file)?;
                std::fs::remove_file(file)?;
                let visit = Visit::begin(broken.path(), way, Window::DESKTOP).await?;
                visit.browser.write("#search", RARE).await?;
                visit.browser.until(&format!("{NOTICE} && {CARDS} === {left}")).await?;
                ensure!(visit.ask("!!document.querySelector('.nearest:not(.others-meant)')").await? == json!(false));
                std::fs::write(file, kept)?;
                visit.browser.click(".missing-notice button", "").await?;
                visit.browser.until(&format!("!{NOTICE} && {CARDS} === 3")).await?;
                // A file that is not there is an error in the console, as it should be.
                visit.browser.close().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_page_whose_files_are_gone_looks_for_a_newer_one() {
    run(async {
        let published = copied(&site())?;
        let visit = Visit::begin(published.path(), Way::WebHost, Window::PHONE).await?;
        visit.ask("window.isOld = true").await?;
        let index = published.path().join("index.html");
        let page = std::fs::read_to_string(&index)?;
        let (before, after) = page.split_once("data-build=\"").context("the page says its build")?;
        std::fs::write(&index, [before, "data-build=\"0", after].concat())?;
        std::fs::rename(published.path().join("bundle"), published.path().join("gone"))?;
        visit.browser.write("#search", RARE).await?;
        visit.browser.until("!window.isOld").await?;
        visit.browser.close().await
    });
}
