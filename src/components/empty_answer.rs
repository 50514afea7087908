//! Nothing was found: what that means, and which single choice to take back to find something.

use super::chips::choice_label;
use super::{Dress, link, text};
use crate::choices::{Choice, choices};
use crate::store::Store;
use crate::words::fill;
use yew::prelude::*;

/// The advice.
pub(crate) fn empty_answer(store: &Store) -> Html {
    let words = store.words();
    let chosen = choices(store.route.question());
    let only_words = matches!(chosen.as_slice(), [(Choice::Words(_), _)]);
    let ways = chosen.into_iter().filter_map(|(choice, without)| {
        let left = if without.is_empty() { 0 } else { store.archive.answer_loaded(&without).articles.len() as u32 };
        (left > 0).then_some((choice, without, left))
    });
    html! {
        <div class="empty-answer">
            <p>{ if only_words { words.nothing_whole } else { words.nothing_filtered } }</p>
            <p>{ words.nothing_fewer }</p>
            <ul>
                for (choice, without, left) in ways {
                    <li>
                        { link(store, store.route.asking(without), Dress::class("button"), text(fill(words.nothing_would, &[&fill(words.remove_choice, &[&choice_label(store, &choice)]), &words.articles(left)]))) }
                    </li>
                }
            </ul>
        </div>
    }
}
