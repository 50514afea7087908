//! The compiler against hand readings: line numbers and roles, never text. The default corpus is always here; the
//! real issues are where `../shared/corpus` lies beside the repository.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_accuracy::compare::Figures;
use baoku_accuracy::reading::root;
use baoku_accuracy::report::against_readings;

/// Prints every figure and miss; what is missed must be what is known to be, in words that it begins with.
fn check(figures: &Figures, known: &[&str]) {
    for miss in &figures.misses {
        println!("{miss}");
    }
    for (name, figure) in &figures.figures {
        println!("{name:24} {:>3} of {:>3}  {:.3}", figure.hits, figure.cases, figure.share());
    }
    let as_known = figures.misses.iter().zip(known).all(|(miss, known)| miss.starts_with(known));
    assert!(as_known && figures.misses.len() == known.len(), "{:#?}", figures.misses);
}

#[test]
fn the_default_corpus_is_read_as_by_hand() {
    let figures = against_readings(&root().join("tests/readings/default"), &root().join("corpus")).unwrap().unwrap();
    // Wrong: one first line that fills its column and ends with a full stop is read as a paragraph of its own.
    let place = "新泾报2024-07.txt headline Some([(7, 7)])";
    let known = [
        format!("paragraphs: {place} (\"paragraph\", [27, 29, 30, 31, 32, 33])"),
        format!("pairs in order: {place} (\"paragraph\", [20, 22, 23, 24, 25, 26])"),
        format!("pairs in order: {place} (\"paragraph\", [27, 29, 30, 31, 32, 33])"),
        format!("articles whole: {place}"),
    ];
    check(&figures, &known.each_ref().map(String::as_str));
}

#[test]
fn the_real_issues_are_read_as_by_hand() {
    let Some(figures) = against_readings(&root().join("tests/readings"), &root().join("../shared/corpus")).unwrap()
    else {
        println!("skipped: ../shared/corpus is not there");
        return;
    };
    check(&figures, &[]);
}
