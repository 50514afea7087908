//! What the paper knows: a view of it for the articles that answer the question, and the ways to the other views.

use crate::components::{El, chips, el, facet_panel, fact_table, link, name_list};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::tables::VIEWS;
use std::rc::Rc;

/// What a view is called.
fn name(store: &Store, view: usize) -> &'static str {
    store.words().table(view as u32).split('#').next().unwrap_or_default()
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
    let ways = el("ul").all((0..VIEWS.len()).map(way));
    let title = el("h1").say(title(store, view));
    let page = el("div")
        .class("known-page")
        .put(el("nav").class("known-ways").attr("aria-label", words.known()).put(ways))
        .put(if chosen { title.paper() } else { title })
        .maybe(if others.is_empty() { None } else { chips(store) });
    let all = chosen.then(|| {
        let to = link(store, Route::results(question.clone())).say(words.known_articles());
        el("p").put(to)
    });
    if !store.archive.knows() {
        return page.maybe(all).put(name_list(store, view));
    }
    let Some(answer) = &store.ready.answer else {
        return page.maybe(store.ready.waiting.then(|| el("p").say(words.waiting())));
    };
    let several = store.ready.tables.iter().filter(|table| !table.rows.is_empty()).count();
    let list = el("div")
        .class("known-tables")
        .maybe(all)
        .maybe((several == 0).then(|| el("p").say(words.known_nothing())))
        .all(store.ready.tables.iter().filter_map(|table| fact_table(store, table, several > 1)));
    page.add(facet_panel(store, answer)).put(list)
}
