//! What is nearest to the question: beside what was found, who else may be meant; where nothing was, what that means, what
//! something answers, and which single choice to take back to find something.

use super::chips::choice_label;
use super::{El, el, link};
use crate::choices::{Choice, choices};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::nearest::{Nearest, Nearness};
use baoku_archive::question::Question;

/// The advice; nothing beside what was found where nobody else is called so.
pub(crate) fn nearest(store: &Store, nothing: bool) -> Option<El> {
    let words = store.words();
    let chosen = choices(store.route.question());
    let only_words = matches!(chosen.as_slice(), [(Choice::Words(_), _)]);
    let way = |((choice, without), left): ((Choice, Question), u32)| {
        let remove = fill(words.remove_choice(), &[&choice_label(store, &choice)]);
        let name = fill(words.nothing_would(), &[&remove, &words.articles(left)]);
        (left > 0).then(|| el("li").put(link(store, store.route.asking(without)).class("button").say(name)))
    };
    let other = |one: &Nearest| {
        let name = fill(words.nearest_one(), &[&one.question.text, &words.articles(one.articles)]);
        el("li").put(link(store, store.route.asking(one.question.clone())).class("button").say(name))
    };
    let others = &store.ready.nearest;
    let how = others.first().map(|one| match one.how {
        Nearness::Alike if !nothing => words.nearest_meant(),
        Nearness::Alike => words.nearest_alike(),
        Nearness::Apart => words.nearest_apart(),
        Nearness::Miswritten => words.nearest_miswritten(),
        Nearness::Fewer => words.nearest_fewer(),
    });
    let nearest = el("div")
        .class(if nothing { "nearest" } else { "nearest others-meant" })
        .maybe(nothing.then(|| el("p").say(if only_words { words.nothing_whole() } else { words.nothing_filtered() })))
        .put(el("p").say(how.unwrap_or(words.nothing_fewer())))
        .put(el("ul").all(others.iter().map(other)))
        .put(el("ul").all(chosen.into_iter().zip(store.ready.left.iter().copied()).filter_map(way)));
    (nothing || !others.is_empty()).then_some(nearest)
}
