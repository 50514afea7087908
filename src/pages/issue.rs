//! One issue: when it appeared and how that is known, its articles, and the whole source.

use super::not_found::not_found;
use crate::components::{El, IssueSource, article_card, el, issue_head};
use crate::store::Store;
use baoku_archive::snippet::Terms;
use std::rc::Rc;
use yew::prelude::*;

/// The page of the issue that the route names.
pub(crate) fn issue_page(store: &Rc<Store>) -> El {
    let key = store.route.question().filter("issue").unwrap_or_default();
    let Some(issue) = store.archive.issue(key) else { return not_found(store, key, true) };
    let loaded = store.archive.loaded_issue(key);
    let cards =
        store.ready.articles.iter().map(|article| el("li").put(article_card(store, article, &Terms::default(), true)));
    let page =
        el("div").class("issue-page").key(key).put(issue_head(store, issue)).put(el("ol").class("cards").all(cards));
    match loaded {
        Some(issue) => page.add(html! { <IssueSource store={store.clone()} {issue} /> }),
        None => page,
    }
}
