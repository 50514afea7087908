//! The head of an article: section, kicker, headline, subtitle, byline, and when it happened.

use super::issue_line::issue_name;
use super::{El, dated, el, marked, proofed};
use crate::store::Store;
use crate::words;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Passage;
use baoku_archive::snippet::mark;

/// The head. On the article's own page its headline is the page's.
pub(crate) fn article_head(store: &Store, article: &ArticleHandle, is_page: bool) -> El {
    let words = store.words();
    let terms = store.terms();
    let printed = article.article();
    let line = |class: &'static str, passage: &Option<Passage>| {
        passage.as_ref().map(|passage| proofed(store, article, el("p").class(class), &passage.pieces))
    };
    let has_headline = printed.headline.is_some();
    let headline = el(if is_page { "h1" } else { "h2" }).flag("data-printed", has_headline);
    let headline = match &printed.headline {
        Some(passage) => proofed(store, article, headline, &passage.pieces),
        None => marked(headline, mark(&article.title(), &terms)),
    };
    let section =
        article.section().map(|section| marked(el("p").class("article-head-section"), mark(&section, &terms)));
    let basis = || words::dating_basis(store.settings.language, article);
    let event = article.dating().map(|dating| {
        let basis = el("span").class("article-head-basis").say(basis());
        el("div").put(el("dt").say(words.event_date())).put(dated(store, "dd", &dating).put(basis))
    });
    let printed_on =
        el("div").put(el("dt").say(words.printed_on())).put(el("dd").put(issue_name(store, article.issue().issue())));
    let dates = el("dl").class("article-head-dates").attr("lang", store.settings.language.tag());
    el("header")
        .class("article-head")
        .maybe(section)
        .maybe(line("article-head-kicker", &printed.kicker).filter(|_| has_headline))
        .put(headline)
        .maybe(line("article-head-subtitle", &printed.subtitle))
        .maybe(line("article-head-byline", &printed.byline))
        .put(dates.maybe(event).put(printed_on))
}
