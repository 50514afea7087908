//! What a large archive names besides people: found article by article, and given its names once all are known.
//!
//! A programme is counted where it is quoted: looking for it everywhere would mean going through all texts twice.

use super::telling::{Telling, Told};
use crate::authority::Authority;
use crate::facts::{Home, Knowledge, Levels, NamedKind, Quoted, phrases, texts};
use baoku_archive::bundle::Article;
use baoku_archive::named::Named;
use baoku_archive::people::Counting;
use baoku_archive::print::Source;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an article names, as printed.
#[derive(Debug, Default)]
pub(super) struct Printed {
    names: Vec<(NamedKind, String)>,
    phrases: Vec<String>,
    levels: Levels,
    told: Told,
}

impl Printed {
    /// What an article of a year names.
    pub(super) fn of(source: &Source, article: &Article, year: Option<u16>) -> Printed {
        let found = Knowledge::default().named(None, source, article);
        let mut printed = Printed { told: Told::of(source, article, year), ..Printed::default() };
        printed.names.extend(found.into_iter().map(|named| (named.kind, named.name)));
        for text in texts(source, article) {
            printed.phrases.extend(phrases(&text).map(str::to_owned));
            printed.levels.add(&text);
        }
        printed
    }
}

/// What all articles name.
#[derive(Debug, Default)]
pub(super) struct Naming {
    quoted: Quoted,
    papers: BTreeMap<Option<Arc<str>>, Levels>,
    /// Of each article in order, where it is printed and what it names.
    articles: Vec<(Place, Printed)>,
}

/// Where an article is printed.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The file of its issue.
    pub(super) file: Arc<str>,
    pub(super) newspaper: Option<Arc<str>>,
}

impl Naming {
    /// Takes what the next article names.
    pub(super) fn add(&mut self, place: Place, mut printed: Printed) {
        self.quoted.count(printed.phrases.iter().map(String::as_str));
        self.papers.entry(place.newspaper.clone()).or_default().join(std::mem::take(&mut printed.levels));
        self.articles.push((place, printed));
    }

    /// Bodies, places, programmes, offices, events and figures that are in more than one article, each with what is to
    /// stand beside it; those in the most articles first.
    pub(super) fn named(self, authority: &Authority) -> Vec<Vec<Named>> {
        let programmes = self.quoted.programmes();
        let homes: BTreeMap<_, _> = self.papers.into_iter().map(|(paper, levels)| (paper, levels.home())).collect();
        let mut kinds: [Counting; 3] = Default::default();
        let mut telling = Telling::default();
        let nowhere = Home::default();
        for (number, (place, printed)) in (0..).zip(self.articles) {
            let home = homes.get(&place.newspaper).unwrap_or(&nowhere);
            telling.add(number, printed.told, home, &place.file, authority);
            let mut here: [Vec<(String, String)>; 3] = Default::default();
            let mut name = |kind: NamedKind, short: &str, whole: &str| {
                let name = authority.name(whole);
                let also = if name == short { "" } else { short };
                here[kind as usize].push((name.to_owned(), also.to_owned()));
            };
            for (kind, short) in &printed.names {
                name(*kind, short, &home.whole(short));
            }
            for phrase in printed.phrases.iter().filter(|phrase| programmes.has(phrase)) {
                name(NamedKind::Programme, phrase, phrase);
            }
            kinds.iter_mut().zip(here).for_each(|(counting, here)| counting.add(number, here));
        }
        // What is named once in passing is found by searching.
        let several = |counting: Counting| counting.directory().into_iter().filter(|(name, _)| name.articles > 1);
        kinds.map(|counting| several(counting).collect()).into_iter().chain(telling.named()).collect()
    }
}
