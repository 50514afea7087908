//! Nothing was found: what that means, and which single choice to take back to find something.

use super::Link;
use super::chips::choice_label;
use crate::choices::{Choice, choices};
use crate::hooks::use_store;
use crate::words::fill;
use yew::prelude::*;

/// The advice.
#[component]
pub(crate) fn EmptyAnswer() -> Html {
    let store = use_store();
    let words = store.words();
    let question = store.route.question().clone();
    let ways = use_memo((store.archive.clone(), question), |(archive, question)| {
        let ways = choices(question).into_iter().map(|(choice, without)| {
            let left = if without.is_empty() { 0 } else { archive.answer_loaded(&without).articles.len() as u32 };
            (choice, without, left)
        });
        ways.filter(|(_, _, left)| *left > 0).collect::<Vec<_>>()
    });
    let only_words = matches!(choices(store.route.question()).as_slice(), [(Choice::Words(_), _)]);
    html! {
        <div class="empty-answer">
            <p>{ if only_words { words.nothing_whole } else { words.nothing_filtered } }</p>
            <p>{ words.nothing_fewer }</p>
            <ul>
                for (choice, without, left) in ways.iter() {
                    <li>
                        <Link to={store.route.asking(without.clone())} class="button">
                            { fill(words.nothing_would, &[&fill(words.remove_choice, &[&choice_label(&store, choice)]), &words.articles(*left)]) }
                        </Link>
                    </li>
                }
            </ul>
        </div>
    }
}
