//! From the list of open questions to the printed line in question.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click(".questions-line a", "存疑").await?;
        browser.until("document.querySelector('.question .question-place a')").await?;
        let listed = visit.ask("document.querySelectorAll('.question').length").await?;
        // A question about a line, not about an issue as a whole.
        let to_article = "document.querySelector('.question-place a[href*=\"a=\"]')";
        let line = visit.ask(&format!("{to_article}.innerText.match(/[0-9]+ 行/)[0]")).await?;
        browser.run(&format!("{to_article}.click()"), vec![]).await?;
        browser.until("document.querySelector('article details.receipt[open] .raw-lines li')").await?;
        let open = visit.ask("document.querySelector('article details.receipt[open] .raw-lines').innerText").await?;
        ensure!(open.as_str().is_some_and(|lines| !lines.is_empty()), "nothing behind {line}");
        browser.back().await?;
        browser.until(&format!("document.querySelectorAll('.question').length === {listed}")).await?;
        Ok(())
    })
}
