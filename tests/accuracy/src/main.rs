//! Prints how well the compiler reads damaged issues; one of them with its misses, for whoever looks for the reason.
//!
//! `cargo run -p baoku-accuracy` for the table, `… -- "cut columns" 7` for one issue.
#![allow(clippy::print_stdout)]

use baoku_accuracy::clean;
use baoku_accuracy::compare::{Figures, compare};
use baoku_accuracy::damage::{KINDS, Laid};
use std::process::ExitCode;

/// Issues of each kind.
const SEEDS: u64 = 40;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let clean = match clean::all() {
        Ok(clean) => clean,
        Err(error) => {
            println!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match arguments.as_slice() {
        [name, seed] => {
            let seed = seed.parse().unwrap_or(0);
            for kind in KINDS.iter().filter(|kind| kind.name == name) {
                show(&kind.lay(&clean, seed));
            }
        }
        _ => {
            for kind in KINDS {
                let mut figures = Figures::default();
                (0..SEEDS).for_each(|seed| measure(&kind.lay(&clean, seed), &mut figures));
                println!("{}", row(kind.name, &figures));
            }
        }
    }
    ExitCode::SUCCESS
}

fn measure(laid: &Laid, figures: &mut Figures) {
    if let Some(part) = baoku_compiler::compile_issue(&laid.reading.file, None, laid.text.as_bytes()).part {
        compare(&part, &laid.reading, figures);
    }
}

fn show(laid: &Laid) {
    for (number, line) in laid.text.lines().enumerate() {
        println!("{:4} {line}", number + 1);
    }
    let mut figures = Figures::default();
    measure(laid, &mut figures);
    figures.misses.iter().for_each(|miss| println!("{miss}"));
}

fn row(name: &str, figures: &Figures) -> String {
    let shares = ["headlines", "headlines not invented", "paragraphs", "pairs in order", "articles whole", "kickers"]
        .into_iter()
        .chain(["subtitles", "bylines", "subheads", "captions", "sections", "boilerplate"])
        .map(|name| format!("{name} {:.3}", figures.get(name).share()));
    format!("{name:34} {}", shares.collect::<Vec<_>>().join("  "))
}
