//! The ways into the archive.

use super::{El, el, link, menu};
use crate::route::{Route, View};
use crate::store::Store;
use baoku_archive::question::Question;
use baoku_archive::tables::EXPLORE;

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
        (words.known(), Route::known(0, Question::default())),
        (words.explore_compare(), Route::comparing("")),
        (words.about(), Route::about()),
    ];
    let way = |(name, to): (&'static str, Route)| {
        let is_here = match (store.route.view(), to.view()) {
            // A search among all articles is somewhere else.
            (View::Results, View::Results) => store.route.question().is_empty(),
            (View::Known(here), View::Known(there)) => (*here == EXPLORE as usize) == (*there == EXPLORE as usize),
            (here, there) => here == there,
        };
        // A phone has its way there beside those to what the paper knows.
        let is_aside = to.view() == &View::Known(EXPLORE as usize);
        let is_above = to.view() == &View::Known(0) && store.route.view() == &View::Known(EXPLORE as usize);
        let way = link(store, to).say(name);
        let way = if is_above { way.attr("aria-current", "true") } else { way };
        el("li").flag("data-aside", is_aside).put(if is_here { way.attr("aria-current", "page") } else { way })
    };
    store.surface.reaches_app().then(|| menu(store, "site-nav", words.menu(), ways.into_iter().map(way)))
}
