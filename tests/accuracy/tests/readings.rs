//! The compiler against hand readings: line numbers and roles, never text. The default corpus is always here; the
//! real issues are where `../shared/corpus` lies beside the repository.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_accuracy::compare::Figures;
use baoku_accuracy::reading::root;
use baoku_accuracy::report::against_readings;

/// Prints every figure and miss; `least` says what share of some figure will do, all of the others must be right.
fn check(figures: &Figures, least: &[(&str, f64)]) {
    for miss in &figures.misses {
        println!("{miss}");
    }
    for (name, figure) in &figures.figures {
        println!("{name:24} {:>3} of {:>3}  {:.3}", figure.hits, figure.cases, figure.share());
        let least = least.iter().find(|(known, _)| known == name).map_or(1.0, |(_, share)| *share);
        assert!(figure.share() >= least, "{name}: {} of {}", figure.hits, figure.cases);
    }
}

#[test]
fn the_default_corpus_is_read_as_by_hand() {
    let figures = against_readings(&root().join("tests/readings/default"), &root().join("corpus")).unwrap().unwrap();
    // Wrong: one first line that fills its column and ends with a full stop is read as a paragraph of its own.
    check(&figures, &[("paragraphs", 0.98), ("pairs in order", 0.97), ("articles whole", 0.94)]);
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
