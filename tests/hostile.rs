//! An issue written by somebody who means harm: in every page of the app and beside it, what is printed is text.
//!
//! `cargo xtask test` builds the site of tests/hostile and says where it is (`BAOKU_HOSTILE_SITE`).

use anyhow::{Context, Result, ensure};
use baoku_journeys::{READY, Visit, WAYS, Way, Window, run};
use serde_json::json;
use std::path::PathBuf;

/// What nobody but the paper can have put there. The app's own pictures have no such attributes.
const HARM: &str = "[window.harmed, document.querySelectorAll('#app script, #app iframe, #app object, #app embed, #app [onload], \
    #app [onerror], #app [onclick], #app [onmouseover], #app [srcdoc], #app circle[r=\"9\"], a[href^=\"javascript\" i]').length]";

fn site() -> PathBuf {
    let site = std::env::var_os("BAOKU_HOSTILE_SITE");
    PathBuf::from(site.expect("BAOKU_HOSTILE_SITE names a built site; `cargo xtask test` sets it"))
}

#[test]
fn what_is_printed_is_text_everywhere() {
    run(async {
        for way in WAYS {
            look_everywhere(way).await.with_context(|| format!("{way:?}"))?;
        }
        Ok(())
    });
}

async fn look_everywhere(way: Way) -> Result<()> {
    let visit = Visit::begin(&site(), way, Window::PHONE).await?;
    // Signs that nobody sees do not part a word; letters that only look alike are others.
    for (words, total) in [("电梯", 1), ("柳园镇修好", 1), ("apple", 1), ("onerror", 1), ("<script>", 1)] {
        let found = visit.search(words).await?;
        ensure!(found["total"] == json!(total), "{words}: {found}");
    }
    let id = visit.search("读书会").await?["ids"][0].as_str().context("an id")?.to_owned();
    let issue = id.split('-').next().unwrap_or_default().to_owned();
    let mut pages = vec![
        String::new(),
        "?q=onerror".into(),
        "?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.harmed%3D20%3E".into(),
        format!("?a={id}"),
        format!("?view=issue&issue={issue}"),
        "?a=%3Cscript%3Ewindow.harmed%3D21%3C/script%3E".into(),
    ];
    pages.extend(
        ["timeline", "people", "offices", "series", "figures", "about", "questions"]
            .map(|view| format!("?view={view}")),
    );
    for page in pages {
        visit.go(&page).await?;
        visit.browser.run("for (const e of document.querySelectorAll('details')) e.open = true;", vec![]).await?;
        let harm = visit.ask(HARM).await?;
        ensure!(harm == json!([null, 0]), "{page}: {harm}");
    }
    if way != Way::OneFile {
        let own = visit.start.rsplit_once('/').map_or("", |(folder, _)| folder);
        visit.browser.open(&format!("{own}/a/{id}.html")).await?;
        visit.browser.until("document.querySelector('h1').innerText.includes('<img src=x onerror=')").await?;
        let harm = visit.ask(&HARM.replace("#app ", "main ")).await?;
        ensure!(harm == json!([null, 0]), "{id}: {harm}");
    } else {
        visit.go("").await?;
    }
    ensure!(visit.ask(READY).await.is_ok());
    visit.end().await
}
