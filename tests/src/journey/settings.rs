//! Text size and language belong to the device: kept there, and not in the address.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;
use serde_json::json;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
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
        Ok(())
    })
}
