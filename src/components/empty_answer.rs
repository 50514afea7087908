//! Nothing was found: what that means, what is nearest, and which single choice to take back to find something.

use super::chips::choice_label;
use super::{El, el, link};
use crate::choices::{Choice, choices};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::nearest::{Nearest, Nearness};
use baoku_archive::question::Question;

/// The advice.
pub(crate) fn empty_answer(store: &Store) -> El {
    let words = store.words();
    let chosen = choices(store.route.question());
    let only_words = matches!(chosen.as_slice(), [(Choice::Words(_), _)]);
    let way = |((choice, without), left): ((Choice, Question), u32)| {
        let remove = fill(words.remove_choice(), &[&choice_label(store, &choice)]);
        let name = fill(words.nothing_would(), &[&remove, &words.articles(left)]);
        (left > 0).then(|| el("li").put(link(store, store.route.asking(without)).class("button").say(name)))
    };
    let nearest = |one: &Nearest| {
        let name = fill(words.nearest_one(), &[&one.question.text, &words.articles(one.articles)]);
        el("li").put(link(store, store.route.asking(one.question.clone())).class("button").say(name))
    };
    let how = store.ready.nearest.first().map(|one| match one.how {
        Nearness::Alike => words.nearest_alike(),
        Nearness::Apart => words.nearest_apart(),
        Nearness::Fewer => words.nearest_fewer(),
    });
    el("div")
        .class("empty-answer")
        .put(el("p").say(if only_words { words.nothing_whole() } else { words.nothing_filtered() }))
        .put(el("p").say(how.unwrap_or(words.nothing_fewer())))
        .put(el("ul").all(store.ready.nearest.iter().map(nearest)))
        .put(el("ul").all(chosen.into_iter().zip(store.ready.left.iter().copied()).filter_map(way)))
}
