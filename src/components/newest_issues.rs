//! The newest few issues, a line each.

use super::{El, el, issue_line};
use crate::store::Store;

/// How many.
const MOST: usize = 5;

/// The newest issues.
pub(crate) fn newest_issues(store: &Store) -> El {
    let newest = store.archive.issues().iter().rev().take(MOST);
    el("ul").class("newest-issues").all(newest.map(|issue| el("li").put(issue_line(store, issue))))
}
