//! What the paper knows: a view of it for the articles that answer the question, and the ways to the other views.

use crate::WHOLE;
use crate::components::{
    El, chips, compared, compared_words, el, facet_panel, fact_grid, fact_table, link, menu, name_list,
};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::tables::{EXPLORE, VIEWS};
use std::rc::Rc;

/// What a view is called.
fn name(store: &Store, view: usize) -> &'static str {
    store.words().title(view as u32)
}

/// What a view's page is called: the view, or the name it is about.
pub(super) fn title(store: &Store, view: usize) -> String {
    store.ready.route.question().filter(VIEWS[view].facet).unwrap_or(name(store, view)).into()
}

/// The page of a view.
pub(crate) fn known_page(store: &Rc<Store>, view: usize) -> El {
    let words = store.words();
    let question = store.route.question();
    let facet = VIEWS[view].facet;
    let chosen = question.filter(facet).is_some();
    let others = question.clone().without(facet);
    let way = |at: usize| {
        let to = link(store, Route::known(at, others.clone())).say(name(store, at));
        el("li").put(if at == view { to.attr("aria-current", if chosen { "true" } else { "page" }) } else { to })
    };
    let ways = menu(store, "known-ways", words.known(), (0..VIEWS.len()).map(way));
    let title = el("h1").say(title(store, view));
    let page = el("div")
        .class("known-page")
        .put(ways)
        .put(if chosen { title.paper() } else { title })
        .maybe(if others.is_empty() { None } else { chips(store) });
    let all = chosen.then(|| {
        let to = link(store, Route::results(question.clone())).say(words.known_articles());
        let drawn = link(store, Route::timeline(question.clone())).say(words.on_timeline());
        el("p").class("known-all").put(to).put(drawn)
    });
    let exploring = WHOLE && view == EXPLORE as usize;
    if !store.archive.knows() && !exploring {
        return page.maybe(all).put(name_list(store, view));
    }
    let Some(answer) = &store.ready.answer else {
        return page.maybe(store.ready.waiting.then(|| el("p").say(words.waiting())));
    };
    let grids = store.ready.grids.iter().filter(|grid| WHOLE && !grid.columns.is_empty());
    let several = store.ready.tables.iter().filter(|table| !table.rows.is_empty()).count() + grids.clone().count();
    let nothing = if exploring { words.explore_nothing() } else { words.known_nothing() };
    let said: Vec<&'static str> = words.table(view as u32).split('#').collect();
    let explored = exploring.then(|| compared_words(store));
    let large =
        (exploring && store.archive.is_sharded()).then(|| el("p").class("page-note").say(words.explore_large()));
    let note = || el("p").class("page-note").say(said[1]);
    let grids = grids.map(|grid| {
        let drawn = exploring.then(|| compared(store, grid));
        el("section").maybe(drawn).put(fact_grid(store, grid, said[0], said.get(2).unwrap_or(&"")))
    });
    let list = el("div")
        .class("known-tables")
        .maybe(all)
        .maybe(explored)
        .maybe((several == 0).then(|| el("p").say(nothing)))
        .maybe((!store.ready.grids.is_empty()).then(note))
        .maybe(large)
        .all(grids)
        .all(store.ready.tables.iter().filter_map(|table| fact_table(store, table, several > 1)));
    page.add(facet_panel(store, answer)).put(list)
}
