//! Two words compared over time, one of them in its context, and on to an issue's articles that have it.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click(".site-nav a", "比一比").await?;
        browser.until("document.querySelector('#compared')").await?;
        browser.write("#compared", "电梯 学习").await?;
        browser.click(".compared-words button", "").await?;
        browser.until("document.querySelectorAll('.compared-legend li').length === 2").await?;
        browser.until("document.querySelectorAll('.compared .plot-lines').length === 2").await?;
        // The context is that of the first word, until another is asked for.
        browser.until("document.querySelector('.fact-table-hit').innerText === '电梯'").await?;
        browser.click(".compared-legend a", "学习").await?;
        browser.until("document.querySelector('.fact-table-hit').innerText === '学习'").await?;
        browser.click(".fact-table [aria-sort] a", "后文").await?;
        browser.until("document.querySelector('[aria-sort=ascending]')").await?;
        browser.click(".compared-measure a", "一共几次").await?;
        browser.until("!document.querySelector('.fact-grid td a').innerText.includes('.')").await?;
        let wide = visit.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
        ensure!(wide == 0, "the page can be moved sideways by {wide}");
        browser.run("document.querySelector('.fact-grid td a').click()", vec![]).await?;
        browser.until("document.querySelector('.results mark')").await?;
        browser.back().await?;
        browser.until("document.querySelector('#compared').value === '电梯 学习'").await?;
        browser.click(".known-ways a", "同在一篇").await?;
        browser.until("document.querySelectorAll('.fact-grid td a').length > 3").await?;
        browser.click(".known-ways a", "每期新见").await?;
        browser.until("document.querySelector('.fact-table-sentence mark')").await?;
        Ok(())
    })
}
