//! What only one engine needs to show: that all ways of opening an archive answer alike, what is left without scripts
//! and without a shard, and how pages look. In Chromium; what every engine does is in src/journey.
//!
//! `cargo xtask test` builds the sites and says where they are (`BAOKU_SITE`, `BAOKU_REAL_SITE`).

use anyhow::{Context, Result, ensure};
use baoku_journeys::{Browser, FIRST_RESULT, Visit, WAYS, Way, Window, copied, run, site, sites};
use serde_json::json;
use std::path::{Path, PathBuf};
use xtask::serve::{Serving, Site};

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

/// The smaller program has no timeline; which one was loaded shows over http only.
#[test]
fn pages_that_few_open_come_with_the_program_that_has_them() {
    const DRAWN: &str = "document.querySelector('#timeline-chart')";
    const PROGRAM: &str = "performance.getEntriesByType('resource').map((e) => e.name)
        .filter((name) => name.endsWith('.wasm')).map((name) => name.match(/([a-z]*)-[^/]*$/)[1]).join()";
    run(async {
        for way in [Way::WebHost, Way::DoubleClick] {
            let visit = Visit::begin(&site(), way, Window::DESKTOP).await?;
            let is = async |name: &str| match way {
                Way::WebHost => visit.browser.until(&format!("{PROGRAM} === '{name}'")).await,
                _ => Ok(()),
            };
            is("small").await?;
            visit.browser.click(".site-nav a", "时间轴").await?;
            visit.browser.until(DRAWN).await?;
            is("app").await?;
            visit.browser.back().await?;
            visit.browser.until("!location.search && document.querySelector('.site-nav')").await?;
            // Read as mail programs and chats write it; the app finds out what the loader did not.
            visit.browser.open(&format!("{}?sort=newest&amp;view=timeline", visit.start)).await?;
            visit.browser.until(DRAWN).await?;
            is("app").await?;
            visit.end().await?;
        }
        Ok(())
    });
}

#[test]
fn a_missing_shard_is_a_sentence_and_a_retry() {
    run(async {
        let broken = copied(&site())?;
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

#[test]
fn what_is_typed_before_the_app_runs_is_searched_when_it_does() {
    run(async {
        let broken = copied(&site())?;
        let (app, away) = (broken.path().join("app"), broken.path().join("away"));
        std::fs::rename(&app, &away)?;
        std::fs::create_dir(&app)?;
        // Everything but the program itself, of which there are two forms.
        for file in std::fs::read_dir(&away)?.flatten().filter(|file| !file.path().to_string_lossy().contains(".wasm"))
        {
            std::fs::copy(file.path(), app.join(file.file_name()))?;
        }
        let serving = Serving::start(Site::new(broken.path()), 0)?;
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(serving.address()).await?;
        browser.until("document.querySelector('#baoku-status button')").await?;
        browser.write("#search", "加装电梯").await?;
        std::fs::remove_dir_all(&app)?;
        std::fs::rename(&away, &app)?;
        browser.click("#baoku-status button", "").await?;
        browser.until(&format!("{FIRST_RESULT} && document.querySelector('#search').value === '加装电梯'")).await?;
        browser.until("location.search.includes('q=')").await?;
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
