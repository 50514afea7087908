//! How much was found, told aloud, in which order, and the same answer seen the other way.

use super::Link;
use crate::hooks::use_store;
use crate::route::{Route, View};
use crate::words::fill;
use baoku_archive::question::Sort;
use yew::prelude::*;

/// The answer in numbers.
#[derive(PartialEq, Properties)]
pub(crate) struct ResultBarProps {
    /// How many articles there are in all.
    pub(crate) total: u32,
    /// The leaf shown.
    pub(crate) leaf: u32,
    /// How many leaves there are.
    pub(crate) leaves: u32,
}

/// The bar.
#[component]
pub(crate) fn ResultBar(props: &ResultBarProps) -> Html {
    let store = use_store();
    let words = store.words();
    let question = store.route.question();
    let on_timeline = store.route.view() == &View::Timeline;
    let found = match props.total {
        0 => words.found_nothing.to_string(),
        total => fill(words.found, &[&words.articles(total)]),
    };
    let leaf = match props.leaves {
        0 | 1 => String::new(),
        leaves => fill(words.found_leaf, &[&props.leaf.to_string(), &leaves.to_string()]),
    };
    let no_words = question.terms().is_empty();
    let other = match on_timeline {
        true => (Route::results(question.clone()), words.as_list),
        false => (Route::timeline(question.clone()), words.on_timeline),
    };
    let current = match question.sort {
        Sort::Relevance if no_words || on_timeline => Sort::Newest,
        sort => sort,
    };
    // Without words nothing matches better than anything else; on the timeline only the direction matters.
    let sorts = Sort::all().filter(|sort| *sort != Sort::Relevance || !(no_words || on_timeline));
    html! {
        <div class="result-bar">
            <p class="result-bar-found" role="status" aria-live="polite">{ found }{ leaf }</p>
            <ul class="result-bar-sorts" aria-label={words.sort}>
                for sort in sorts {
                    <li>
                        <Link to={store.route.asking(question.clone().sorted(sort))} current={(sort == current).then_some("true")}>
                            { match sort {
                                Sort::Relevance => words.sort_relevance,
                                Sort::Newest => words.sort_newest,
                                Sort::Oldest => words.sort_oldest,
                            } }
                        </Link>
                    </li>
                }
            </ul>
            <p class="result-bar-other"><Link to={other.0}>{ other.1 }</Link></p>
        </div>
    }
}
