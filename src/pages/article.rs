//! One article, whole, with its way back into print.

use crate::components::{El, ShareBar, article_body, article_head, el, neighbours, people_named, provenance};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use std::rc::Rc;
use yew::prelude::*;

/// An article's page.
pub(crate) fn article_page(store: &Rc<Store>, article: &ArticleHandle) -> El {
    let whole = el("article")
        .paper()
        .put(article_head(store, article, true))
        .add(html! { <ShareBar store={store.clone()} article={article.clone()} /> })
        .put(article_body(store, article, true))
        .maybe(people_named(store, article))
        .put(provenance(store, article));
    el("div").class("article-page").key(&article.id()).put(whole).put(neighbours(store, article))
}
