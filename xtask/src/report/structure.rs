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

/// Texts to measure speed with, in megabytes: two, to tell what grows with the text.
const MEGABYTES: &[&str] = &["8", "24"];

/// The most memory for each byte of text.
const MEMORY: f64 = 3.0;

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
- **Speed.** Damaged issues one after the other in one file; the median of several runs; seconds on a processor, \
which other programs lengthen less than time; on a busy machine by a sixth nevertheless. Memory is the process's peak \
beyond what it began with, the text included; two sizes tell what grows with the text from what any text needs: lists \
of words, tables of a fixed size, the dictionary.
";

/// What was tried, what came of it, and what stands in the way of more.
const TRIED: &str = "\
Measured on our own damaged text and on a daily of another decade that is no part of this repository, damaged \
likewise; its figures are of articles whose words were not counted, before → after.

That daily now, 96 issues of five to twelve stories of each kind, headlines and paragraphs exact: blank lines 100 and \
100 %, indents only 99.9 and 100, wrapped with indents 99.3 and 98.5, indents lost 98.2 and 96.1, no indent 98.5 and \
93.0, cut columns 99.5 and 97.7, stacked headlines 98.0 and 97.8, displaced beginnings 99.6 and 98.8.

| tried | daily | our own | kept |
| --- | --- | --- | --- |
| words and characters that sentences begin with, counted in a daily; what is left of a full headline is its \
second line | paragraphs wrapped, no indent 86.8 → 89.4 %; indent lost 94.7 → 96.1 % | no indent 90.3 → 90.7 % | \
yes |
| no remnant of a sentence and no mark begins a story below a line as wide as a paragraph's | indent lost 96.1 → \
96.7 % | no change | yes |
| a title whose words come back at once is no chapter, asked of every title | indent lost 96.7 → 97.4 % | \
paragraphs of all kinds −2 %, captions −16 %: titles of chapters come back, too | no |
| the same, asked of titles that say what happened | the same | no change | yes |
| slogans and titles in turn are a stack, not a list | no change | the real issues, stacked with kickers: \
headlines 96.8 → 98.3 %, paragraphs 91.2 → 92.8 % | yes |
| each line that sticks out far counts against a column | headlines displaced 99.7 → 100 % | a paragraph of the \
real issues lost | no |
| no column where most lines stick out far | headlines displaced 99.7 → 100 % | mixed 85.8 → 85.4 %, page marks \
95.3 → 95.4 % | yes |
| a regression over the first two characters of sentences that end at a column's edge: three hundred weights from \
one paper | wrong 39 → 35 of 100 | 50 → 41 of 100, of 187 cases; the real issues 40 → 39 | no |
| the same with how long the sentence before is, on top of how long the paragraph is | wrong 33 → 32 of 100 | 35 \
→ 35 of 100 | no |
| a bit for each pair of characters that words of a list begin with | – | as many instructions: 14.4 thousand million \
for 24 MB | no |
| word lists asked by the first two characters before anything is compared; a run heard only where it may still be a \
chapter; a stack of headings read without copying it | – | 14.4 → 13.7 thousand million instructions for 24 MB | yes |
| captions, paragraph starts, slogans and datelines asked once for each line | – | 13.7 → 12.7 | yes |
| the same bit for each pair, for four lists at once in the pass that measures lines | – | 12.7 → 12.5 | yes |
| echoes looked for only where a character of the heading stands; relative days by their spellings; columns summed in \
bytes | – | 12.5 → 11.7 | yes |
| exact room for pieces, dates and names; of lines only their places kept once stories stand | – | 11.7 → 11.6; memory \
3.3 → 2.9 × input | yes |
| a line is full, too, where what follows would not have fitted; no story begins with one line that ends short of \
the edge; a dateline by itself is no headline; where a program wraps, a headline as wide as the column runs over | \
headlines invented in wrapped text 65 → 48 of 2,474; paragraphs no indent 92.5 → 93.0 %, indent lost 95.6 → 96.1 % | \
see above | yes |
| a column is surer where all of the text is wrapped; a heading of the width of a first line counts twice against | no \
change; headlines missed 18 → 22 of 825 | – | no |
| one unit of code for all packages, optimised when linked | – | 16.4 → 16.8 MB/s of 24 MB on a quiet machine, builds \
three times as long | no |
| what several cues ask of a line (words of lists, figures, marks behind words for speaking) noted while it is \
measured; words of a list found by rank; powers of e kept by their scores; echoes heard from top to bottom | – | \
11.6 → 10.7 | yes |
| titles and bodies marked in one table of pairs instead of sorted and merged; its cells of eight bytes | – | \
10.7 → 10.4 | yes |
| characters put together from three bytes by ourselves | – | 10.4 → 10.9: the standard library asks less of the \
borders | no |
| a unit looked for behind a figure before the figure is read; the cell of a new pair apart | – | 10.4 → 10.1 | \
yes |
| text checked by `encoding_rs`, which copies it | – | a hundredth less; memory 2.9 → 3.2 × input | no |
| each passage read once for dates and names, their telling places found in one pass; a single headline given its \
text at once; exact room for stories and what stands between them | – | 10.1 → 9.7 | yes |
| neighbouring characters counted while lines are measured; places of eight bytes | – | 9.7 → 9.5 | yes |
| `mimalloc` as the allocator, release 2 or 3 | – | 9.7 → 9.4, time 4 to 7 % less; memory 2.9 → 3.1 to 3.4 × input: \
what a stage frees in one piece is not given back in time | no |

