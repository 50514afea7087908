//! What is doubtful, for whoever remembers.

use crate::components::{El, el, question_list};
use crate::store::Store;

/// The page of open questions.
pub(crate) fn questions_page(store: &Store) -> El {
    let words = store.words();
    let page = el("div").class("questions-page").put(el("h1").say(words.questions_title()));
    match store.archive.questions() {
        Some(open) if open.questions.is_empty() => page.put(el("p").say(words.questions_none())),
        Some(open) => page.put(el("p").say(words.questions_note())).put(question_list(store, &open)),
        None if store.missing.is_empty() => page.put(el("p").say(words.questions_waiting())),
        // The notice above says what is missing.
        None => page,
    }
}
