//! The bundle's file of facts: everything that is known of a corpus, in the order and the numbers of the bundle.

use super::offices::{Lane, Printed, lanes};
use super::{Figure, Named, NamedKind, Series, figures, fresh, mention, series};
use crate::corpus::Corpus;
use crate::part::Part;
use baoku_archive::article::searched_lines;
use baoku_archive::bundle::Article;
use baoku_archive::facts::{
    BETWEEN, FIGURE, Fact, Facts, Mention, OFFICE, ORGANISATION, PERSON, PLACE, PROGRAMME, SERIES, TARGET, WORD,
    write_mentions,
};
use baoku_archive::print::{Pieces, Source};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of a corpus that is loaded whole.
#[must_use]
pub fn facts(corpus: &Corpus) -> Facts {
    let mut gathered = Gathered::default();
    let mut before = Vec::with_capacity(corpus.parts.len());
    let mut number = 0;
    let mut file = Facts::default();
    for part in &corpus.parts {
        before.push(number);
        let mut characters = 0;
        for article in &part.text.articles {
            let lines = searched_lines(&part.text.source, article);
            characters += lines.iter().map(|(_, line)| line.chars().count() as u32).sum::<u32>();
            gathered.article(corpus, part, article, number);
            number += 1;
        }
        file.characters.push(characters);
    }
    let lanes = lanes(corpus);
    file.facts = gathered.names(&lanes);
    file.facts.extend(lanes.iter().flat_map(|lane| office(lane, &before)));
    let series = series(&corpus.parts, corpus.knowledge());
    file.facts.extend(series.iter().flat_map(|series| events(series, &before)));
    file.facts.append(&mut gathered.figures);
    let names: BTreeSet<String> =
        file.facts.iter().filter(|fact| fact.kind <= PROGRAMME).map(|fact| fact.word(0).to_owned()).collect();
    let fresh = fresh::words(&corpus.parts, &|word| names.contains(word));
    file.facts.extend(fresh.into_iter().map(|(word, at)| fact(WORD, vec![word], vec![write_mentions(&at)])));
    file
}

/// A fact of some words; those at the end that are empty are left out.
fn fact(kind: u32, mut words: Vec<String>, at: Vec<Vec<u32>>) -> Fact {
    while words.last().is_some_and(String::is_empty) {
        words.pop();
    }
    Fact { kind, words, at }
}

/// What is gathered of one article after the other.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<(u32, String), Known>,
    figures: Vec<Fact>,
}

#[derive(Default)]
struct Known {
    also: Vec<String>,
    at: Vec<Mention>,
}

impl Gathered {
    fn article(&mut self, corpus: &Corpus, part: &Part, article: &Article, number: u32) {
        let source = &part.text.source;
        for mention in &article.people {
            let printed = source.join(&mention.name);
            let name = corpus.names.person(&printed, &part.issue.file);
            self.name(PERSON, name, &printed, number, &mention.name);
        }
        for Named { kind, name, pieces } in corpus.knowledge().named(part.issue.newspaper.as_deref(), source, article) {
            let kind = match kind {
                NamedKind::Organisation => ORGANISATION,
                NamedKind::Place => PLACE,
                NamedKind::Programme => PROGRAMME,
            };
            let printed = source.join(&pieces);
            self.name(kind, corpus.names.name(&name), &printed, number, &pieces);
        }
        self.figures.extend(figures(source, article).iter().filter_map(|figure| counted(source, figure, number)));
    }

    fn name(&mut self, kind: u32, name: &str, printed: &str, article: u32, pieces: &Pieces) {
        let Some(place) = mention(article, pieces) else { return };
        let known = self.names.entry((kind, name.to_owned())).or_default();
        if printed != name && !known.also.iter().any(|also| also == printed) {
            known.also.push(printed.to_owned());
        }
        known.at.push(place);
    }

