//! The archive's answer to a question, found once for each question and load.

use super::use_store;
use baoku_archive::question::Question;
use baoku_archive::search::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// Answers a question from what is loaded.
#[hook]
pub(crate) fn use_answer(question: &Question) -> Rc<Answer> {
    let store = use_store();
    use_memo((store.archive.clone(), question.clone()), |(archive, question)| archive.answer_loaded(question))
}
