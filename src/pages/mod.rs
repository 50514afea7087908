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

use crate::route::View;
use crate::store::Store;
use crate::words::fill;
use yew::prelude::*;

/// The page of a route.
pub(crate) fn page(store: &Store) -> Html {
    match store.route.view() {
        View::Front => html! { <front::Front /> },
        View::Results => html! { <results::Results /> },
        View::Article(id) => match store.archive.article(id) {
            Some(article) => html! { <article::ArticlePage {article} /> },
            None => html! { <not_found::NotFound id={id.clone()} /> },
        },
        View::Timeline => html! { <timeline::TimelinePage /> },
        View::Issue => html! { <issue::IssuePage /> },
        View::People => html! { <people::PeoplePage /> },
        View::About => html! { <about::AboutPage /> },
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
        View::Results if store.route.question().terms().is_empty() => words.all_articles.into(),
        View::Results => fill(words.results_for, &[store.route.question().text.trim()]),
        View::Timeline => words.timeline_title.into(),
        View::Issue => store.value_label("issue", store.route.question().filter("issue").unwrap_or_default()),
        View::People => words.people_title.into(),
        View::About => words.about_title.into(),
    };
    format!("{page} · {paper}")
}
