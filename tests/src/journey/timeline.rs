//! The timeline narrowed with the mouse, by the wheel and by a button, and its lanes chosen.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;
use serde_json::json;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click("nav a", "时间轴").await?;
        browser.until("document.querySelectorAll('.timeline-point').length > 10").await?;
        browser.until("document.querySelector('.timeline-gap')").await?;
        let before =
            visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
        browser.drag("#timeline-chart", 0.01, 0.45).await?;
        browser.until("location.search.includes('dates=')").await?;
        let after =
            visit.ask("document.querySelectorAll('.timeline-point').length").await?.as_u64().unwrap_or_default();
        ensure!(after >= 1 && after < before, "{after} of {before} left");
        // The wheel zooms where the drawing has the keyboard, as after a click, and else rolls the page.
        let chosen = visit.ask("location.search").await?;
        let turn = "const e = document.querySelector('#timeline-chart'), r = e.getBoundingClientRect();
            return e.dispatchEvent(new WheelEvent('wheel', {deltaY: arguments[0], clientX: r.left + 99, bubbles: true,
                cancelable: true}));";
        browser.run("document.querySelector('#search').focus()", vec![]).await?;
        ensure!(
            browser.run(turn, vec![json!(-100)]).await? == json!(true),
            "the page cannot be rolled past the drawing"
        );
        browser.run("document.querySelector('#timeline-chart').focus()", vec![]).await?;
        ensure!(browser.run(turn, vec![json!(-100)]).await? == json!(false), "the wheel does not zoom");
        browser.until(&format!("location.search !== {chosen} && location.search.includes('dates=')")).await?;
        browser.run("document.querySelector('#timeline-chart').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))", vec![]).await?;
        browser.until("!location.search.includes('dates=')").await?;
        ensure!(browser.run(turn, vec![json!(100)]).await? == json!(true), "what cannot be wider holds the page fast");
        browser.click(".timeline-chart-lanes a", "各期").await?;
        browser
            .until(
                "location.search.includes('lanes=events') && document.querySelectorAll('.timeline-lane').length === 1",
            )
            .await?;
        browser.click(".timeline-chart-hands button", "表格").await?;
        browser.until("document.querySelectorAll('.timeline-chart tbody tr').length === document.querySelectorAll('.timeline-chart svg a').length").await?;
        Ok(())
    })
}
