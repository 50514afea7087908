//! Lines to roles: what each printed line is, and whether a text line continues the one before.
//!
//! Evidence from the `cues`, weighed by one lattice over the whole issue. Which heading of a stack is the kicker and
//! which body belongs to it is not decided here but in `articles`.

mod chain;
pub mod cues;
mod kind;
mod lattice;
mod moves;
mod own;
pub mod page;

pub use kind::Kind;
pub use lattice::{Segment, segment};
