//! The articles that answer the question, with everything to narrow it.

use crate::components::{ArticleCard, Chips, EmptyAnswer, FacetPanel, Pager, ResultBar};
use crate::hooks::{use_answer, use_store};
use yew::prelude::*;

/// How many articles a leaf shows. Up: the first keystroke on a large archive draws more than a screen can hold;
/// down: more leafing.
const A_LEAF: usize = 20;

/// The results.
#[component]
pub(crate) fn Results() -> Html {
    let store = use_store();
    let question = store.route.question();
    let answer = use_answer(question);
    let terms = use_memo(question.clone(), |question| question.terms());
    let leaves = answer.articles.len().div_ceil(A_LEAF).max(1) as u32;
    let leaf = store.route.leaf().min(leaves);
    let shown = answer.articles.iter().skip((leaf as usize - 1) * A_LEAF).take(A_LEAF);
    html! {
        <div class="results">
            <h1 class="results-title">{ store.words().results }</h1>
            <ResultBar total={answer.articles.len() as u32} {leaf} {leaves} />
            <Chips />
            <FacetPanel facets={answer.facets.clone()} />
            <div class="results-list">
                if answer.articles.is_empty() {
                    <EmptyAnswer />
                }
                <ol class="cards" start={((leaf - 1) * A_LEAF as u32 + 1).to_string()}>
                    for article in shown {
                        <li key={article.id()}><ArticleCard article={article.clone()} terms={terms.clone()} /></li>
                    }
                </ol>
                <Pager {leaf} {leaves} />
            </div>
        </div>
    }
}
