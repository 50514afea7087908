//! What may be meant by the words being typed, below the search box: as wide as its words, in the flow of the page.
//!
//! Which of them the keys have come to is the search box's business.

use super::{El, PAPER, el};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::facts::PERSON;
use baoku_archive::question::Question;
use baoku_archive::suggest::{HEADLINE, Suggestion};
use baoku_archive::tables::VIEWS;
use yew::prelude::*;

/// Where a suggestion leads.
pub(crate) fn suggested(store: &Store, one: &Suggestion) -> Route {
    match one.kind {
        HEADLINE => Route::article(&one.detail, ""),
        PERSON => store.route.asking(Question::default().with("person", &one.name)),
        _ => store.route.asking(Question::of(&one.name)),
    }
}

/// The suggestions; `at` is the one that the keys have come to.
pub(crate) fn suggestions(store: &Store, all: &[Suggestion], at: Option<usize>, taken: &Callback<usize>) -> El {
    let words = store.words();
    let suggestion = |(number, one): (usize, &Suggestion)| {
        let count = if one.kind == HEADLINE { "" } else { &one.detail };
        let kind = match VIEWS.get(one.kind as usize) {
            Some(view) if one.kind != HEADLINE => words.facet(view.facet),
            _ => words.article(),
        };
        el("li")
            .onclick(taken.reform(move |_: MouseEvent| number))
            .attr("id", ["suggestion-", &number.to_string()].concat())
            .attr("role", "option")
            .flag("aria-selected", at == Some(number))
            .put(el("span").attr("lang", PAPER).say(one.name.clone()))
            .put(el("span").class("suggestions-kind").say([kind, " ", count].concat()))
    };
    el("ul")
        .class("suggestions")
        .attr("id", "suggestions")
        .attr("role", "listbox")
        .attr("aria-label", words.suggestions())
        .all(all.iter().enumerate().map(suggestion))
}
