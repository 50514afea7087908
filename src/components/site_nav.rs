//! The ways into the archive.

use super::Link;
use crate::hooks::use_store;
use crate::route::{Route, View};
use baoku_archive::question::Question;
use yew::prelude::*;

/// The main navigation; nothing where the app cannot be reached.
#[component]
pub(crate) fn SiteNav() -> Html {
    let store = use_store();
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
    html! {
        <nav class="site-nav" aria-label={words.main_navigation}>
            <ul>
                for (name, to) in ways {
                    <li><Link current={(store.route.view() == to.view()).then_some("page")} {to}>{ name }</Link></li>
                }
            </ul>
        </nav>
    }
}