What limits the rest:

- **Wrapped, no indent.** A paragraph in twenty ends at the very edge, and each end that is missed spoils two. \
What a sentence begins with and how long paragraphs are is wrong of a third of these; more would take a model of \
the language. In the daily 472 sentences end there: 230 of the 249 that end a paragraph are told, and 132 of the others.
- **Stacked headlines, mixed.** Our own articles and the real issues are about one town's meetings: two bodies \
share as many words with the other's headline as with their own. On the daily, whose subjects differ, 97 to 99 % \
of these paragraphs are exact.
- **Crossed columns.** The halves of two stories cut in mid-sentence meet; only the words around the cut say \
which belong together, and both stories often have them.
- **Speed.** No function takes more than a twentieth of the time. The shares of instructions: cues and the \
lattice 28 % (echoes of headings 7 %), stories 25 % (stacks of headings 11 %), people and dates 24 %, the habits \
of the page 5 %; allocating is 5 %, powers of e and logarithms 2 % of all. A fifth is taking UTF-8 apart, some \
six times over for each character; a text kept apart would need two thirds of its size more memory. On one busy \
machine, in turn, four runs each: before the last changes 17.3 MB/s of 8 MB and 16.6 of 24 MB, with them 20.2 \
and 19.9.
\n";

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
         {tables}{speed}Machine: {}. Load, of all programs: {}.\n\n## What was tried\n\n{TRIED}## Method\n\n{METHOD}\n## Command\n\n```\ncargo xtask report structure\n```\n",
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
    let mut files = Vec::with_capacity(MEGABYTES.len());
    for megabytes in MEGABYTES {
        let text = accuracy(shop, "laying out text to be timed", &["text".as_ref(), megabytes.as_ref()])?;
        let file = shop.target.join(format!("checks/damaged-{megabytes}.txt"));
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        files.push(file);
    }
    let log = shop.target.join("checks/structure-speed.log");
    let mut table = String::from("## Speed and memory\n\n| compiler |");
    MEGABYTES.iter().for_each(|megabytes| table.push_str(&format!(" {megabytes} MB of text |")));
    table.push_str(" goal | peak memory | goal | ok |\n| --- | --- | --- | --- | --- | --- | --- |\n");
    for (name, features, goal) in SPEEDS {
        let mut runs = Vec::with_capacity(files.len());
        for file in &files {
            let mut cargo = shop.command("cargo");
            cargo.args(["run", "--quiet", "--profile", "tool", "--package", "baoku-compiler", "--example", "speed"]);
            cargo.arg("--no-default-features");
            cargo.args(*features).arg("--").arg(file);
            run_logged(&format!("measuring speed {name}"), &log, &mut cargo)?;
            let line = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
            runs.push(Run::of(&line).with_context(|| format!("no speed in {line:?}"))?);
        }
        let (constant, growth) = memory(&runs).context("two sizes of text are needed")?;
        let met = growth <= MEMORY && runs.iter().all(|run| run.speed >= *goal);
        table.push_str(&format!("| {name} |"));
        runs.iter().for_each(|run| table.push_str(&format!(" {:.1} MB/s |", run.speed)));
        table.push_str(&format!(
            " ≥ {goal} MB/s | {constant:.0} MB + {growth:.1} × input | ≤ {MEMORY} × input | {} |\n",
            verdict(met)
        ));
    }
    table.push('\n');
    Ok(table)
}

/// What was measured with one text; all in megabytes.
#[derive(Debug, PartialEq)]
struct Run {
    /// A second.
    speed: f64,
    memory: f64,
    text: f64,
}

impl Run {
    /// `   23.1 MB/s  24.6 MB of memory  8.0 MB  …`.
    fn of(line: &str) -> Option<Run> {
        let (speed, rest) = line.trim().split_once(" MB/s")?;
        let (memory, rest) = rest.split_once(" MB of memory")?;
        let (text, _) = rest.split_once(" MB")?;
        let number = |text: &str| text.trim().parse().ok();
        Some(Run { speed: number(speed)?, memory: number(memory)?, text: number(text)? })
    }
}

/// The memory that any text needs, and how much more for each byte of it.
fn memory(runs: &[Run]) -> Option<(f64, f64)> {
    let (first, last) = (runs.first()?, runs.last()?);
    let growth = (last.memory - first.memory) / (last.text - first.text);
    growth.is_finite().then(|| ((first.memory - growth * first.text).max(0.0), growth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_that_grows_is_told_from_what_any_text_needs() {
        let line = |memory: f64, text: f64| {
            format!("   23.1 MB/s  {memory:.1} MB of memory  {text:.1} MB  9 articles  a.txt\n")
        };
        let runs: Vec<Run> = [line(26.0, 8.0), line(66.0, 24.0)].iter().filter_map(|line| Run::of(line)).collect();
        assert_eq!(runs[0], Run { speed: 23.1, memory: 26.0, text: 8.0 });
        assert_eq!(memory(&runs), Some((6.0, 2.5)));
        assert_eq!(Run::of("error"), None);
        assert_eq!(memory(&runs[..1]), None);
    }
}