    /// Everybody and everything named, by kind, the most named first.
    fn names(&mut self, lanes: &[Lane]) -> Vec<Fact> {
        let mut all: Vec<((u32, String), Known)> = std::mem::take(&mut self.names).into_iter().collect();
        // What is named once in passing is found by searching.
        all.retain(|((kind, _), known)| *kind != PROGRAMME || known.at.len() > 1);
        all.sort_by(|(a, one), (b, other)| {
            a.0.cmp(&b.0).then_with(|| other.at.len().cmp(&one.at.len())).then_with(|| a.1.cmp(&b.1))
        });
        let mut offices: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for lane in lanes {
            for (name, _) in &lane.held {
                offices.entry(name).or_default().push(&lane.office);
            }
        }
        let whole = |((kind, name), mut known): ((u32, String), Known)| {
            // In an article whose beginning was moved the print runs backwards.
            known.at.sort_by_key(|place| place.article);
            let offices = offices.get(name.as_str()).filter(|_| kind == PERSON);
            let offices = offices.map(|offices| offices.join(&BETWEEN.to_string())).unwrap_or_default();
            fact(kind, vec![name, known.also.join(&BETWEEN.to_string()), offices], vec![write_mentions(&known.at)])
        };
        all.into_iter().map(whole).collect()
    }
}

fn counted(source: &Source, figure: &Figure, article: u32) -> Option<Fact> {
    let place = mention(article, &figure.number)?;
    let value = match figure.to {
        Some(to) => format!("{}..{to}", figure.value),
        None => figure.value.to_string(),
    };
    let target = if figure.target { TARGET } else { "" };
    let of = figure.of.as_ref().map(|of| source.join(of)).unwrap_or_default();
    let words = vec![of, figure.unit.clone(), target.into(), value];
    Some(fact(FIGURE, words, vec![write_mentions(&[place])]))
}

/// An office with each of those who are named with it.
fn office(lane: &Lane, before: &[u32]) -> Vec<Fact> {
    let pairs = lane.alike();
    let alike = |at: u32| {
        let other = |pair: &[u32]| match pair {
            [one, other] if *one == at => Some(*other),
            [one, other] if *other == at => Some(*one),
            _ => None,
        };
        let others = pairs.chunks_exact(2).filter_map(other);
        others
            .filter_map(|at| Some(lane.held.get(at as usize)?.0.as_str()))
            .collect::<Vec<_>>()
            .join(&BETWEEN.to_string())
    };
    let held = lane.held.iter().zip(0..).map(|((name, at), number)| {
        let place = |printed: &Printed| mention(before.get(printed.issue as usize)? + printed.article, &printed.pieces);
        let mut at: Vec<Mention> = at.iter().filter_map(place).collect();
        at.sort_by_key(|place| place.article);
        fact(OFFICE, vec![lane.office.clone(), name.clone(), alike(number)], vec![write_mentions(&at)])
    });
    held.collect()
}

/// The events of a series and those of which nothing is held, by year or by term and session.
fn events(series: &Series, before: &[u32]) -> Vec<Fact> {
    let words = |label: &String| vec![[series.host.as_str(), &series.name].concat(), label.clone()];
    let mut all: Vec<Fact> = series.missing.iter().map(|label| fact(SERIES, words(label), Vec::new())).collect();
    for held in &series.held {
        let article = before.get(held.issue as usize).copied().unwrap_or_default() + held.article;
        let places = |pieces: &[&Pieces]| {
            let mut places: Vec<Mention> = pieces.iter().filter_map(|pieces| mention(article, pieces)).collect();
            places.sort();
            write_mentions(&places)
        };
        let place: Vec<&Pieces> = held.place.iter().collect();
        let at = vec![
            places(&[&held.name]),
            places(&place),
            places(&held.spoke.iter().collect::<Vec<_>>()),
            places(&held.points.iter().collect::<Vec<_>>()),
        ];
        all.push(fact(SERIES, words(&held.label), at));
    }
    let number = |label: &str| {
        let numbers = label.split('-').map(|number| number.parse().unwrap_or(0));
        numbers.collect::<Vec<u32>>()
    };
    all.sort_by_key(|event| number(event.word(1)));
    all
}
