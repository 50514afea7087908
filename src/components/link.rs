//! A link to a route: a real address, followed inside the app on a plain click.

use super::{El, el};
use crate::route::Route;
use crate::services::device;
use crate::store::{Action, Store};
use crate::surface::Surface;
use baoku_archive::article::ArticleHandle;
use yew::prelude::*;

/// The language of the newspaper's own words, whatever that of the interface is.
pub(crate) const PAPER: &str = "zh-Hans";

/// A link without words yet.
pub(crate) fn link(store: &Store, to: Route) -> El {
    let from = el("a").attr("href", store.surface.href(&to));
    if !store.surface.is_live() || store.surface.leaves_app(&to) {
        return from;
    }
    let act = store.act.clone();
    from.onclick(Callback::from(move |event: MouseEvent| {
        if device::is_plain_click(&event) {
            event.prevent_default();
            act.emit(Action::Go(to.clone()));
        }
    }))
}

/// An article opened at a printed line, with words marked in it. A page of its own has no line to open at, and a row of data no other address.
pub(super) fn at_line(store: &Store, article: &ArticleHandle, line: u32, words: &str) -> Route {
    let whole = article.article().id.is_some() || store.surface == (Surface::App { article_pages: true });
    let id = match whole {
        true => article.id(),
        false => [&article.issue().issue().key.0, "-", &line.to_string()].concat(),
    };
    Route::article(&id, words)
}
