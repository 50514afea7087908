//! The core of it all without a mouse: whatever is wanted is come to with Tab, shows that it has the focus, and does its
//! work with Enter, Space or an arrow.

use super::Going;
use crate::browser::Browser;
use crate::visit::{FIRST_RESULT, Visit};
use anyhow::{Context, Result, ensure};
use serde_json::json;

const TAB: char = '\u{e004}';
/// The key that does what has the focus.
pub const ENTER: char = '\u{e007}';
const ARROW_DOWN: char = '\u{e015}';
const END: char = '\u{e010}';
const ESCAPE: char = '\u{e00c}';
/// As many stops as lie between any two things on a page, the list of every filter included.
const FAR: usize = 150;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.press(TAB).await?;
        browser.until("document.activeElement.matches('.skip')").await?;
        ensure!(visit.ask(SHOWN).await? == json!(true), "the way past the masthead does not show itself");
        browser.press(ENTER).await?;
        browser.until("document.activeElement.id === 'main'").await?;
        ensure!(visit.ask("location.hash").await? == json!(""), "the way past the masthead is in the address");

        // Elsewhere: WebKit brings the same address back as far down as it was.
        visit.go("?sort=newest").await?;
        tab_to(browser, "document.activeElement.id === 'search'").await?;
        browser.keys("#search", "加装电梯").await?;
        browser.press(ENTER).await?;
        browser.until(&format!("{FIRST_RESULT} && location.search.includes('q=')")).await?;
        tab_to(browser, "document.activeElement.matches('.facet-panel .skip')").await?;
        browser.press(ENTER).await?;
        browser.until("document.activeElement.matches('.facet-panel + *') && !location.hash").await?;
        tab_to(browser, &format!("document.activeElement === {FIRST_RESULT}")).await?;
        // Elsewhere and back, likewise.
        visit.go("").await?;
        visit.go("?q=加装电梯").await?;
        tab_to(
            browser,
            "document.activeElement.matches('.facet a') && document.activeElement.innerText.includes('2022')",
        )
        .await?;
        browser.press(ENTER).await?;
        browser.until("location.search.includes('year=2022')").await?;
        let headline = visit.ask(&format!("{FIRST_RESULT}.innerText")).await?;
        let headline = headline.as_str().context("a headline")?.to_owned();
        tab_to(browser, &format!("document.activeElement === {FIRST_RESULT}")).await?;
        browser.press(ENTER).await?;
        let opened = format!(
            "document.querySelector('h1') && document.querySelector('h1').innerText.includes({})",
            json!(headline)
        );
        browser.until(&opened).await?;
        tab_to(browser, "document.activeElement.matches('details.receipt summary')").await?;
        browser.press(ENTER).await?;
        browser.until("document.querySelector('details.receipt[open] .raw-lines li').innerText.length > 0").await?;
        browser.back().await?;
        browser.until(&format!("{FIRST_RESULT} && document.activeElement === {FIRST_RESULT}")).await?;

        visit.go("?view=timeline").await?;
        tab_to(browser, "document.activeElement.id === 'timeline-chart'").await?;
        for key in ['+', '+', '+', END] {
            browser.press(key).await?;
        }
        browser.until("location.search.includes('dates=')").await?;
        browser.press(ARROW_DOWN).await?;
        browser.until("document.activeElement.id === 'mark-0'").await?;
        ensure!(visit.ask(MARKED).await? == json!(true), "a mark has the focus and does not show it");
        browser.press(ARROW_DOWN).await?;
        browser.until("document.activeElement.id === 'mark-1' && document.activeElement.ariaLabel").await?;
        browser.press(ENTER).await?;
        browser.until("!document.querySelector('#timeline-chart')").await?;

        visit.go("").await?;
        tab_to(browser, "document.activeElement.matches('.display-settings summary')").await?;
        browser.press(ENTER).await?;
        tab_to(browser, "document.activeElement.matches('.display-settings button')").await?;
        browser.press(ESCAPE).await?;
        browser.until("document.activeElement.matches('.display-settings:not([open]) summary')").await?;
        browser.press(ENTER).await?;
        tab_to(browser, "document.activeElement.matches('button') && document.activeElement.innerText === '长辈'")
            .await?;
        browser.press(' ').await?;
        browser.until("document.documentElement.dataset.size === 'elder'").await
    })
}

/// Whether what has the focus can be seen, and that it has it, by a ring.
const SHOWN: &str = "(() => {
    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
    const seen = r.height > 1 && r.bottom > 0 && r.top < innerHeight && r.right > 0;
    return seen && r.width > 1 && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
})()";

/// Whether a mark of a drawing shows that it has the focus, by its colour.
const MARKED: &str = "(() => {
    const look = mark => { const s = getComputedStyle(mark.querySelector('.timeline-hit')); return s.fill + s.stroke; };
    return look(document.activeElement) !== look(document.querySelector('#mark-1'));
})()";

/// Presses Tab until something has the focus; whatever has it on the way must show it.
///
/// # Errors
/// When nothing shows that it has the focus, or it is not come to.
pub async fn tab_to(browser: &Browser, there: &str) -> Result<()> {
    for _ in 0..FAR {
        browser.press(TAB).await?;
        let now = browser.run(&format!("return [{there}, {SHOWN}, document.activeElement.outerHTML]"), vec![]).await?;
        ensure!(now[1] == json!(true), "has the focus and does not show it: {}", now[2]);
        if now[0] == json!(true) {
            return Ok(());
        }
    }
    anyhow::bail!("{there} is not come to with {FAR} times Tab")
}
