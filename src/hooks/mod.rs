//! The store turned into values that are worth keeping between two drawings.

mod use_answer;

pub(crate) use use_answer::use_answer;
