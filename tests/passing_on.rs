//! One link, one file: what is passed on, and what becomes of it on its way. In Chromium.

use anyhow::{Context, ensure};
use baoku_journeys::journey::keyboard::{ENTER, tab_to};
use baoku_journeys::{Browser, FIRST_RESULT, READY, Visit, Way, Window, copied, run, site};
use serde_json::json;
use std::fs;
use xtask::serve::{Serving, Site};

const VERIFIED: &str = "document.querySelector('.verify [role=status]').innerText";

#[test]
fn a_copy_is_verified_on_the_readers_own_machine() {
    run(async {
        let copy = copied(&site())?;
        let harmed = copy.path().join("feed.xml");
        let whole = fs::read(&harmed)?;
        let count = fs::read_to_string(copy.path().join("sums.js"))?.matches("  ").count();
        let serving = Serving::start(Site::new(copy.path()).below("/papers/xin"), 0)?;
        let browser = Browser::start(Window::PHONE).await?;
        // Reached from the app, over http: every file is fetched.
        browser.open(&format!("{}?view=about", serving.address())).await?;
        browser.until(READY).await?;
        browser.click(".take-away a", "").await?;
        browser.until("location.pathname.endsWith('/take-away.html')").await?;
        browser.click(".verify button", "核对").await?;
        browser.until(&format!("{VERIFIED}.includes('完好：{count} 个文件')")).await?;
        fs::write(&harmed, [whole.as_slice(), b" "].concat())?;
        fs::remove_file(copy.path().join("share.png"))?;
        browser.click(".verify button", "核对").await?;
        browser.until(&format!("{VERIFIED}.includes('有 2 个文件对不上')")).await?;
        let named = browser.run("return document.querySelector('.verify ul').innerText", vec![]).await?;
        ensure!(named.as_str().is_some_and(|named| named.contains("feed.xml：内容变了")), "{named}");
        ensure!(named.as_str().is_some_and(|named| named.contains("share.png：不见了")), "{named}");
        // From a disk, offline: the reader shows the folder.
        browser.devtools("Network.enable", json!({})).await?;
        browser.open(&format!("file://{}", copy.path().join("take-away.html").display())).await?;
        browser.until("!document.querySelector('.verify button').hidden").await?;
        ensure!(
            browser.run("return getComputedStyle(document.querySelector('.on-disk')).display", vec![]).await?
                != json!("none")
        );
        browser.run("document.querySelector('.verify input').hidden = false", vec![]).await?;
        browser.keys(".verify input", &copy.path().display().to_string()).await?;
        browser.until(&format!("{VERIFIED}.includes('有 2 个文件对不上')")).await?;
        let errors = browser.errors().await?;
        // The one that was asked for in vain over http.
        ensure!(errors.iter().all(|error| error.contains("share.png")), "{errors:#?}");
        browser.close().await
    });
}

#[test]
fn an_address_that_is_not_there_leads_to_its_article() {
    run(async {
        let serving = Serving::start(Site::new(&site()).below("/papers/xin"), 0)?;
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(serving.address()).await?;
        browser.until(READY).await?;
        let found = browser.run("return window.baoku.search('加装电梯')", vec![]).await?;
        let id = found["ids"][0].as_str().context("an id")?;
        let (key, line) = id.split_once('-').context("a place in print")?;
        // Another line of the same article, as an older compiler would have named it, and mangled ways to write it.
        let other = format!("{key}-{}", line.parse::<u32>()? + 1);
        let headline = "document.querySelector('article h1')";
        browser.open(&format!("{}?a={id}", serving.address())).await?;
        browser.until(headline).await?;
        let expected = browser.run(&format!("return {headline}.innerText"), vec![]).await?;
        for address in [
            format!("a/{other}.html"),
            format!("a/{id}.htm"),
            format!("a/{id}"),
            format!("a/{id}.html%E3%80%82"),
            format!("a/{id}.html%3Ffrom=singlemessage"),
            format!("a/{other}.html?from=timeline&isappinstalled=0"),
            format!("index.html%3Fa={id}"),
            format!("%3Fa={id}%26from=timeline"),
            format!("index.html&a={id}"),
        ] {
            browser.open(&format!("{}{address}", serving.address())).await?;
            let there = format!("{READY} && {headline} && {headline}.innerText === {expected}");
            browser.until(&there).await.with_context(|| address.clone())?;
        }
        browser.open(&format!("{}nothing/here", serving.address())).await?;
        browser.until("document.querySelector('.not-found a')").await?;
        browser.close().await
    });
}

#[test]
fn a_page_that_was_kept_too_long_is_renewed() {
    run(async {
        // The page that a browser kept is of another build, and its shards are gone.
        let host = copied(&site())?;
        let index = host.path().join("index.html");
        let fresh = fs::read_to_string(&index)?;
        let (_, rest) = fresh.split_once("data-manifest=\"").context("a manifest")?;
        let manifest = rest.split('"').next().context("its name")?;
        let (_, rest) = fresh.split_once("data-build=\"").context("a build")?;
        let build = rest.split('"').next().context("its name")?;
        fs::write(&index, fresh.replace(manifest, "0000000000000000").replace(build, "1111111111111111"))?;
        // What is kept for an hour is not asked for again, except by whoever insists.
        let site = Site::new(host.path()).with_header("Cache-Control: max-age=3600");
        let serving = Serving::start(site, 0)?;
        let browser = Browser::start(Window::PHONE).await?;
        browser.open(serving.address()).await?;
        browser.until("document.documentElement.dataset.state === 'failed'").await?;
        browser.until("document.getElementById('app').innerText.includes('电梯')").await?;
        fs::write(&index, fresh)?;
        browser.open(&format!("{}a/nowhere.html", serving.address())).await?;
        browser.open(serving.address()).await?;
        browser.until(READY).await?;
        browser.close().await
    });
}

