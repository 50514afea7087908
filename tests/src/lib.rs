//! Real browsers for the journeys: starts a driver, opens a session, and reads what the browser logged.
//!
//! Knows WebDriver and nothing of newspapers.

mod driver;

pub use driver::{Browser, Window};
