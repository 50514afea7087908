//! Everybody who is named.

use crate::components::PeopleList;
use crate::hooks::use_store;
use yew::prelude::*;

/// The people page.
#[component]
pub(crate) fn PeoplePage() -> Html {
    let store = use_store();
    let words = store.words();
    html! {
        <div class="people-page">
            <h1>{ words.people_title }</h1>
            <p class="page-note">{ words.people_note }</p>
            <PeopleList />
        </div>
    }
}
