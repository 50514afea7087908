//! An article in a list: headline, when and where, and the passage that shows why it was found.

use super::{Link, dated, marked};
use crate::hooks::use_store;
use crate::route::Route;
use baoku_archive::article::ArticleHandle;
use baoku_archive::snippet::{mark, snippet};
use std::rc::Rc;
use yew::prelude::*;

/// How many characters of the passage are shown.
const PASSAGE: usize = 90;

/// What is shown.
#[derive(PartialEq, Properties)]
pub(crate) struct ArticleCardProps {
    /// The article.
    pub(crate) article: ArticleHandle,
    /// The folded words to mark.
    pub(crate) terms: Rc<Vec<String>>,
    /// Whether the page is about the issue anyway.
    #[prop_or_default]
    pub(crate) in_issue: bool,
}

/// The card.
#[component]
pub(crate) fn ArticleCard(props: &ArticleCardProps) -> Html {
    let store = use_store();
    let (article, terms) = (&props.article, &*props.terms);
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
                <p class="article-card-kicker" lang="zh-Hans">{ marked(&mark(&kicker, terms)) }</p>
            }
            <h2 class="article-card-headline">
                <Link to={Route::article(&article.id(), words)} lang="zh-Hans">{ marked(&mark(&article.title(), terms)) }</Link>
            </h2>
            if let Some(subtitle) = article.subtitle() {
                <p class="article-card-subtitle" lang="zh-Hans">{ marked(&mark(&subtitle, terms)) }</p>
            }
            <p class="article-card-passage" lang="zh-Hans">{ passage }</p>
            <p class="article-card-facts">
                if let Some(dating) = article.dating() {
                    <span>{ dated(&store, &dating) }</span>
                }
                if !props.in_issue {
                    <span>{ store.words().printed_on }{ " " }{ store.issue_label(article.issue().issue()) }</span>
                }
                if let Some(section) = article.section() {
                    <span lang="zh-Hans">{ section }</span>
                }
            </p>
        </article>
    }
}
