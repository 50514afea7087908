//! The archive: what the compiler writes, what the app reads, and every question that can be asked of it.
//!
//! Runs in three places with the same code: in the browser, in the `baoku` program, and inside the compiler
//! (which only needs the types and the definition of "the same text"). Knows no disk, no network and no clock.

/// Says what is wrong with a file or a word. In a browser nothing: readers are shown sentences of the app's own, and do
/// not download these.
macro_rules! told {
    ($($part:tt)*) => {
        if cfg!(target_arch = "wasm32") { String::new() } else { format!($($part)*) }
    };
}

pub mod archive;
pub mod article;
pub mod bundle;
mod capitals;
pub mod cell;
pub mod chart;
pub mod cite;
pub mod date;
pub mod facet;
pub mod facts;
pub mod index;
mod json;
pub mod lanes;
pub mod listing;
pub mod named;
pub mod nearest;
pub mod order;
pub mod people;
pub mod print;
pub mod query;
pub mod question;
pub mod questions;
pub mod quote;
pub mod rank;
mod read;
pub mod search;
pub mod season;
pub mod sharded;
mod shelf;
pub mod snippet;
pub mod source;
pub mod suggest;
pub mod tables;
pub mod text;
pub mod timeline;
