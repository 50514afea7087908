//! What each kind of evidence says about a line, in log-odds (natural logarithm), so that evidence adds up:
//! 0 says nothing, ±1 makes it three times, ±3 twenty times as likely.

pub mod breaks;
pub mod byline;
pub mod caption;
pub mod cohesion;
pub mod column;
pub mod echo;
pub mod heading;
pub mod imprint;
pub(super) mod length;
pub mod opening;
pub mod room;
pub mod section;
pub mod word;
