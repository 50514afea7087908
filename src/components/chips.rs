//! What was chosen, a chip each, and how to take it back.

use super::Link;
use crate::choices::{Choice, choices};
use crate::hooks::use_store;
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
#[component]
pub(crate) fn Chips() -> Html {
    let store = use_store();
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
                    <Link to={store.route.asking(without)} class="chip"
                        label={fill(words.remove_choice, &[&choice_label(&store, &choice)])}>
                        { choice_label(&store, &choice) }
                        <span class="chip-remove" aria-hidden="true">{ "×" }</span>
                    </Link>
                </li>
            }
            if several {
                <li><Link to={store.route.asking(Question::default())} class="chips-clear">{ words.clear_all }</Link></li>
            }
        </ul>
    }
}
