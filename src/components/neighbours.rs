//! The articles before and after in the issue.

use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;

/// The way on through the issue.
pub(crate) fn neighbours(store: &Store, article: &ArticleHandle) -> El {
    let words = store.words();
    let beside = |number: Option<u32>| store.ready.here().find(|other| Some(other.number()) == number);
    let way = |number: Option<u32>, name: &'static str, class: &'static str| {
        let other = beside(number)?;
        let name = el("span").class("neighbours-name").say(name);
        let title = el("span").class("neighbours-title").paper().say(other.title());
        Some(link(store, Route::article(&other.id(), "")).class(class).put(name).put(title))
    };
    el("nav")
        .class("neighbours")
        .attr("aria-label", words.in_this_issue())
        .maybe(way(article.number().checked_sub(1), words.previous_article(), "neighbours-before"))
        .maybe(way(Some(article.number() + 1), words.next_article(), "neighbours-after"))
}
