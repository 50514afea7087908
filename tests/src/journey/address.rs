//! Addresses as chats and readers mangle them.

use super::Going;
use crate::visit::{FIRST_RESULT, Visit};

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        visit.go("?a=nowhere-1&from=singlemessage&isappinstalled=0").await?;
        browser.until("document.querySelector('main h1') && document.querySelector('main a')").await?;
        visit.go("?q=%E5%8A%A0%E8%A3%85&amp;year=2022&nsukey=x%zz&q=two").await?;
        browser.until(FIRST_RESULT).await?;
        browser.until("document.querySelector('.chips').innerText.includes('2022')").await?;
        Ok(())
    })
}
