//! The head of an article: section, kicker, headline, subtitle, byline, and when it happened.

use super::{Dress, dated, link, marked, text};
use crate::route::Route;
use crate::store::Store;
use crate::words;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::IssueDateBasis;
use baoku_archive::snippet::mark;
use yew::prelude::*;

/// The head.
pub(crate) fn article_head(store: &Store, article: &ArticleHandle, is_page: bool) -> Html {
    let words = store.words();
    let terms = store.route.question().terms();
    let line = |class: &'static str, text: Option<String>| {
        text.map(|text| html! { <p {class}>{ marked(&mark(&text, &terms)) }</p> }).unwrap_or_default()
    };
    let byline = article.article().byline.as_ref().map(|passage| article.join(&passage.pieces));
    let has_headline = article.headline().is_some();
    let headline = marked(&mark(&article.title(), &terms));
    let headline = match is_page {
        true => html! { <h1 data-printed={has_headline.to_string()}>{ headline }</h1> },
        false => html! { <h2 data-printed={has_headline.to_string()}>{ headline }</h2> },
    };
    let issue = article.issue().issue();
    let label = store.issue_label(issue);
    let lang = store.settings.language.tag();
    html! {
        <header class="article-head">
            { line("article-head-section", article.section()) }
            { line("article-head-kicker", article.kicker().filter(|_| has_headline)) }
            { headline }
            { line("article-head-subtitle", article.subtitle()) }
            { line("article-head-byline", byline) }
            <dl class="article-head-dates" {lang}>
                if let Some(dating) = article.dating() {
                    <div>
                        <dt>{ words.event_date }</dt>
                        <dd>{ dated(store, &dating) }
                            <span class="article-head-basis">{ words::dating_basis(store.settings.language, article) }</span></dd>
                    </div>
                }
                <div>
                    <dt>{ words.printed_on }</dt>
                    <dd>
                        if store.surface.reaches_app() {
                            { link(store, Route::issue(&issue.key.0), Dress::default(), text(label)) }
                        } else {
                            { label }
                        }
                        if issue.date.basis == IssueDateBasis::Inferred {
                            <span class="doubt">{ words.inferred_mark }</span>
                        }
                    </dd>
                </div>
            </dl>
        </header>
    }
}
