//! Everybody who is named.

use crate::components::{El, el, people_list};
use crate::store::Store;

/// The people page.
pub(crate) fn people_page(store: &Store) -> El {
    let words = store.words();
    el("div")
        .class("people-page")
        .put(el("h1").say(words.people_title()))
        .put(el("p").class("page-note").say(words.people_note()))
        .put(people_list(store))
}
