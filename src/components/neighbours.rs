//! The articles before and after in the issue.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use baoku_archive::article::ArticleHandle;
use yew::prelude::*;

/// Which article.
#[derive(PartialEq, Properties)]
pub(crate) struct NeighboursProps {
    /// The article.
    pub(crate) article: ArticleHandle,
}

/// The way on through the issue.
#[component]
pub(crate) fn Neighbours(props: &NeighboursProps) -> Html {
    let store = use_store();
    let words = store.words();
    let articles = props.article.issue().articles();
    let at = props.article.order() as usize;
    let before = at.checked_sub(1).and_then(|at| articles.get(at));
    let way = |article: Option<&ArticleHandle>, name: &'static str, class: &'static str| {
        let to = |article: &ArticleHandle| {
            html! {
                <Link to={Route::article(&article.id(), "")} {class}>
                    <span class="neighbours-name">{ name }</span>
                    <span class="neighbours-title" lang="zh-Hans">{ article.title() }</span>
                </Link>
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
