//! The core of it all: a word, a year, an article with its printed lines, and back.

use super::Going;
use crate::visit::{FIRST_RESULT, Visit, Way};
use anyhow::{Context, ensure};
use serde_json::json;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
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
        browser
            .until("[...document.querySelectorAll('.results mark')].some((m) => m.innerText === '加装电梯')")
            .await?;

        browser.click("button", "筛选").await?;
        browser.click(".facet a", "2022").await?;
        browser.until("location.search.includes('year=2022')").await?;
        let narrowed = visit.ask("document.querySelectorAll('.results .article-card').length").await?;
        ensure!(narrowed.as_u64().is_some_and(|left| left >= 1 && left < total), "{narrowed} of {total} left");
        let results = visit.ask("location.search").await?;
        let headline = visit.ask(&format!("{FIRST_RESULT}.innerText")).await?;
        let headline = headline.as_str().context("a headline")?.to_owned();

        browser.click(".results .article-card-headline a", &headline).await?;
        browser
            .until(&format!(
                "document.querySelector('h1') && document.querySelector('h1').innerText.includes({})",
                json!(headline)
            ))
            .await?;
        browser.until("document.querySelector('article mark')").await?;
        browser.click("article details.receipt summary", "原文第").await?;
        browser.until("document.querySelector('details.receipt[open] .raw-lines li').innerText.length > 0").await?;

        // Where an article has no page of its own to say so, its own place in the app says how to cite it.
        if visit.way == Way::OneFile {
            browser.click("details.cite summary", "引用").await?;
            browser.until("[...document.querySelectorAll('.cite dd')].length === 5").await?;
            browser
                .until("[...document.querySelectorAll('.cite dd')].every((d) => /[0-9a-f]{16}/.test(d.innerText))")
                .await?;
        } else {
            ensure!(visit.ask("!document.querySelector('.cite')").await? == json!(true), "cited twice");
        }

        browser.back().await?;
        browser.until(&format!("location.search === {results} && {FIRST_RESULT}")).await?;
        browser.click(".chips a, .chips button", "加装电梯").await?;
        browser.until("!location.search.includes('q=')").await?;
        Ok(())
    })
}
