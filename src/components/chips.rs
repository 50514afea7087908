//! What was chosen, a chip each, and how to take it back.

use super::{Dress, link, text};
use crate::choices::{Choice, choices};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::question::Question;
use yew::prelude::*;

/// What a choice is called.
pub(super) fn choice_label(store: &Store, choice: &Choice) -> String {
    match choice {
        Choice::Words(words) => words.clone(),
        Choice::Facet(name, value) => store.value_label(name, value),
        Choice::Dates(range) if range.first() == range.last() => store.date(range.first()),
        Choice::Dates(range) => {
            fill(store.words().dates_chosen, &[&store.date(range.first()), &store.date(range.last())])
        }
    }
}

/// The chips; nothing when nothing is chosen.
pub(crate) fn chips(store: &Store) -> Html {
    let words = store.words();
    let question = store.route.question();
    let chosen = choices(question);
    if chosen.is_empty() {
        return Html::default();
    }
    let several = chosen.len() > 1;
    html! {
        <ul class="chips" aria-label={words.chosen}>
            for (choice, without) in chosen {
                <li>
                    { link(store, store.route.asking(without), Dress { class: "chip", label: Some(fill(words.remove_choice, &[&choice_label(store, &choice)])), ..Dress::default() }, html! { <>{ choice_label(store, &choice) }
                        <span class="chip-remove" aria-hidden="true">{ "×" }</span></> }) }
                </li>
            }
            if several {
                <li>{ link(store, store.route.asking(Question::default()), Dress::class("chips-clear"), text(words.clear_all)) }</li>
            }
        </ul>
    }
}
