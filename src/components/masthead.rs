//! The head of every page: the newspaper's name, large on the front page, the search box and the ways in.

use super::{DisplaySettings, Link, SearchBox, SiteNav};
use crate::hooks::use_store;
use crate::route::{Route, View};
use crate::words::fill;
use yew::prelude::*;

/// The masthead. The search box keeps its place in it on every page, so that typing can go on while pages change.
#[component]
pub(crate) fn Masthead() -> Html {
    let store = use_store();
    let words = store.words();
    let is_front = store.route.view() == &View::Front;
    let manifest = store.archive.manifest();
    let paper = store.paper().to_string();
    let name = match is_front {
        true => html! { <h1 class="masthead-name" lang="zh-Hans">{ paper }</h1> },
        false => html! {
            <p class="masthead-name"><Link to={Route::front()} lang="zh-Hans">{ paper }</Link></p>
        },
    };
    let years: Vec<String> =
        manifest.issues.iter().filter_map(|issue| issue.date.date).map(|date| store.date(date)).collect();
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => fill(words.span, &[first, last]),
        (Some(only), _) => only.clone(),
        _ => String::new(),
    };
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    html! {
        <header class="masthead" data-front={is_front.to_string()}>
            <div class="masthead-plate">
                { name }
                if is_front {
                    <p class="masthead-folio">
                        if let Some(place) = &manifest.newspaper.place {
                            <span lang="zh-Hans">{ place }</span>
                        }
                        <span>{ span }</span>
                        <span>{ words.issues(manifest.issues.len() as u32) }</span>
                        <span>{ words.articles(articles) }</span>
                    </p>
                }
            </div>
            <SearchBox />
            <div class="masthead-ways">
                <SiteNav />
                <DisplaySettings />
            </div>
        </header>
    }
}
