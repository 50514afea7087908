//! The articles that answer the question, with everything to narrow it.

use crate::components::{El, cards, chips, el, facet_panel, nearest, pager, remarks, result_bar};
use crate::ready::{first_on, leaf_of};
use crate::store::Store;
use std::rc::Rc;

/// The results.
pub(crate) fn results(store: &Rc<Store>) -> El {
    let page = el("div").class("results").put(el("h1").class("results-title").say(store.words().results()));
    // Where the question could not be answered the notice above says so.
    let Some(answer) = &store.ready.answer else { return page.maybe(chips(store)) };
    let total = answer.articles.len();
    let (leaf, leaves) = leaf_of(&store.route, total);
    let list = el("div")
        .class("results-list")
        .maybe(remarks(store, &answer.remarks))
        .maybe(nearest(store, total == 0))
        .put(cards(store, &store.terms(), false).attr("start", first_on(leaf).to_string()))
        .maybe(pager(store, leaf, leaves));
    page.put(result_bar(store, total as u32, leaf, leaves))
        .maybe(chips(store))
        .add(facet_panel(store, answer))
        .put(list)
}
