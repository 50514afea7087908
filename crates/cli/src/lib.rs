//! The `baoku` program as a library, so that its commands can be tested without a process.
//!
//! The only place that reads the disk, prints, and knows exit codes.

pub mod commands;
pub mod corpus;
pub mod decided;
pub mod draw;
pub mod export;
pub mod failure;
pub mod folder;
pub mod large;
pub mod parts;
pub mod poster;
pub mod progress;
pub mod proposals;
pub mod publication;
pub mod rows;
pub mod site;
pub mod staging;
pub mod take_away;
