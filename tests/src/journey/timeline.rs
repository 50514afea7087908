//! The timeline narrowed with the mouse, then with the keyboard.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click("nav a", "时间轴").await?;
        browser.until("document.querySelectorAll('.timeline-point').length > 10").await?;
        browser.until("document.querySelector('.timeline-gap')").await?;
        let before =
            visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
        browser.drag(".range-brush svg", 0.01, 0.45).await?;
        browser.until("location.search.includes('dates=')").await?;
        let after =
            visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
        ensure!(after >= 1 && after < before, "{after} of {before} left");
        // By keyboard: the later end one month earlier changes the address again.
        let chosen = visit.ask("location.search").await?;
        browser.run("document.querySelector('#brush-last').focus()", vec![]).await?;
        browser.keys("#brush-last", "\u{e012}").await?;
        browser.until(&format!("location.search !== {chosen} && location.search.includes('dates=')")).await?;
        Ok(())
    })
}
