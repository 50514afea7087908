//! One article, whole, with its way back into print.

use crate::WHOLE;
use crate::components::{
    El, aloud, article_body, article_head, citations, el, link, neighbours, people_named, provenance, share_bar,
};
use crate::route::{Route, View};
use crate::services::device;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use std::rc::Rc;

/// An article's page.
pub(crate) fn article_page(store: &Rc<Store>, article: &ArticleHandle) -> El {
    // The page is asked only where there is one.
    let cited = WHOLE && cfg!(target_arch = "wasm32") && store.surface.is_live() && !device::has_article_pages();
    let whole = el("article")
        .paper()
        .put(article_head(store, article, true))
        .add(share_bar(store, article))
        .put(aloud())
        .put(article_body(store, article, true))
        .maybe(people_named(store, article))
        .put(provenance(store, article))
        .maybe(cited.then(|| citations(store, article)));
    let question = store.route.question();
    // Who came to a printed line did not come from results.
    let searched = !question.is_empty() && store.route.view() == &View::Article(article.id());
    let back = searched.then(|| {
        let to = link(store, Route::results(question.clone()).at_leaf(store.route.leaf()));
        el("p").class("article-back").put(to.say(store.words().back_to_results()))
    });
    el("div").class("article-page").key(&article.id()).maybe(back).put(whole).put(neighbours(store, article))
}
