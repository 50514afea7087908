//! The newest few issues, a line each.

use super::issue_line;
use crate::store::Store;
use yew::prelude::*;

/// How many.
const MOST: usize = 5;

/// The newest issues.
pub(crate) fn newest_issues(store: &Store) -> Html {
    html! {
        <ul class="newest-issues">
            for issue in store.archive.issues().iter().rev().take(MOST) {
                <li key={issue.key.0.as_str()}>{ issue_line(store, issue) }</li>
            }
        </ul>
    }
}
