//! What the compiler knows of the real issues, where `../shared/corpus` lies beside the repository, against a hand
//! reading made before the compiler was looked at.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_accuracy::facts::{FactsReading, Score, facts_readings, place};
use baoku_accuracy::reading::root;
use baoku_compiler::facts::{Knowledge, figures, series};
use baoku_compiler::{Part, compile_issue, people};
use std::collections::{BTreeMap, BTreeSet};

fn readings() -> Vec<(FactsReading, Part)> {
    let read = facts_readings(&root().join("tests/readings/facts"), &root().join("../shared/corpus")).unwrap();
    let compile = |(reading, bytes): (FactsReading, Vec<u8>)| {
        let part = compile_issue(&reading.file, None, &bytes).part.unwrap();
        (reading, part)
    };
    read.into_iter().map(compile).collect()
}

fn show(name: &str, score: Score, said: &[String]) {
    said.iter().for_each(|said| println!("{said}"));
    println!(
        "{name}: precision {:.3} recall {:.3} F1 {:.3} ({} of {} read, {} found)",
        score.precision(),
        score.recall(),
        score.f1(),
        score.both,
        score.wanted,
        score.found
    );
}

#[test]
fn people_and_their_offices_are_found_as_by_hand() {
    let (mut names, mut offices, mut said) = (Score::default(), Score::default(), Vec::new());
    for (reading, part) in readings() {
        let source = &part.text.source;
        let mentions: Vec<_> = part.text.articles.iter().flat_map(|article| &article.people).collect();
        let wanted: BTreeSet<_> = reading.people.iter().map(|person| person.name.clone()).collect();
        let found = mentions.iter().map(|mention| place(source, &mention.name)).collect();
        names.add(Score::of(&wanted, &found, &mut said, &reading.file));
        let wanted: BTreeSet<_> = reading
            .people
            .iter()
            .flat_map(|person| person.offices.iter().map(|office| (person.name.clone(), office.clone())))
            .collect();
        let found = mentions.iter().flat_map(|mention| {
            let name = place(source, &mention.name);
            people::offices(source, mention).into_iter().map(move |office| (name.clone(), place(source, &office.raw)))
        });
        offices.add(Score::of(&wanted, &found.collect(), &mut said, &reading.file));
    }
    show("people", names, &said);
    show("offices", offices, &[]);
    assert!(names.f1() >= 0.98 && offices.f1() >= 0.98);
}

#[test]
fn figures_are_found_with_what_they_count() {
    let (mut numbers, mut said, mut asked) = (Score::default(), Vec::new(), 0);
    let (mut values, mut named, mut aims) = (0, 0, 0);
    for (reading, part) in readings() {
        let source = &part.text.source;
        let found: BTreeMap<_, _> = part
            .text
            .articles
            .iter()
            .flat_map(|article| figures(source, article))
            .map(|figure| (place(source, &figure.number), figure))
            .collect();
        let wanted: BTreeMap<_, _> = reading.figures.iter().map(|figure| (figure.number.clone(), figure)).collect();
        let (read, seen) = (wanted.keys().cloned().collect(), found.keys().cloned().collect());
        numbers.add(Score::of(&read, &seen, &mut said, &reading.file));
        for (at, wanted) in wanted {
            let Some(figure) = found.get(&at) else { continue };
            asked += 1;
            values += usize::from((figure.value - wanted.value).abs() < 1e-6);
            aims += usize::from(figure.target == wanted.target);
            let of = figure.of.as_ref().map(|of| place(source, of)).unwrap_or_default();
            let shares = of.iter().any(|(line, column, length)| {
                let meets = |(l, c, n): &(u32, u32, u32)| l == line && *c < column + length && *column < c + n;
                wanted.of.iter().any(meets)
            });
            named += usize::from(shares);
            if !shares || figure.target != wanted.target {
                said.push(format!("{} {at:?} counts {of:?}, target {}", reading.file, figure.target));
            }
        }
    }
    show("figures", numbers, &said);
    println!("of {asked}: values {values}, what they count {named}, targets {aims}");
    assert!(numbers.recall() >= 0.95 && numbers.precision() >= 0.9);
    assert!(values == asked && named * 100 >= asked * 95 && aims == asked);
}

#[test]
fn what_comes_again_is_one_series_across_issues() {
    let (readings, parts): (Vec<_>, Vec<_>) = readings().into_iter().unzip();
    let found = series(&parts, &Knowledge::of(&parts));
    let mut places = BTreeMap::new();
    for (at, series) in found.iter().enumerate() {
        for held in &series.held {
            let source = &parts[held.issue as usize].text.source;
            let line = source.line_of(held.name.0[0].start);
            places.insert((parts[held.issue as usize].issue.file.clone(), line, held.label.clone()), at);
        }
        println!("{} held, missing {:?}", series.held.len(), series.missing);
    }
    let mut wanted: BTreeMap<u32, BTreeSet<Option<usize>>> = BTreeMap::new();
    let mut said = Vec::new();
    for reading in &readings {
        for occasion in &reading.occasions {
            let place = (reading.file.clone(), occasion.line, occasion.label.clone());
            let at = places.remove(&place);
            said.extend(at.is_none().then(|| format!("missed {place:?}")));
            wanted.entry(occasion.series).or_default().insert(at);
        }
    }
    said.extend(places.keys().map(|place| format!("not read {place:?}")));
    said.iter().for_each(|said| println!("{said}"));
    println!("{} series read, {} found", wanted.len(), found.len());
    let apart: BTreeSet<_> = wanted.values().collect();
    assert!(said.is_empty() && wanted.values().all(|at| at.len() == 1) && apart.len() == wanted.len());
}
