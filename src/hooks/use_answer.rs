//! The archive's answer to the route's question, found once for each question and load.

use crate::pages::answers;
use crate::store::Store;
use baoku_archive::search::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// Answers the route's question from what is loaded; nothing on pages that do not ask.
#[hook]
pub(crate) fn use_answer(store: &Store) -> Rc<Answer> {
    let asked = answers(store.route.view()).then(|| store.route.question().clone());
    use_memo((store.archive.clone(), asked), |(archive, asked)| match asked {
        Some(question) => archive.answer_loaded(question),
        None => Answer::default(),
    })
}
