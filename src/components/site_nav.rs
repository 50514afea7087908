//! The ways into the archive.

use super::{Dress, link, text};
use crate::route::{Route, View};
use crate::store::Store;
use baoku_archive::question::Question;
use yew::prelude::*;

/// The main navigation; nothing where the app cannot be reached.
pub(crate) fn site_nav(store: &Store) -> Html {
    let words = store.words();
    if !store.surface.reaches_app() {
        return Html::default();
    }
    let question = match store.route.view() {
        // The question goes along between list and timeline.
        View::Results | View::Timeline => store.route.question().clone(),
        _ => Question::default(),
    };
    let ways = [
        (words.front, Route::front()),
        (words.timeline, Route::timeline(question.clone())),
        (words.all_articles, Route::results(Question::default())),
        (words.people, Route::people()),
        (words.about, Route::about()),
    ];
    let way = |(name, to): (&'static str, Route)| {
        let current = (store.route.view() == to.view()).then_some("page");
        html! { <li>{ link(store, to, Dress { current, ..Dress::default() }, text(name)) }</li> }
    };
    html! {
        <nav class="site-nav" aria-label={words.main_navigation}>
            <ul>{ for ways.map(way) }</ul>
        </nav>
    }
}
