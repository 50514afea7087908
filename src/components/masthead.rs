//! The head of every page: the newspaper's name, large on the front page, the search box and the ways in.

use super::{Dress, PAPER, SearchBox, display_settings, link, site_nav, text};
use crate::route::{Route, View};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The masthead. The search box keeps its place in it on every page, so that typing can go on while pages change.
pub(crate) fn masthead(store: &Rc<Store>) -> Html {
    let words = store.words();
    let is_front = store.route.view() == &View::Front;
    let manifest = store.archive.manifest();
    let paper = store.paper().to_string();
    let name = match is_front {
        true => html! { <h1 class="masthead-name" lang={PAPER}>{ paper }</h1> },
        false => html! {
            <p class="masthead-name">{ link(store, Route::front(), Dress::paper(), text(paper)) }</p>
        },
    };
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    html! {
        <header class="masthead" data-front={is_front.to_string()}>
            <div class="masthead-plate">
                { name }
                if is_front {
                    <p class="masthead-folio">
                        if let Some(place) = &manifest.newspaper.place {
                            <span lang={PAPER}>{ place }</span>
                        }
                        <span>{ store.span() }</span>
                        <span>{ words.issues(manifest.issues.len() as u32) }</span>
                        <span>{ words.articles(articles) }</span>
                    </p>
                }
            </div>
            <SearchBox store={store.clone()} />
            <div class="masthead-ways">
                { site_nav(store) }
                { display_settings(store) }
            </div>
        </header>
    }
}
