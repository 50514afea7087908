//! One issue: when it appeared and how that is known, its articles, and the whole source.

use super::not_found::not_found;
use crate::components::{El, cards, el, issue_head, issue_source, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::question::Question;
use baoku_archive::snippet::Terms;
use std::rc::Rc;

/// The page of the issue that the route names.
pub(crate) fn issue_page(store: &Rc<Store>) -> El {
    let key = store.route.question().filter("issue").unwrap_or_default();
    let Some(issue) = store.archive.issue(key) else { return not_found(store, key, true) };
    let loaded = store.archive.loaded_issue(key);
    let shown = store.ready.articles.len();
    let page = el("div")
        .class("issue-page")
        .key(key)
        .put(issue_head(store, issue))
        .put(cards(store, &Terms::default(), true))
        .maybe((shown < issue.articles as usize).then(|| {
            let all = Route::results(Question::default().with("issue", key));
            el("p").put(link(store, all).say(store.words().all_of_issue()))
        }));
    match loaded {
        Some(issue) => page.add(issue_source(store, issue)),
        None => page,
    }
}
