//! Bodies, places and programmes of a large archive: found article by article, and given their names once all are known.
//!
//! A programme is counted where it is quoted: looking for it everywhere would mean going through all texts twice.

use crate::authority::Authority;
use crate::facts::{Knowledge, Levels, NamedKind, Quoted, phrases, texts};
use baoku_archive::bundle::Article;
use baoku_archive::named::Named;
use baoku_archive::people::Counting;
use baoku_archive::print::Source;
use std::collections::BTreeMap;

/// What an article names, as printed.
#[derive(Debug, Default)]
pub(super) struct Printed {
    names: Vec<(NamedKind, String)>,
    phrases: Vec<String>,
    levels: Levels,
}

impl Printed {
    pub(super) fn of(source: &Source, article: &Article) -> Printed {
        let found = Knowledge::default().named(None, source, article);
        let mut printed = Printed::default();
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
    papers: BTreeMap<Option<String>, Levels>,
    /// Of each article in order, its newspaper and what it names.
    articles: Vec<(Option<String>, Printed)>,
}

impl Naming {
    /// Takes what the next article names, in a newspaper.
    pub(super) fn add(&mut self, paper: Option<String>, mut printed: Printed) {
        self.quoted.count(printed.phrases.iter().map(String::as_str));
        self.papers.entry(paper.clone()).or_default().join(std::mem::take(&mut printed.levels));
        self.articles.push((paper, printed));
    }

    /// Bodies, places and programmes that are named in more than one article, each with its other printed forms; those in
    /// the most articles first.
    pub(super) fn named(self, authority: &Authority) -> [Vec<Named>; 3] {
        let programmes = self.quoted.programmes();
        let homes: BTreeMap<_, _> = self.papers.iter().map(|(paper, levels)| (paper, levels.home())).collect();
        let mut kinds: [Counting; 3] = Default::default();
        for (number, (paper, printed)) in (0..).zip(&self.articles) {
            let mut here: [Vec<(String, String)>; 3] = Default::default();
            let mut name = |kind: NamedKind, short: &str, whole: &str| {
                let name = authority.name(whole);
                let also = if name == short { "" } else { short };
                here[kind as usize].push((name.to_owned(), also.to_owned()));
            };
            for (kind, short) in &printed.names {
                let whole = homes.get(paper).map_or_else(|| short.clone(), |home| home.whole(short));
                name(*kind, short, &whole);
            }
            for phrase in printed.phrases.iter().filter(|phrase| programmes.has(phrase)) {
                name(NamedKind::Programme, phrase, phrase);
            }
            kinds.iter_mut().zip(here).for_each(|(counting, here)| counting.add(number, here));
        }
        // What is named once in passing is found by searching.
        kinds.map(|counting| counting.directory().into_iter().filter(|(name, _)| name.articles > 1).collect())
    }
}
