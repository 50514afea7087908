//! One page a route. A page arranges components; it owns no logic worth testing.

mod about;
mod article;
mod front;
mod issue;
mod known;
mod not_found;
mod questions;
mod results;
mod timeline;
#[cfg(not(target_arch = "wasm32"))]
mod whole;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use whole::whole;

use crate::WHOLE;
use crate::components::{El, el};
use crate::route::View;
use crate::store::Store;
use crate::words::fill;
use std::rc::Rc;

/// The page of a route.
pub(crate) fn page(store: &Rc<Store>) -> El {
    match store.route.view() {
        View::Front => front::front(store),
        View::Results => results::results(store),
        View::Article(id) => match store.ready.article() {
            Some(article) => article::article_page(store, article),
            None => not_found::not_found(store, id, false),
        },
        View::Timeline if WHOLE => timeline::timeline_page(store),
        View::Issue => issue::issue_page(store),
        View::Known(view) => known::known_page(store, *view),
        View::About => about::about_page(store),
        View::Questions if WHOLE => questions::questions_page(store),
        // Being loaded anew, with the program that has it.
        View::Timeline | View::Questions => el("p"),
    }
}

/// What the page is called in tabs, visits and shares.
pub(crate) fn title(store: &Store) -> String {
    let words = store.words();
    let paper = store.paper();
    let route = &store.ready.route;
    let page = match route.view() {
        View::Front => return fill(words.archive_of(), &[paper]),
        View::Article(_) => match store.ready.article() {
            Some(article) => article.title(),
            None => not_found::title(store).into(),
        },
        View::Results if !route.question().has_words() => words.all_articles().into(),
        View::Results => fill(words.results_for(), &[route.question().text.trim()]),
        View::Timeline => words.timeline_title().into(),
        View::Issue => store.value_label("issue", route.question().filter("issue").unwrap_or_default()),
        View::Known(view) => known::title(store, *view),
        View::About => words.about_title().into(),
        View::Questions => words.questions_title().into(),
    };
    [&page, paper].join(" · ")
}
