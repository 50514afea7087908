//! No such article or issue: what may have happened, and where to look instead.

use crate::components::{El, el, issue_line, newest_issues};
use crate::store::Store;
use crate::words::fill;

/// The page for an id in an address that leads nowhere.
pub(crate) fn not_found(store: &Store, id: &str, is_issue: bool) -> El {
    let words = store.words();
    let nearest = store.archive.issue(id.split('-').next().unwrap_or_default());
    let why = match (is_issue, store.archive.shard_of(id)) {
        (true, _) => fill(words.not_found_issue(), &[id]),
        (_, Some(_)) => words.not_found_missing().into(),
        _ => fill(words.not_found_article(), &[id]),
    };
    el("div")
        .class("not-found")
        .put(el("h1").say(words.not_found_title()))
        .put(el("p").say(why))
        .maybe(nearest.map(|issue| el("div").put(el("p").say(words.not_found_nearest())).put(issue_line(store, issue))))
        .put(el("p").say(words.not_found_try()))
        .put(newest_issues(store))
}
