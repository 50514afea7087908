//! The articles that answer the question, with everything to narrow it.

use crate::components::{El, FacetPanel, article_card, chips, el, empty_answer, pager, result_bar};
use crate::ready::{first_on, leaf_of};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The results.
pub(crate) fn results(store: &Rc<Store>) -> El {
    let answer = &store.ready.answer;
    let terms = store.terms();
    let total = answer.articles.len();
    let (leaf, leaves) = leaf_of(&store.route, total);
    let cards = store
        .ready
        .articles
        .iter()
        .map(|article| el("li").key(&article.id()).put(article_card(store, article, &terms, false)));
    let list = el("div")
        .class("results-list")
        .maybe((total == 0).then(|| empty_answer(store)))
        .put(el("ol").class("cards").attr("start", first_on(leaf).to_string()).all(cards))
        .maybe(pager(store, leaf, leaves));
    el("div")
        .class("results")
        .put(el("h1").class("results-title").say(store.words().results))
        .put(result_bar(store, total as u32, leaf, leaves))
        .maybe(chips(store))
        .add(html! { <FacetPanel store={store.clone()} facets={answer.facets.clone()} /> })
        .put(list)
}
