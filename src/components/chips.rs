//! What was chosen, a chip each, and how to take it back.

use super::{El, el, link};
use crate::choices::{Choice, choices};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::question::{Period, Question};

/// What a choice is called.
pub(super) fn choice_label(store: &Store, choice: &Choice) -> String {
    match choice {
        Choice::Words(words) => words.clone(),
        Choice::Facet(name, value) => store.value_label(name, value),
        Choice::Dates(period) => period_label(store, *period),
    }
}

/// What a period is called.
pub(super) fn period_label(store: &Store, period: Period) -> String {
    if period.first() == period.last() {
        return store.date(period.first());
    }
    fill(store.words().dates_chosen(), &[&store.date(period.first()), &store.date(period.last())])
}

/// The chips; nothing when nothing is chosen.
pub(crate) fn chips(store: &Store) -> Option<El> {
    let words = store.words();
    let chosen = choices(store.route.question());
    let several = chosen.len() > 1;
    let nothing = chosen.is_empty();
    let chip = |(choice, without): (Choice, Question)| {
        let label = choice_label(store, &choice);
        let chip = link(store, store.route.asking(without))
            .class("chip")
            .attr("aria-label", fill(words.remove_choice(), &[&label]))
            .put(if matches!(choice, Choice::Dates(_)) { el("span").say(label) } else { el("span").paper().say(label) })
            .put(el("span").class("chip-remove").flag("aria-hidden", true).say("×"));
        el("li").put(chip)
    };
    let clear = || link(store, store.route.asking(Question::default())).class("chips-clear").say(words.clear_all());
    let chips = el("ul").class("chips").attr("aria-label", words.chosen()).all(chosen.into_iter().map(chip));
    (!nothing).then(|| chips.maybe(several.then(|| el("li").put(clear()))))
}
