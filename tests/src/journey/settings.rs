//! Text size and language belong to the device: kept there, and not in the address.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;
use serde_json::json;

/// True once a menu is folded away.
fn folded(menu: &str) -> String {
    format!("document.querySelector('.{menu} details:not([open]) a')")
}

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        let size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";
        let normal = visit.ask(size).await?.as_f64().unwrap_or_default();
        browser.click("summary", "显示设置").await?;
        browser.click("button", "长辈").await?;
        browser.until(&format!("{size} >= {normal} * 1.2")).await?;
        browser.click("button", "English").await?;
        // The page comes first: the ways to go are behind one word.
        browser.until(&format!("document.documentElement.lang === 'en' && {}", folded("site-nav"))).await?;
        browser.click(".site-nav summary", "Menu").await?;
        browser.click(".site-nav a", "Timeline").await?;
        browser.until(&format!("document.querySelector('.timeline-page') && {}", folded("site-nav"))).await?;
        visit.go("?view=people").await?;
        browser.until(&format!("document.querySelector('.known-page h1') && {}", folded("known-ways"))).await?;
        visit.go("").await?;
        ensure!(visit.ask("location.search").await? == json!(""), "settings are the device's, not the address's");
        browser.open(&visit.start).await?;
        browser.until(&format!("document.documentElement.lang === 'en' && document.documentElement.dataset.state === 'ready' && {size} >= {normal} * 1.2")).await?;
        Ok(())
    })
}
