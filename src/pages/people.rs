//! Everybody who is named.

use crate::components::people_list;
use crate::store::Store;
use yew::prelude::*;

/// The people page.
pub(crate) fn people_page(store: &Store) -> Html {
    let words = store.words();
    html! {
        <div class="people-page">
            <h1>{ words.people_title }</h1>
            <p class="page-note">{ words.people_note }</p>
            { people_list(store) }
        </div>
    }
}
