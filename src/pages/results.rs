//! The articles that answer the question, with everything to narrow it.

use crate::components::{FacetPanel, article_card, chips, empty_answer, pager, result_bar};
use crate::store::Store;
use baoku_archive::search::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// How many articles a leaf shows. Up: the first keystroke on a large archive draws more than a screen can hold;
/// down: more leafing.
const A_LEAF: usize = 20;

/// The results.
pub(crate) fn results(store: &Rc<Store>, answer: &Answer) -> Html {
    let terms = store.route.question().terms();
    let total = answer.articles.len();
    let leaves = total.div_ceil(A_LEAF).max(1) as u32;
    let leaf = store.route.leaf().min(leaves);
    let shown = answer.articles.iter().skip((leaf as usize - 1) * A_LEAF).take(A_LEAF);
    html! {
        <div class="results">
            <h1 class="results-title">{ store.words().results }</h1>
            { result_bar(store, total as u32, leaf, leaves) }
            { chips(store) }
            <FacetPanel store={store.clone()} facets={answer.facets.clone()} />
            <div class="results-list">
                if total == 0 {
                    { empty_answer(store) }
                }
                <ol class="cards" start={((leaf - 1) * A_LEAF as u32 + 1).to_string()}>
                    for article in shown {
                        <li key={article.id()}>{ article_card(store, article, &terms, false) }</li>
                    }
                </ol>
                { pager(store, leaf, leaves) }
            </div>
        </div>
    }
}
