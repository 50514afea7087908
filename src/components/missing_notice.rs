//! A line that says which issues could not be loaded, with a button to try again.

use super::{button, el};
use crate::WHOLE;
use crate::store::{Action, Store};
use crate::words::fill;
use baoku_archive::bundle::QuestionsFile;
use yew::prelude::*;

/// The notice; nothing when everything is here.
pub(crate) fn missing_notice(store: &Store) -> Html {
    let words = store.words();
    if !store.lacks() {
        return Html::default();
    }
    let manifest = store.archive.manifest();
    let is_missing = |shard: u32| {
        let name = manifest.shards.get(shard as usize).map(|shard| shard.name.as_str());
        store.missing.iter().any(|error| Some(error.name.as_str()) == name)
    };
    let is_asked_for = |questions: &Option<QuestionsFile>| {
        questions.as_ref().is_some_and(|file| store.missing.iter().any(|error| error.name == file.name))
    };
    let issues: Vec<String> =
        manifest.issues.iter().filter(|issue| is_missing(issue.shard)).map(|issue| store.issue_label(issue)).collect();
    let sentence: String = match issues.len() {
        0 if WHOLE && is_asked_for(&manifest.questions) => words.missing_questions().into(),
        0 => words.missing_files().into(),
        number => fill(words.missing_issues(), &[&words.issues(number as u32), &issues.join(words.listed())]),
    };
    let words = if store.retrying { words.retrying() } else { words.retry() };
    let again = button(words, store.act.reform(|_: MouseEvent| Action::Retry));
    let again = if store.retrying { again.attr("disabled", "") } else { again };
    el("div").class("missing-notice").attr("role", "alert").put(el("p").say(sentence)).put(again).html()
}
