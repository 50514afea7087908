//! The front page: what happened around this time of year, then every issue, newest first.

use crate::components::{El, el, issue_list, season};
use crate::store::Store;

/// The front page.
pub(crate) fn front(store: &Store) -> El {
    el("div")
        .class("front")
        .put(el("p").class("front-note").say(store.words().first_time))
        .maybe(season(store))
        .put(issue_list(store))
}
