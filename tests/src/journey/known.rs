//! From the offices to somebody's page and on to the printed line, and back.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click(".site-nav a", "人和事").await?;
        browser.until("document.querySelectorAll('.fact-table tbody tr').length > 3").await?;
        browser.click(".known-ways a", "职务").await?;
        browser
            .until("document.querySelector('.fact-table-group') && document.querySelector('.fact-table-lane path')")
            .await?;
        let wide = visit.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
        ensure!(wide == 0, "the page can be moved sideways by {wide}");
        let name =
            visit.ask("document.querySelector('.fact-table tbody tr:not(.fact-table-group) th a').innerText").await?;
        let scripted = |what: &str| format!("document.querySelector('{what}').click()");
        browser.run(&scripted(".fact-table tbody tr:not(.fact-table-group) th a"), vec![]).await?;
        browser.until(&format!("document.querySelector('main h1').innerText === {name}")).await?;
        browser.until(&format!("document.querySelector('.fact-table-sentence mark').innerText === {name}")).await?;
        let tables = visit.ask("document.querySelectorAll('.fact-table').length").await?;
        browser.run(&scripted(".fact-table tbody th a"), vec![]).await?;
        browser.until(&format!("document.querySelector('article').innerText.includes({name})")).await?;
        browser.back().await?;
        browser.until(&format!("document.querySelectorAll('.fact-table').length === {tables}")).await?;

        // A figure leads to its printed line, where it is marked.
        visit.go("?view=figures").await?;
        browser.until("document.querySelector('td[data-name=\"报上的数\"] a')").await?;
        let number = visit.ask("document.querySelector('td[data-name=\"报上的数\"] a').innerText").await?;
        browser.run(&scripted("td[data-name=\"报上的数\"] a"), vec![]).await?;
        browser
            .until(&format!("[...document.querySelectorAll('article mark')].some((m) => m.innerText === {number})"))
            .await?;
        Ok(())
    })
}
