//! Context and address turned into values for pages and components.

mod use_answer;
mod use_store;

pub(crate) use use_answer::use_answer;
pub(crate) use use_store::use_store;
