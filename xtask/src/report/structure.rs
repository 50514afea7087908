//! `cargo xtask report structure`: how well the compiler gives back what editors laid out, and how fast.
//!
//! The measuring is done by `baoku-accuracy` and the compiler's own example; what they print is put on one page here.

use std::{
    fs,
    io::{Write, stdout},
    path::Path,
};

use anyhow::{Context, Result};

use super::{load, machine, today, verdict};
use crate::{
    job::{run_logged, say},
    workshop::Workshop,
};

/// Text to measure speed with, in megabytes.
const MEGABYTES: &str = "8";

/// Megabytes a second of one core that are asked for, with the compiler's features or without.
const SPEEDS: &[(&str, &[&str], f64)] =
    &[("without the dictionary", &[], 20.0), ("with the dictionary", &["--features", "dictionary"], 5.0)];

/// How the tables come about.
const METHOD: &str = "\
- **Issues read by hand.** `tests/readings/` holds line numbers and roles of every line, read without the compiler. A \
paragraph is exact when its lines and its article are.
- **Damaged text.** Clean articles of our own (`tests/accuracy/clean/`) and of the default corpus are laid out as issues \
of four to seven and spoiled by `tests/accuracy/src/damage/`; lines remember what they are, so the truth is known. A \
paragraph counts only under its exact headline. The same seeds every time; `cargo run -p baoku-accuracy -- show KIND SEED` \
shows an issue and its misses.
- **Certainty.** Fitted on one half of the articles (`cargo run -p baoku-accuracy -- fit`), measured on the other.
- **Discrepancies.** Slips planted into clean text; then what is found in text where nobody planted any.
- **Speed.** Damaged issues one after the other in one file; the median of several runs on one core.
";

/// Measures, prints the page and writes docs/reports/structure.md and its picture.
///
/// # Errors
/// When something does not compile, or a clean text or reading cannot be read.
pub fn structure(shop: &Workshop) -> Result<()> {
    let folder = shop.root.join("docs/reports");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let picture = folder.join("structure.svg");
    let tables = accuracy(shop, "measuring accuracy", &["report".as_ref(), picture.as_ref()])?;
    let speed = speed(shop)?;

    let page = format!(
        "# Structure\n\n{}. What the compiler makes of text that lost its layout. A report of one machine on one day.\n\n\
         {tables}{speed}Machine: {}. Load, of all programs: {}.\n\n## Method\n\n{METHOD}\n## Command\n\n```\ncargo xtask report structure\n```\n",
        today(shop),
        machine(shop),
        load()
    );
    let file = folder.join("structure.md");
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    write!(stdout().lock(), "{page}").context("cannot print the page")?;
    say(&format!("  written: {}, {}", shop.show(&file), shop.show(&picture)));
    Ok(())
}

/// What `baoku-accuracy` prints.
fn accuracy(shop: &Workshop, title: &str, arguments: &[&Path]) -> Result<String> {
    let log = shop.target.join("checks/accuracy.log");
    let mut cargo = shop.command("cargo");
    cargo.args(["run", "--quiet", "--profile", "tool", "--package", "baoku-accuracy", "--"]).args(arguments);
    run_logged(title, &log, &mut cargo)?;
    fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))
}

/// The table of speeds.
fn speed(shop: &Workshop) -> Result<String> {
    let text = accuracy(shop, "laying out text to be timed", &["text".as_ref(), MEGABYTES.as_ref()])?;
    let file = shop.target.join("checks/damaged.txt");
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    let log = shop.target.join("checks/structure-speed.log");
    let mut table = String::from(
        "## Speed and memory\n\n| compiler | measured | goal | peak memory | ok |\n| --- | --- | --- | --- | --- |\n",
    );
    for (name, features, goal) in SPEEDS {
        let mut cargo = shop.command("cargo");
        cargo.args(["run", "--quiet", "--profile", "tool", "--package", "baoku-compiler", "--example", "speed"]);
        cargo.arg("--no-default-features");
        cargo.args(*features).arg("--").arg(&file);
        run_logged(&format!("measuring speed {name}"), &log, &mut cargo)?;
        let line = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
        let (speed, memory) = read_speed(&line).with_context(|| format!("no speed in {line:?}"))?;
        table.push_str(&format!(
            "| {name} | {speed:.1} MB/s | ≥ {goal} MB/s | {memory} | {} |\n",
            verdict(speed >= *goal)
        ));
    }
    table.push('\n');
    Ok(table)
}

/// `   23.1 MB/s  2.4 × input  …` as its speed and memory.
fn read_speed(line: &str) -> Option<(f64, &str)> {
    let (speed, rest) = line.trim().split_once(" MB/s")?;
    Some((speed.trim().parse().ok()?, rest.trim().split("  ").next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_is_read_from_what_the_example_prints() {
        assert_eq!(read_speed("   23.1 MB/s  2.4 × input  900 articles  a.txt\n"), Some((23.1, "2.4 × input")));
        assert_eq!(read_speed("error"), None);
    }
}
