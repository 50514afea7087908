//! How much was found, told aloud, in which order, and the same answer seen the other way.

use super::{Dress, link, text};
use crate::route::{Route, View};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::question::Sort;
use yew::prelude::*;

/// The bar.
pub(crate) fn result_bar(store: &Store, total: u32, leaf: u32, leaves: u32) -> Html {
    let words = store.words();
    let question = store.route.question();
    let on_timeline = store.route.view() == &View::Timeline;
    let found = match total {
        0 => words.found_nothing.to_string(),
        total => fill(words.found, &[&words.articles(total)]),
    };
    let leaf = match leaves {
        0 | 1 => String::new(),
        leaves => fill(words.found_leaf, &[&leaf.to_string(), &leaves.to_string()]),
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
                        { link(store, store.route.asking(question.clone().sorted(sort)), Dress { current: (sort == current).then_some("true"), ..Dress::default() }, text(match sort {
                                Sort::Relevance => words.sort_relevance,
                                Sort::Newest => words.sort_newest,
                                Sort::Oldest => words.sort_oldest,
                            })) }
                    </li>
                }
            </ul>
            <p class="result-bar-other">{ link(store, other.0, Dress::default(), text(other.1)) }</p>
        </div>
    }
}
