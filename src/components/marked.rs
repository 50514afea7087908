//! Words with the hits marked.

use baoku_archive::snippet::Marked;
use yew::prelude::*;

/// The words, hits as `mark`.
pub(crate) fn marked(parts: &[Marked]) -> Html {
    parts
        .iter()
        .map(|part| {
            if part.hit {
                html! { <mark>{ &part.text }</mark> }
            } else {
                html! { { &part.text } }
            }
        })
        .collect()
}
