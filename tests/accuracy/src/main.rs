//! `cargo run -p baoku-accuracy -- …`: what is measured, and what lies behind it.
//!
//! `report PICTURE` prints the tables of docs/reports/structure.md and writes the picture; `show KIND SEED` prints one
//! damaged issue and every miss; `fit` writes the constants of `compiler::calibration` anew; `text MEGABYTES` prints issues one after the other, to measure speed with.
#![allow(clippy::print_stdout)]

use baoku_accuracy::clean;
use baoku_accuracy::compare::Figures;
use baoku_accuracy::damage::{KINDS, Laid};
use baoku_accuracy::fit;
use baoku_accuracy::report::{measure, structure};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), String> {
    match *arguments {
        ["report", picture] => {
            let (page, svg) = structure()?;
            std::fs::write(picture, svg).map_err(|error| format!("{picture}: {error}"))?;
            print!("{page}");
        }
        ["fit"] => fit::refit(&clean::all()?)?,
        ["show", name, seed] => {
            let clean = clean::all()?;
            let seed = seed.parse().map_err(|error| format!("{seed}: {error}"))?;
            KINDS.iter().filter(|kind| kind.name == name).for_each(|kind| show(&kind.lay(&clean, seed)));
        }
        ["text", megabytes] => {
            let clean = clean::all()?;
            let megabytes: usize = megabytes.parse().map_err(|error| format!("{megabytes}: {error}"))?;
            let (mut size, mut seed) = (0, 0);
            while size < megabytes * 1_000_000 {
                for kind in KINDS {
                    let text = kind.lay(&clean, seed).text;
                    size += text.len();
                    println!("{text}");
                }
                seed += 1;
            }
        }
        _ => return Err("say one of: report PICTURE, fit, show KIND SEED, text MEGABYTES".to_owned()),
    }
    Ok(())
}

fn show(laid: &Laid) {
    for (number, line) in laid.text.lines().enumerate() {
        println!("{:4} {line}", number + 1);
    }
    let mut figures = Figures::default();
    measure(laid, &mut figures);
    figures.misses.iter().for_each(|miss| println!("{miss}"));
}
