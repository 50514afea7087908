//! The files that are not in the archive, and why.

use crate::store::Store;
use crate::words::fill;
use yew::prelude::*;

/// The list.
pub(crate) fn left_out_list(store: &Store) -> Html {
    let words = store.words();
    let left_out = &store.archive.manifest().left_out;
    html! {
        <section class="left-out-list">
            <h2>{ words.about_left_out }</h2>
            if left_out.is_empty() {
                <p>{ words.about_none_left_out }</p>
            }
            <ul>
                for file in left_out {
                    <li>
                        <code>{ &file.file }</code>{ " " }{ words.left_out(&file.code) }
                        if let Some(same) = &file.same_as {
                            { fill(words.same_as, &[same]) }
                        }
                    </li>
                }
            </ul>
        </section>
    }
}
