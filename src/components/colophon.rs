//! The foot of every page: what this is a copy of, and the line the publisher wants there.

use super::{Dress, PAPER, link, text};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;
use yew::prelude::*;

/// The colophon.
pub(crate) fn colophon(store: &Store) -> Html {
    let words = store.words();
    let manifest = store.archive.manifest();
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let line = fill(
        words.colophon,
        &[&words.issues(manifest.issues.len() as u32), &words.articles(articles), &manifest.build],
    );
    html! {
        <footer class="colophon">
            <p><span lang={PAPER}>{ store.paper().to_string() }</span>{ " " }{ words.app }</p>
            <p>{ line }</p>
            if let Some(footer) = &manifest.newspaper.footer {
                <p lang={PAPER}>{ footer }</p>
            }
            if store.surface.reaches_app() {
                <p>{ link(store, Route::about(), Dress::default(), text(words.about_title)) }</p>
            }
        </footer>
    }
}
