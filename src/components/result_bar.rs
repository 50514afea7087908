//! How much was found, told aloud, in which order, and the same answer seen the other way.

use super::{El, el, link};
use crate::route::{Route, View};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::question::Sort;
use baoku_archive::tables::{EXPLORE, TERMS};

/// The bar, for an answer of so many articles at this leaf of so many.
pub(crate) fn result_bar(store: &Store, total: u32, leaf: u32, leaves: u32) -> El {
    let words = store.words();
    let question = store.route.question();
    let on_timeline = store.route.view() == &View::Timeline;
    let mut found = match total {
        0 => words.found_nothing().to_string(),
        total => fill(words.found(), &[&words.articles(total)]),
    };
    let bar = |found: String| {
        let found = el("p").class("result-bar-found").attr("role", "status").attr("aria-live", "polite").say(found);
        el("div").class("result-bar").put(found)
    };
    if total == 0 {
        // Nothing to sort, nor to see in another way.
        return bar(found);
    }
    if leaves > 1 {
        found.push_str(&fill(words.found_leaf(), &[&leaf.to_string(), &leaves.to_string()]));
    }
    let other = match on_timeline {
        true => link(store, Route::results(question.clone())).say(words.as_list()),
        false => link(store, Route::timeline(question.clone())).say(words.on_timeline()),
    };
    let known = store.archive.knows().then(|| link(store, Route::known(0, question.clone())).say(words.known_here()));
    let compared = store.terms().words.join(" ");
    let compare = (!compared.is_empty()).then(|| {
        let mut typed = question.clone();
        typed.text.clear();
        let to = Route::known(EXPLORE as usize, typed);
        link(store, to.telling(TERMS, &compared)).say(words.explore_these())
    });
    // Without words nothing matches better than anything else; on the timeline only the direction matters.
    let by_date_only = on_timeline || !question.has_words();
    let current = if by_date_only && question.sort == Sort::Relevance { Sort::Newest } else { question.sort };
    let sorts = Sort::all().filter(|sort| *sort != Sort::Relevance || !by_date_only).map(|sort| {
        let name = match sort {
            Sort::Relevance => words.sort_relevance(),
            Sort::Newest => words.sort_newest(),
            Sort::Oldest => words.sort_oldest(),
        };
        let to = link(store, store.route.asking(question.clone().sorted(sort))).say(name);
        el("li").put(if sort == current { to.flag("aria-current", true) } else { to })
    });
    bar(found)
        .put(el("ul").class("result-bar-sorts").attr("aria-label", words.sort()).all(sorts))
        .put(el("p").class("result-bar-other").put(other).maybe(known).maybe(compare))
}
