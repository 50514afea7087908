//! The articles before and after in the issue.

use super::{Dress, PAPER, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use yew::prelude::*;

/// The way on through the issue.
pub(crate) fn neighbours(store: &Store, article: &ArticleHandle) -> Html {
    let words = store.words();
    let articles = article.issue().articles();
    let at = article.order() as usize;
    let before = at.checked_sub(1).and_then(|at| articles.get(at));
    let way = |article: Option<&ArticleHandle>, name: &'static str, class: &'static str| {
        let to = |article: &ArticleHandle| {
            html! {
                { link(store, Route::article(&article.id(), ""), Dress::class(class), html! { <><span class="neighbours-name">{ name }</span>
                    <span class="neighbours-title" lang={PAPER}>{ article.title() }</span></> }) }
            }
        };
        article.map(to).unwrap_or_default()
    };
    html! {
        <nav class="neighbours" aria-label={words.in_this_issue}>
            { way(before, words.previous_article, "neighbours-before") }
            { way(articles.get(at + 1), words.next_article, "neighbours-after") }
        </nav>
    }
}
