//! Real browsers for the journeys: engines and how each is started, what a person does in one, and the journeys that
//! every engine is sent on.
//!
//! `cargo xtask test` builds the sites and says where they are (`BAOKU_SITE`, `BAOKU_REAL_SITE`, `BAOKU_DIVIDED_SITE`).

pub mod accessibility;
mod browser;
mod devtools;
pub mod engine;
pub mod journey;
mod started;
mod visit;

pub use browser::{Browser, Window, Wishes};
pub use visit::{FIRST_RESULT, READY, Visit, WAYS, Way, copied, run, site, sites};
