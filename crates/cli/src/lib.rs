//! The `baoku` program as a library, so that its commands can be tested without a process.
//!
//! The only place that reads the disk, prints, and knows exit codes.

pub mod cite;
pub mod commands;
pub mod corpus;
pub mod decided;
pub mod draw;
pub mod export_edits;
pub mod export_facts;
pub mod export_rows;
pub mod export_series;
pub mod failure;
pub mod large;
pub mod parts;
pub mod poster;
pub mod progress;
pub mod proposals;
pub mod publication;
pub mod rows;
pub mod site;
pub mod take_away;
