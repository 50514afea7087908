//! No such article or issue: what may have happened, and where to look instead.

use crate::components::{El, el, issue_line, newest_issues};
use crate::store::Store;
use crate::words::fill;

/// What the page is called.
pub(super) fn title(store: &Store) -> &'static str {
    if store.lacks() { store.words().not_loaded_title() } else { store.words().not_found_title() }
}

/// The page for an id in an address that leads nowhere.
pub(crate) fn not_found(store: &Store, id: &str, is_issue: bool) -> El {
    let words = store.words();
    let nearest = store.archive.issue(id.split('-').next().unwrap_or_default());
    let why = match is_issue {
        _ if store.lacks() => words.not_found_missing().into(),
        true => fill(words.not_found_issue(), &[id]),
        false => fill(words.not_found_article(), &[id]),
    };
    el("div")
        .class("not-found")
        .put(el("h1").say(title(store)))
        .put(el("p").say(why))
        .maybe(nearest.map(|issue| el("div").put(el("p").say(words.not_found_nearest())).put(issue_line(store, issue))))
        .put(el("p").say(words.not_found_try()))
        .put(newest_issues(store))
}
