//! What may be meant is suggested while it is typed: by pinyin's initials with the keys, by a name's beginning with the
//! finger; in its own room, not above the page.

use super::Going;
use crate::visit::{FIRST_RESULT, Visit};
use anyhow::ensure;
use serde_json::json;

const ARROW_DOWN: char = '\u{e015}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.write("#search", "jlp").await?;
        browser.until("document.querySelector('.suggestions li') && document.querySelector('.suggestions li').innerText.includes('蒋丽萍')").await?;
        let shown = "(() => { const box = document.querySelector('.suggestions').getBoundingClientRect();
            const main = document.querySelector('main').getBoundingClientRect();
            return box.bottom <= main.top + 1 && [...document.querySelectorAll('.suggestions li')]
                .every(li => li.getBoundingClientRect().height >= 44); })()";
        ensure!(
            visit.ask(shown).await? == json!(true),
            "the suggestions are too small to press, or lie above the page"
        );
        browser.press(ARROW_DOWN).await?;
        browser
            .until(
                "document.querySelector('#search').getAttribute('aria-activedescendant') === 'suggestion-0'
                && document.querySelector('#suggestion-0').getAttribute('aria-selected') === 'true'",
            )
            .await?;
        browser.press(ENTER).await?;
        browser.until(&format!("location.search.includes('person=') && {FIRST_RESULT}")).await?;
        browser
            .until("!document.querySelector('.suggestions') && document.querySelector('#search').value === ''")
            .await?;

        visit.go("").await?;
        browser.write("#search", "蒋丽").await?;
        browser.until("document.querySelector('.suggestions li')").await?;
        browser.press(ESCAPE).await?;
        browser.until("!document.querySelector('.suggestions')").await?;
        browser.write("#search", "蒋").await?;
        browser.click(".suggestions li", "蒋丽萍").await?;
        browser.until(&format!("location.search.includes('person=') && {FIRST_RESULT}")).await
    })
}
