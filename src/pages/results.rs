//! The articles that answer the question, with everything to narrow it.

use crate::components::{El, FacetPanel, article_card, chips, el, empty_answer, pager, result_bar};
use crate::store::Store;
use baoku_archive::search::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// How many articles a leaf shows. Up: the first keystroke on a large archive draws more than a screen can hold;
/// down: more leafing.
const A_LEAF: usize = 20;

/// The results.
pub(crate) fn results(store: &Rc<Store>, answer: &Answer) -> El {
    let terms = store.terms();
    let total = answer.articles.len();
    let leaves = total.div_ceil(A_LEAF).max(1) as u32;
    let leaf = store.route.leaf().min(leaves);
    let shown = answer.articles.iter().skip((leaf as usize - 1) * A_LEAF).take(A_LEAF);
    let shown = store.archive.handles(&shown.copied().collect::<Vec<_>>());
    let cards =
        shown.iter().map(|article| el("li").key(&article.id()).put(article_card(store, article, &terms, false)));
    let first = ((leaf - 1) * A_LEAF as u32 + 1).to_string();
    let list = el("div")
        .class("results-list")
        .maybe((total == 0).then(|| empty_answer(store)))
        .put(el("ol").class("cards").attr("start", first).all(cards))
        .maybe(pager(store, leaf, leaves));
    el("div")
        .class("results")
        .put(el("h1").class("results-title").say(store.words().results))
        .put(result_bar(store, total as u32, leaf, leaves))
        .maybe(chips(store))
        .add(html! { <FacetPanel store={store.clone()} facets={answer.facets.clone()} /> })
        .put(list)
}
