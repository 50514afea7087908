//! One page a route. A page arranges components; it owns no logic worth testing.

mod about;
mod article;
mod front;
mod issue;
mod not_found;
mod people;
mod results;
mod timeline;
#[cfg(not(target_arch = "wasm32"))]
mod whole;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use whole::{Whole, WholeProps};

use crate::components::El;
use crate::route::View;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::search::Answer;
use std::rc::Rc;

/// Whether a page shows the answer to the route's question.
pub(crate) fn answers(view: &View) -> bool {
    matches!(view, View::Results | View::Timeline)
}

/// The page of a route; the answer is that to its question where the page shows one.
pub(crate) fn page(store: &Rc<Store>, answer: &Answer) -> El {
    match store.route.view() {
        View::Front => front::front(store),
        View::Results => results::results(store, answer),
        View::Article(id) => match store.archive.article(id) {
            Some(article) => article::article_page(store, &article),
            None => not_found::not_found(store, id, false),
        },
        View::Timeline => timeline::timeline_page(store, answer),
        View::Issue => issue::issue_page(store),
        View::People => people::people_page(store),
        View::About => about::about_page(store),
    }
}

/// What the page is called in tabs, visits and shares.
pub(crate) fn title(store: &Store) -> String {
    let words = store.words();
    let paper = store.paper();
    let page = match store.route.view() {
        View::Front => return fill(words.archive_of, &[paper]),
        View::Article(id) => match store.archive.article(id) {
            Some(article) => article.title(),
            None => words.not_found_title.into(),
        },
        View::Results if !store.route.question().has_words() => words.all_articles.into(),
        View::Results => fill(words.results_for, &[store.route.question().text.trim()]),
        View::Timeline => words.timeline_title.into(),
        View::Issue => store.value_label("issue", store.route.question().filter("issue").unwrap_or_default()),
        View::People => words.people_title.into(),
        View::About => words.about_title.into(),
    };
    [&page, paper].join(" · ")
}
