//! The chores of this repository as functions: set-up, builds, checks, and the local web server that the browser
//! journeys use as well. `cargo xtask` is the command line above them.

pub mod app;
pub mod budget;
pub mod checks;
pub mod grown;
pub mod job;
pub mod order;
pub mod plain;
pub mod report;
pub mod serve;
pub mod site;
pub mod system;
pub mod tools;
pub mod workshop;
