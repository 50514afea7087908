//! Writes the bundle's file of facts of some issues, for whoever measures what it takes and how long.
//!
//! `cargo run -p baoku-compiler --example facts_file -- FILES`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use baoku_archive::bundle::Newspaper;
use baoku_compiler::{compile_issue, gather};
use std::time::Instant;

fn main() {
    let read = |file: String| Some((std::fs::read(&file).ok()?, file));
    let issues: Vec<(Vec<u8>, String)> = std::env::args().skip(1).filter_map(read).collect();
    let begin = Instant::now();
    let compiled = issues.into_iter().map(|(bytes, file)| compile_issue(&file, None, bytes)).collect();
    let corpus = gather(Newspaper::default(), compiled);
    let known = Instant::now();
    let facts = baoku_compiler::facts::facts(&corpus);
    eprintln!("{:?} to compile, {:?} for what is known", known - begin, known.elapsed());
    println!("{}", serde_json::to_string(&facts).unwrap_or_default());
}
