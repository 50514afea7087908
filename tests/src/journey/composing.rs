//! Letters of an input method are not words yet.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;
use serde_json::json;

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        let compose = "const field = document.querySelector('#search'); field.focus();
            field.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
            field.value = 'jia'; field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));";
        browser.run(compose, vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        ensure!(
            visit.ask("location.search").await? == json!(""),
            "it searched between compositionstart and compositionend"
        );
        let end = "const field = document.querySelector('#search'); field.value = '加装';
            field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, data: '加装'}));
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));";
        browser.run(end, vec![]).await?;
        browser.until("decodeURIComponent(location.search).includes('q=加装')").await?;
        Ok(())
    })
}
