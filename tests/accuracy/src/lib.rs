//! How well the compiler gives back what a newspaper's editors laid out.
//!
//! Truth comes from two places, both as line numbers and roles: hand readings of real issues, and clean articles of
//! our own that [`damage`] lays out and spoils in ways of which it keeps account. One comparison serves both. Knows
//! the compiler only by what it returns.

pub mod certainty;
pub mod clean;
pub mod compare;
pub mod damage;
pub mod dice;
pub mod facts;
pub mod fit;
pub mod plant;
pub mod plot;
pub mod reading;
pub mod report;
pub mod sheet;
