//! The foot of every page: what this is a copy of, and the line the publisher wants there.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use crate::words::fill;
use yew::prelude::*;

/// The colophon.
#[component]
pub(crate) fn Colophon() -> Html {
    let store = use_store();
    let words = store.words();
    let manifest = store.archive.manifest();
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let line = fill(
        words.colophon,
        &[&words.issues(manifest.issues.len() as u32), &words.articles(articles), &manifest.build],
    );
    html! {
        <footer class="colophon">
            <p><span lang="zh-Hans">{ store.paper().to_string() }</span>{ " " }{ words.app }</p>
            <p>{ line }</p>
            if let Some(footer) = &manifest.newspaper.footer {
                <p lang="zh-Hans">{ footer }</p>
            }
            if store.surface.reaches_app() {
                <p><Link to={Route::about()}>{ words.about_title }</Link></p>
            }
        </footer>
    }
}
