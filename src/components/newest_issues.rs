//! The newest few issues, a line each.

use super::IssueLine;
use crate::hooks::use_store;
use yew::prelude::*;

/// How many.
const MOST: usize = 5;

/// The newest issues.
#[component]
pub(crate) fn NewestIssues() -> Html {
    let store = use_store();
    html! {
        <ul class="newest-issues">
            for issue in store.archive.issues().iter().rev().take(MOST) {
                <li key={issue.key.0.as_str()}><IssueLine issue={issue.clone()} /></li>
            }
        </ul>
    }
}
