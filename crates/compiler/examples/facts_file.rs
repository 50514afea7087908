//! Writes the bundle's file of facts of some issues, for whoever measures what it takes.
//!
//! `cargo run -p baoku-compiler --example facts_file -- FILES`
#![allow(clippy::print_stdout)]

use baoku_archive::bundle::Newspaper;
use baoku_compiler::{compile_issue, gather};

fn main() {
    let read = |file: String| Some((std::fs::read(&file).ok()?, file));
    let issues = std::env::args().skip(1).filter_map(read);
    let compiled = issues.map(|(bytes, file)| compile_issue(&file, None, &bytes)).collect();
    let facts = baoku_compiler::facts::facts(&gather(Newspaper::default(), compiled));
    println!("{}", serde_json::to_string(&facts).unwrap_or_default());
}
