//! The front page: what happened around this time of year, then every issue, newest first.

use crate::components::{IssueList, Season};
use crate::hooks::use_store;
use yew::prelude::*;

/// The front page.
#[component]
pub(crate) fn Front() -> Html {
    let store = use_store();
    html! {
        <div class="front">
            <p class="front-note">{ store.words().first_time }</p>
            <Season />
            <IssueList />
        </div>
    }
}