#[test]
fn an_articles_own_page_is_used_without_a_mouse() {
    run(async {
        let visit = Visit::begin(&site(), Way::DoubleClick, Window::DESKTOP).await?;
        let browser = &visit.browser;
        let id = visit.search("加装电梯").await?["ids"][0].as_str().context("an id")?.to_owned();
        let page = format!("{}/a/{id}.html", visit.start.rsplit_once('/').map_or("", |(folder, _)| folder));
        browser.open(&page).await?;
        tab_to(browser, "document.activeElement.matches('.skip')").await?;
        browser.press(ENTER).await?;
        // Larger letters, here and on every page after it; and a printer.
        tab_to(browser, "document.activeElement.matches('[data-does=elder]')").await?;
        browser.press(ENTER).await?;
        let size = "document.documentElement.dataset.size";
        browser.until(&format!("{size} === 'elder'")).await?;
        browser.open(&page).await?;
        ensure!(visit.ask(size).await? == json!("elder"), "the size is forgotten");
        browser.run("window.print = () => (window.printed = true)", vec![]).await?;
        tab_to(browser, "document.activeElement.matches('[data-does=print]')").await?;
        browser.press(ENTER).await?;
        browser.until("window.printed").await?;
        browser.open(&page).await?;
        // What is folded away opens where it stands.
        for folded in ["details.receipt", "details.provenance", "details.cite", "details.take-away"] {
            tab_to(browser, &format!("document.activeElement.matches('{folded} > summary')")).await?;
            browser.press(ENTER).await?;
            browser.until(&format!("document.querySelector('{folded}[open]')")).await?;
        }
        tab_to(browser, "document.activeElement.matches('details.take-away a[download]')").await?;
        tab_to(browser, "document.activeElement.matches('.neighbours-before, .neighbours-after')").await?;
        browser.press(ENTER).await?;
        browser.until(&format!("location.href.includes('/a/') && !location.href.includes('{id}.html')")).await?;
        tab_to(browser, "document.activeElement.matches('input[type=search]')").await?;
        browser.keys("#search", "加装电梯").await?;
        browser.press(ENTER).await?;
        browser.until(&format!("{FIRST_RESULT} && location.search.includes('q=')")).await?;
        visit.end().await
    });
}

#[test]
fn the_line_for_first_time_readers_goes_for_good() {
    run(async {
        for way in [Way::WebHost, Way::DoubleClick, Way::OneFile] {
            let visit = Visit::begin(&site(), way, Window::PHONE).await?;
            let shown = "[...document.querySelectorAll('.front-note')].filter((e) => e.offsetHeight > 0).length";
            ensure!(visit.ask(shown).await? == json!(1), "{way:?}");
            visit.browser.click(".front-note button", "知道了").await?;
            visit.browser.until(&format!("{shown} === 0")).await?;
            visit.go("").await?;
            ensure!(visit.ask(shown).await? == json!(0), "{way:?}: it is back");
            visit.end().await?;
        }
        Ok(())
    });
}

#[test]
fn what_a_device_or_a_chat_can_do_is_offered_there_only() {
    run(async {
        let visit = Visit::begin(&site(), Way::WebHost, Window::PHONE).await?;
        let browser = &visit.browser;
        let id = visit.search("加装电梯").await?["ids"][0].as_str().context("an id")?.to_owned();
        let shown =
            |selector: &str| format!("[...document.querySelectorAll('{selector}')].some((e) => e.offsetHeight > 0)");
        visit.go(&format!("?a={id}")).await?;
        ensure!(visit.ask(&shown(".share-bar-share")).await? == json!(false), "a headless browser shares nothing");
        let own = visit.start.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let open = "for (const e of document.querySelectorAll('details')) e.open = true;";
        browser.open(&format!("{own}/a/{id}.html")).await?;
        browser.run(open, vec![]).await?;
        ensure!(visit.ask(&shown(".take-away a")).await? == json!(true));
        ensure!(visit.ask(&shown(".in-wechat")).await? == json!(false), "not in WeChat");

        let chat = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.30";
        browser.devtools("Emulation.setUserAgentOverride", json!({ "userAgent": chat })).await?;
        let share = "Object.defineProperty(navigator, 'share', { value: (what) => { window.shared = what; return Promise.reject(new Error('no')); } });";
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": share })).await?;
        browser.open(&format!("{own}/a/{id}.html")).await?;
        browser.run(open, vec![]).await?;
        ensure!(visit.ask(&shown(".in-wechat")).await? == json!(true), "in WeChat nothing can be saved");
        visit.go(&format!("?a={id}")).await?;
        browser.click(".share-bar-share", "分享").await?;
        let title = visit.ask("document.querySelector('article h1').innerText").await?;
        ensure!(visit.ask("window.shared").await? == json!({ "title": title, "url": format!("{own}/a/{id}.html") }));
        browser.click(".share-bar-page", "引用").await?;
        browser.until("location.pathname.includes('/a/') && document.querySelector('.cite')").await?;
        visit.end().await
    });
}
