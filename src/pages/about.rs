//! What this is, how to use it, what it holds and what it does not.

use crate::components::{holdings, left_out_list};
use crate::store::Store;
use yew::prelude::*;

/// The about page.
pub(crate) fn about_page(store: &Store) -> Html {
    let words = store.words();
    html! {
        <div class="about-page">
            <h1>{ words.about_title }</h1>
            <p>{ words.about_what }</p>
            <p>{ words.about_text }</p>
            <section>
                <h2>{ words.about_how }</h2>
                <ul>
                    <li>{ words.about_search }</li>
                    <li>{ words.about_filter }</li>
                    <li>{ words.about_pass }</li>
                    <li>{ words.about_elder }</li>
                </ul>
            </section>
            { holdings(store) }
            { left_out_list(store) }
        </div>
    }
}
