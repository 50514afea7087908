//! Open questions: what a resident or an editor may answer from memory, in a file of the bundle that is loaded only
//! when somebody wants to see them.
//!
//! Part of the bundle's types. A question is places in print; what is printed there is never copied. The manual pages
//! come with the questions, so that the app does not grow with what the compiler notices.

use crate::bundle::FORMAT;
use crate::print::Pieces;
use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// The kinds of which there are questions, in the order of the manual.
    pub kinds: Vec<QuestionKind>,
    /// The questions by kind, then by place.
    pub questions: Vec<Question>,
}

impl Default for Questions {
    fn default() -> Self {
        Questions { format: FORMAT, kinds: Vec::new(), questions: Vec::new() }
    }
}

/// A kind of question and its manual page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionKind {
    /// The diagnostic's code, such as `ordinal-jump`.
    pub code: String,
    /// How many there are; of very many not all are listed.
    pub count: u32,
    /// What an editor writes into the issue's file of decisions once it is answered; `{}` is the line's number.
    pub decision: String,
    /// The manual page in Chinese.
    pub chinese: ManualPage,
    /// The manual page in English.
    pub english: ManualPage,
}

/// What a kind of question is about, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualPage {
    /// What to call it.
    pub name: String,
    /// What was noticed, and why it may be right all the same.
    pub manual: String,
    /// How to answer it.
    pub help: String,
}

/// One question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Index into [`Questions::kinds`].
    pub kind: u32,
    /// What was noticed here, in Chinese; empty where the places say it.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub says: String,
    /// The same in English.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub english: String,
    /// The places, the main one first.
    pub places: Vec<QuestionPlace>,
}

/// A place in print that a question points at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionPlace {
    /// Index into the manifest's issues.
    pub issue: u32,
    /// The first raw line; absent for the issue as a whole.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// The words on that line that are meant; absent when the whole line is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pieces: Option<Pieces>,
}
