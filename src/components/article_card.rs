//! An article in a list: headline, when and where, and the passage that shows why it was found.

use super::{Dress, PAPER, dated, link, marked};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::snippet::{mark, snippet};
use yew::prelude::*;

/// How many characters of the passage are shown.
const PASSAGE: usize = 90;

/// The card.
pub(crate) fn article_card(store: &Store, article: &ArticleHandle, terms: &[String], in_issue: bool) -> Html {
    let (article, terms) = (article, &*terms);
    let passage = snippet(article, terms, PASSAGE);
    let passage = match &passage {
        Some(passage) => marked(passage),
        None => {
            let lead = article.lead();
            let shown: String = lead.chars().take(PASSAGE).collect();
            let more = if shown.len() < lead.len() { "…" } else { "" };
            html! { <>{ shown }{ more }</> }
        }
    };
    let kicker = article.kicker().filter(|_| article.headline().is_some());
    let words = if terms.is_empty() { "" } else { &store.route.question().text };
    html! {
        <article class="article-card">
            if let Some(kicker) = kicker {
                <p class="article-card-kicker" lang={PAPER}>{ marked(&mark(&kicker, terms)) }</p>
            }
            <h2 class="article-card-headline">
                { link(store, Route::article(&article.id(), words), Dress::paper(), marked(&mark(&article.title(), terms))) }
            </h2>
            if let Some(subtitle) = article.subtitle() {
                <p class="article-card-subtitle" lang={PAPER}>{ marked(&mark(&subtitle, terms)) }</p>
            }
            <p class="article-card-passage" lang={PAPER}>{ passage }</p>
            <p class="article-card-facts">
                if let Some(dating) = article.dating() {
                    <span>{ dated(store, &dating) }</span>
                }
                if !in_issue {
                    <span>{ store.words().printed_on }{ " " }{ store.issue_label(article.issue().issue()) }</span>
                }
                if let Some(section) = article.section() {
                    <span lang={PAPER}>{ section }</span>
                }
            </p>
        </article>
    }
}
