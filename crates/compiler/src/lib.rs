//! The compiler: the raw text of an issue in, its articles and everything doubtful about them out.
//!
//! Pure: no disk, no clock, no printing; it also runs in a browser. A stage sees only the stage before it:
//!
//! ```text
//! bytes → format → lines → segment → articles → dates, people → part;  parts → corpus → bundle
//! ```

pub mod articles;
pub mod authority;
pub mod bundle;
pub mod calibration;
pub mod corpus;
mod cut;
pub mod dates;
pub mod decisions;
pub mod diagnostic;
pub mod discrepancy;
pub mod facts;
pub mod format;
pub mod index;
mod issue;
pub mod kept;
pub mod lines;
pub mod part;
mod passage;
pub mod people;
pub mod questions;
mod role;
pub mod rows;
pub mod segment;
pub mod sharded;
pub mod suggest;
mod telling;
pub mod variants;
pub mod vocabulary;
pub mod wrapping;

pub use corpus::{Corpus, gather};
pub use decisions::Decisions;
pub use diagnostic::{Diagnostic, Severity};
pub use issue::{Compiled, compile_decided, compile_issue};
pub use part::{LineRole, Part};
pub use role::Role;
