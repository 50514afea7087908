//! The head of an article: section, kicker, headline, subtitle, byline, and when it happened.

use super::issue_line::issue_name;
use super::{El, dated, el, marked};
use crate::store::Store;
use crate::words;
use baoku_archive::article::ArticleHandle;
use baoku_archive::snippet::mark;

/// The head. On the article's own page its headline is the page's.
pub(crate) fn article_head(store: &Store, article: &ArticleHandle, is_page: bool) -> El {
    let words = store.words();
    let terms = store.route.question().terms();
    let line = |class: &'static str, words: Option<String>| {
        words.map(|words| marked(el("p").class(class), mark(&words, &terms)))
    };
    let byline = article.article().byline.as_ref().map(|passage| article.join(&passage.pieces));
    let has_headline = article.headline().is_some();
    let headline = el(if is_page { "h1" } else { "h2" }).flag("data-printed", has_headline);
    let basis = || words::dating_basis(store.settings.language, article);
    let event = article.dating().map(|dating| {
        let basis = el("span").class("article-head-basis").say(basis());
        el("div").put(el("dt").say(words.event_date)).put(dated(store, "dd", &dating).put(basis))
    });
    let printed =
        el("div").put(el("dt").say(words.printed_on)).put(el("dd").put(issue_name(store, article.issue().issue())));
    let dates = el("dl").class("article-head-dates").attr("lang", store.settings.language.tag());
    el("header")
        .class("article-head")
        .maybe(line("article-head-section", article.section()))
        .maybe(line("article-head-kicker", article.kicker().filter(|_| has_headline)))
        .put(marked(headline, mark(&article.title(), &terms)))
        .maybe(line("article-head-subtitle", article.subtitle()))
        .maybe(line("article-head-byline", byline))
        .put(dates.maybe(event).put(printed))
}
