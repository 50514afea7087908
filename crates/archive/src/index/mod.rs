//! The index of a large archive: every run of characters and where it stands, in blocks that are loaded when asked for.
//!
//! A run of two characters has one list of its spots while it is rare. A frequent one is told apart by the character
//! that follows, again and again, until lists are short; where a term ends on such a run, a list of its articles stands
//! beside it. Runs stand in the order of the alphabet, cut into blocks; the directory tells with which run each begins.
//! So a term of any length is a prefix of some runs, or begins with exactly one.
//!
//! `docs/search.md` compares this with what else was tried.

pub mod bits;
pub mod directory;
pub mod entry;
pub(crate) mod find;
pub mod ids;
pub(crate) mod library;
pub mod place;
pub mod shards;
