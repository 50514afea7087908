//! The front page: what happened around this time of year, then every issue, newest first.

use crate::components::{issue_list, season};
use crate::store::Store;
use yew::prelude::*;

/// The front page.
pub(crate) fn front(store: &Store) -> Html {
    html! {
        <div class="front">
            <p class="front-note">{ store.words().first_time }</p>
            { season(store) }
            { issue_list(store) }
        </div>
    }
}
