//! The head of every page: the newspaper's name, large on the front page, the search box and the ways in.

use super::{El, SearchBox, display_settings, el, link, site_nav};
use crate::route::{Route, View};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// Under the name on the front page: where, when, how much.
fn folio(store: &Store) -> El {
    let words = store.words();
    let manifest = store.archive.manifest();
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let span = Some(store.span()).filter(|span| !span.is_empty());
    el("p")
        .class("masthead-folio")
        .maybe(manifest.newspaper.place.clone().map(|place| el("span").paper().say(place)))
        .maybe(span.map(|span| el("span").say(span)))
        .put(el("span").say(words.issues(manifest.issues.len() as u32)))
        .put(el("span").say(words.articles(articles)))
}

/// Above the name on the front page: who publishes the paper, else what this is.
fn ear(store: &Store) -> El {
    let paper = &store.archive.manifest().newspaper;
    let ear = el("p").class("masthead-ear");
    match &paper.publisher {
        Some(publisher) => ear.paper().say(publisher.clone()),
        None => ear.say(store.words().ear()),
    }
}

/// The newspaper's name in its own language, or what to call an archive without one in the reader's.
pub(super) fn named(store: &Store, into: El) -> El {
    let into = if store.archive.manifest().newspaper.name.is_some() { into.paper() } else { into };
    into.say(store.paper().to_string())
}

/// The masthead. The search box keeps its place in it on every page, so that typing can go on while pages change.
pub(crate) fn masthead(store: &Rc<Store>) -> El {
    let is_front = store.route.view() == &View::Front;
    let name = match is_front {
        true => named(store, el("h1")),
        false => el("p").put(named(store, link(store, Route::front()))),
    };
    let letters = store.paper().chars().count().min(9).to_string();
    let plate = el("div").class("masthead-plate").put(name.class("masthead-name").attr("data-letters", letters));
    el("header")
        .class("masthead")
        .flag("data-front", is_front)
        .maybe(is_front.then(|| ear(store)))
        .put(plate.maybe(is_front.then(|| folio(store))))
        .add(html! { <SearchBox store={store.clone()} /> })
        .put(el("div").class("masthead-ways").maybe(site_nav(store)).maybe(display_settings(store)))
}
