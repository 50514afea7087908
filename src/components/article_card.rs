//! An article in a list: headline, when and where, and the passage that shows why it was found.

use super::{El, dated, el, link, marked};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::snippet::{Terms, mark, snippet};

/// How many characters of the passage are shown.
const PASSAGE: usize = 90;

/// The articles of the page, one below the other; room is kept for those on their way.
pub(crate) fn cards(store: &Store, terms: &Terms, in_issue: bool) -> El {
    let card = |article: &Option<ArticleHandle>| match article {
        Some(article) => Some(el("li").key(&article.id()).put(article_card(store, article, terms, in_issue))),
        None => store.ready.waiting.then(|| el("li").class("article-card-awaited")),
    };
    el("ol").class("cards").all(store.ready.articles.iter().filter_map(card))
}

/// The card. `terms` are the folded words to mark; on an issue's page it need not say which issue.
fn article_card(store: &Store, article: &ArticleHandle, terms: &Terms, in_issue: bool) -> El {
    let line = |class: &'static str, words: Option<String>| {
        words.map(|words| marked(el("p").class(class).paper(), mark(&words, terms)))
    };
    let passage = el("p").class("article-card-passage").paper();
    let passage = match snippet(article, terms, PASSAGE) {
        Some(found) => marked(passage, found),
        None => {
            let lead = article.lead();
            let shown: String = lead.chars().take(PASSAGE).collect();
            let more = if shown.len() < lead.len() { "…" } else { "" };
            passage.say(shown + more)
        }
    };
    let to = if in_issue { Route::article(&article.id(), "") } else { store.route.opening(&article.id()) };
    let to = link(store, to).paper();
    let printed = || [store.words().printed_on(), &store.issue_label(article.issue().issue())].join(" ");
    let facts = el("p")
        .class("article-card-facts")
        .maybe(article.dating().map(|dating| dated(store, "span", &dating)))
        .maybe((!in_issue).then(|| el("span").say(printed())))
        .maybe(article.section().map(|section| el("span").paper().say(section)));
    el("article")
        .class("article-card")
        .maybe(line("article-card-kicker", article.kicker().filter(|_| article.headline().is_some())))
        .put(el("h2").class("article-card-headline").put(marked(to, mark(&article.title(), terms))))
        .maybe(line("article-card-subtitle", article.subtitle()))
        .put(passage)
        .put(facts)
}
