//! Measures the compiler: megabytes of text a second on one core, and peak memory.
//!
//! `cargo run --profile tool -p baoku-compiler --no-default-features --example speed -- FILE …`
//! Each file is compiled several times; the median counts. Memory is what the process has needed so far beyond what it
//! began with, the file itself included, so that only the first file's figure means something. A part of it is the same
//! for every text: lists of words, tables of a fixed size, the dictionary; two sizes tell it from what grows.
#![allow(clippy::print_stdout)]

use baoku_compiler::compile_issue;
use std::time::Instant;

/// Large files are compiled less often.
const AT_LEAST_BYTES: usize = 20_000_000;

fn main() {
    for file in std::env::args().skip(1) {
        let before = peak();
        let Ok(size) = std::fs::metadata(&file).map(|data| data.len() as usize) else { continue };
        let rounds = (AT_LEAST_BYTES / size.max(1)).clamp(3, 15);
        let mut seconds = Vec::with_capacity(rounds);
        let mut after = None;
        let mut articles = 0;
        for _ in 0..rounds {
            let Ok(bytes) = std::fs::read(&file) else { continue };
            let (begin, begun) = (Instant::now(), on_processor());
            let compiled = compile_issue("a.txt", None, bytes);
            let passed = begin.elapsed().as_secs_f64();
            seconds.push(begun.zip(on_processor()).map_or(passed, |(begun, ended)| ended - begun));
            after = after.or_else(peak);
            articles = compiled.part.map_or(0, |part| part.text.articles.len());
        }
        seconds.sort_by(f64::total_cmp);
        let median = seconds.get(rounds / 2).copied().unwrap_or_default();
        let size = size as f64;
        let memory = match (before, after) {
            (Some(before), Some(after)) => format!("{:.1} MB of memory", (after - before) as f64 * 1024.0 / 1e6),
            _ => "unknown".to_owned(),
        };
        println!("{:7.1} MB/s  {memory}  {:.1} MB  {articles} articles  {file}", size / 1e6 / median, size / 1e6);
    }
}

/// Seconds of this thread on a processor, which other programs hardly lengthen, where the system tells.
fn on_processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// The process's peak memory in kB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
