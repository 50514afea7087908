//! What is not quite right leads to what may be meant: a name that sounds like another, a character written wrongly.

use super::Going;
use crate::visit::{FIRST_RESULT, Visit};

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        // Who else may be meant, beside what was found.
        browser.write("#search", "王伟").await?;
        browser.until(&format!("{FIRST_RESULT} && document.querySelector('.others-meant a')")).await?;
        browser.click(".others-meant a", "王炜").await?;
        browser.until("document.querySelector('.results mark').innerText === '王炜'").await?;
        browser.click(".others-meant a", "王伟").await?;
        browser.until("document.querySelector('.results mark').innerText === '王伟'").await?;
        // A character written wrongly.
        browser.write("#search", "加装店梯").await?;
        browser.click(".nearest a", "加装电梯").await?;
        browser.until(&format!("{FIRST_RESULT} && !document.querySelector('.others-meant')")).await?;
        Ok(())
    })
}
