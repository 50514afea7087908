//! The ways into the archive.

use super::{El, el, link};
use crate::route::{Route, View};
use crate::store::Store;
use baoku_archive::question::Question;

/// The main navigation; nothing where the app cannot be reached.
pub(crate) fn site_nav(store: &Store) -> Option<El> {
    let words = store.words();
    let question = match store.route.view() {
        // The question goes along between list and timeline.
        View::Results | View::Timeline => store.route.question().clone(),
        _ => Question::default(),
    };
    let ways = [
        (words.front(), Route::front()),
        (words.timeline(), Route::timeline(question)),
        (words.all_articles(), Route::results(Question::default())),
        (words.people(), Route::people()),
        (words.about(), Route::about()),
    ];
    let way = |(name, to): (&'static str, Route)| {
        // A search among all articles is somewhere else.
        let is_here =
            store.route.view() == to.view() && (to.view() != &View::Results || store.route.question().is_empty());
        let way = link(store, to).say(name);
        el("li").put(if is_here { way.attr("aria-current", "page") } else { way })
    };
    store.surface.reaches_app().then(|| {
        el("nav").class("site-nav").attr("aria-label", words.main_navigation()).put(el("ul").all(ways.map(way)))
    })
}
