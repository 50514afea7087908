//! The text inside the one-file page: the front page, then every article in full, readable with scripts off.

use crate::components::{
    El, article_body, article_head, colophon, el, issue_list, masthead, newest_issue, people_named,
};
use crate::store::Store;
use crate::surface::anchor;
use std::rc::Rc;
use yew::prelude::*;

/// The whole archive as one text.
pub(crate) fn whole(store: &Rc<Store>) -> Html {
    let loaded = store.archive.loaded();
    let newest_first = loaded.iter().rev().flat_map(|issue| issue.articles());
    let articles = newest_first.map(|article| {
        el("article")
            .attr("id", anchor(&article.id()))
            .class("whole-article")
            .put(article_head(store, &article, false))
            .put(article_body(store, &article, false))
            .maybe(people_named(store, &article))
    });
    let main = el("main").attr("id", "main").maybe(newest_issue(store)).put(issue_list(store)).all(articles);
    [masthead(store), main, colophon(store)].into_iter().map(El::html).collect()
}
