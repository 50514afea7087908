//! An issue in one line: its date, whether that is inferred, and how much is in it.

use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::bundle::{Issue, IssueDateBasis};

/// The line; without a link where the app cannot be reached.
pub(crate) fn issue_line(store: &Store, issue: &Issue) -> El {
    let words = store.words();
    el("span")
        .class("issue-line")
        .put(issue_name(store, issue))
        .put(el("span").class("issue-line-count").say(words.articles(issue.articles)))
}

/// What an issue is called, with a sign where its date is inferred; a link where the app can be reached.
pub(super) fn issue_name(store: &Store, issue: &Issue) -> El {
    let label = store.issue_label(issue);
    let name = match store.surface.reaches_app() {
        true => link(store, Route::issue(&issue.key.0)).say(label),
        false => el("span").say(label),
    };
    let inferred = issue.date.basis == IssueDateBasis::Inferred;
    el("span").put(name).maybe(inferred.then(|| doubt(store.words().inferred_mark())))
}

/// A sign beside something that is not printed.
pub(super) fn doubt(words: impl Into<yew::AttrValue>) -> El {
    el("span").class("doubt").say(words)
}
