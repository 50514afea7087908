//! The bundle's file of facts: everything that is known of a corpus, in the order and the numbers of the bundle.

use super::offices::{Lane, Printed, lanes};
use super::{Figure, Named, NamedKind, Series, figures, series};
use crate::corpus::Corpus;
use crate::issue::Part;
use baoku_archive::article::searched_lines;
use baoku_archive::bundle::Article;
use baoku_archive::facts::{
    Bearer, EventOfSeries, Facts, Figures, Mention, Name, ORGANISATION, Office, PERSON, PLACE, PROGRAMME, ROUGH,
    SeriesOfEvents, TARGET, write_mentions,
};
use baoku_archive::print::{Pieces, Source};
use std::collections::BTreeMap;

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
        file.articles.push(part.text.articles.len() as u32);
        file.characters.push(characters);
    }
    let places = gathered.list(&mut file.names);
    file.offices = offices(corpus, &before, &places);
    file.figures = gathered.figures;
    file.series = series(&corpus.parts, corpus.knowledge()).iter().map(|series| events(series, &before)).collect();
    file
}

/// What is gathered of one article after the other.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<(u32, String), Known>,
    figures: Figures,
    last: Option<Mention>,
    units: BTreeMap<String, u32>,
    things: BTreeMap<String, u32>,
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
        for figure in figures(source, article) {
            self.figure(source, &figure, number);
        }
    }

    fn name(&mut self, kind: u32, name: &str, printed: &str, article: u32, pieces: &Pieces) {
        let Some(place) = mention(article, pieces) else { return };
        let known = self.names.entry((kind, name.to_owned())).or_default();
        if printed != name && !known.also.iter().any(|also| also == printed) {
            known.also.push(printed.to_owned());
        }
        known.at.push(place);
    }

    fn figure(&mut self, source: &Source, figure: &Figure, article: u32) {
        let Some(place) = mention(article, &figure.number) else { return };
        let on = article - self.last.map_or(0, |last| last.article);
        self.last = Some(place);
        let columns = &mut self.figures;
        columns.at.extend([on, place.start, place.end - place.start]);
        columns.values.push(match figure.to {
            Some(to) => format!("{}..{to}", figure.value),
            None => figure.value.to_string(),
        });
        columns.unit.push(listed(&mut self.units, &mut columns.units, &figure.unit));
        let of = figure.of.as_ref().map(|of| source.join(of));
        columns.of.push(of.map_or(0, |of| listed(&mut self.things, &mut columns.things, &of) + 1));
        columns.marks.push(if figure.target { TARGET } else { 0 } + if figure.rough { ROUGH } else { 0 });
    }

    /// Writes the names down; where each person stands among them.
    fn list(&mut self, names: &mut Vec<Name>) -> BTreeMap<String, u32> {
        let mut all: Vec<((u32, String), Known)> = std::mem::take(&mut self.names).into_iter().collect();
        // What is named once in passing is found by searching.
        all.retain(|((kind, _), known)| *kind != PROGRAMME || known.at.len() > 1);
        all.sort_by(|(a, one), (b, other)| {
            a.0.cmp(&b.0).then_with(|| other.at.len().cmp(&one.at.len())).then_with(|| a.1.cmp(&b.1))
        });
        let mut people = BTreeMap::new();
        for ((kind, name), mut known) in all {
            if kind == PERSON {
                people.insert(name.clone(), names.len() as u32);
            }
            // In an article whose beginning was moved the print runs backwards.
            known.at.sort_by_key(|place| place.article);
            names.push(Name { kind, name, also: known.also, at: write_mentions(&known.at) });
        }
        people
    }
}

/// Where a word stands in a list of words, put there if it is new.
fn listed(known: &mut BTreeMap<String, u32>, list: &mut Vec<String>, word: &str) -> u32 {
    *known.entry(word.to_owned()).or_insert_with(|| {
        list.push(word.to_owned());
        list.len() as u32 - 1
    })
}

/// Where pieces stand; none where nothing is printed.
fn mention(article: u32, pieces: &Pieces) -> Option<Mention> {
    let (first, last) = (pieces.0.first()?, pieces.0.last()?);
    (first.start < last.end).then_some(Mention { article, start: first.start, end: last.end })
}

fn offices(corpus: &Corpus, before: &[u32], people: &BTreeMap<String, u32>) -> Vec<Office> {
    let bearer = |(name, at): &(String, Vec<Printed>)| {
        let place = |printed: &Printed| mention(before.get(printed.issue as usize)? + printed.article, &printed.pieces);
        let mut at: Vec<Mention> = at.iter().filter_map(place).collect();
        at.sort_by_key(|place| place.article);
        Some(Bearer { name: *people.get(name)?, at: write_mentions(&at) })
    };
    let office = |lane: Lane| Office {
        alike: lane.alike(),
        held: lane.held.iter().filter_map(bearer).collect(),
        office: lane.office,
    };
    lanes(corpus).into_iter().map(office).collect()
}

fn events(series: &Series, before: &[u32]) -> SeriesOfEvents {
    let ends = |pieces: &Pieces| {
        let ends = pieces.0.first().zip(pieces.0.last());
        ends.map(|(first, last)| vec![first.start, last.end]).unwrap_or_default()
    };
    let held = series.held.iter().map(|held| EventOfSeries {
        label: held.label.clone(),
        article: before.get(held.issue as usize).copied().unwrap_or_default() + held.article,
        name: ends(&held.name),
        place: held.place.as_ref().map(ends).unwrap_or_default(),
        spoke: held.spoke.iter().flat_map(ends).collect(),
        points: held.points.iter().flat_map(ends).collect(),
    });
    SeriesOfEvents {
        host: series.host.clone(),
        name: series.name.clone(),
        held: held.collect(),
        missing: series.missing.clone(),
    }
}
