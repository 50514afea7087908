//! What the compiler made of an issue against a reading of it, as hits out of cases.

use crate::reading::{ReadArticle, Reading, line_list};
use baoku_archive::bundle::{Article, BlockKind, Passage};
use baoku_compiler::{Part, Role};
use std::collections::BTreeMap;

/// Hits out of cases.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// How often it was right.
    pub hits: u32,
    /// How often it was asked.
    pub cases: u32,
}

impl Figure {
    /// Counts a case.
    pub fn count(&mut self, hit: bool) {
        self.cases += 1;
        self.hits += u32::from(hit);
    }

    /// The share of hits; 1 of nothing.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.cases == 0 { 1.0 } else { f64::from(self.hits) / f64::from(self.cases) }
    }
}

/// All figures of a comparison, by name, and every miss in words.
#[derive(Debug, Default, Clone)]
pub struct Figures {
    /// The figures.
    pub figures: BTreeMap<&'static str, Figure>,
    /// Name, file and line numbers of every miss.
    pub misses: Vec<String>,
}

impl Figures {
    /// Counts a case.
    pub fn count(&mut self, name: &'static str, hit: bool, miss: impl FnOnce() -> String) {
        self.figures.entry(name).or_default().count(hit);
        if !hit {
            self.misses.push(format!("{name}: {}", miss()));
        }
    }

    /// A figure by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Figure {
        self.figures.get(name).copied().unwrap_or_default()
    }
}

fn passage_lines(part: &Part, passage: Option<&Passage>) -> Option<Vec<u32>> {
    passage.map(|passage| line_list(&part.text.source.lines(&passage.pieces)))
}

/// Compares an issue with its reading.
pub fn compare(part: &Part, reading: &Reading, figures: &mut Figures) {
    let file = &reading.file;
    for (name, read, found) in [
        ("issue dates", &reading.date, part.issue.date.date),
        ("earliest days", &reading.earliest, part.issue.date.earliest),
    ] {
        if let Some(read) = read {
            let found = found.map(|date| date.to_string());
            figures.count(name, found.as_ref() == Some(read), || format!("{file} {found:?}"));
        }
    }
    let printed: Vec<u32> =
        part.roles.iter().filter(|role| role.role == Role::Boilerplate).map(|role| role.line).collect();
    figures.count("boilerplate", printed == line_list(&reading.boilerplate), || format!("{file} {printed:?}"));

    let by_headline: BTreeMap<Option<Vec<u32>>, &Article> =
        part.text.articles.iter().map(|article| (passage_lines(part, article.headline.as_ref()), article)).collect();
    for article in &part.text.articles {
        let lines = passage_lines(part, article.headline.as_ref());
        let known = reading.article.iter().any(|read| read.headline.as_deref().map(line_list) == lines);
        figures.count("headlines not invented", known, || format!("{file} {lines:?}"));
    }
    for read in &reading.article {
        let headline = read.headline.as_deref().map(line_list);
        let found = by_headline.get(&headline).copied();
        figures.count("headlines", found.is_some(), || format!("{file} {headline:?}"));
        compare_article(part, read, found, reading, figures);
    }
}

type Blocks = Vec<(&'static str, Vec<u32>)>;

fn compare_article(part: &Part, read: &ReadArticle, found: Option<&Article>, reading: &Reading, figures: &mut Figures) {
    let place = format!("{} headline {:?}", reading.file, read.headline);
    let mut whole = found.is_some();
    let headings = [
        ("kickers", &read.kicker, found.map(|article| &article.kicker)),
        ("sections", &read.section, found.map(|article| &article.section)),
        ("subtitles", &read.subtitle, found.map(|article| &article.subtitle)),
        ("bylines", &read.byline, found.map(|article| &article.byline)),
    ];
    for (name, read, found) in headings {
        let read = read.as_deref().map(line_list);
        let found = found.and_then(|passage| passage_lines(part, passage.as_ref()));
        if read.is_some() || found.is_some() {
            figures.count(name, read == found, || format!("{place} {found:?}"));
            whole &= read == found || name == "sections";
        }
    }
    let blocks: Blocks = found.map(|article| blocks(part, article)).unwrap_or_default();
    let wanted: Vec<(&str, Vec<u32>)> =
        read.blocks.iter().map(|block| (block.kind.as_str(), line_list(&block.lines))).collect();
    let at = |block: &(&str, Vec<u32>)| blocks.iter().position(|other| other == block);
    for block in &wanted {
        let name = match block.0 {
            "paragraph" => "paragraphs",
            "subhead" => "subheads",
            _ => "captions",
        };
        figures.count(name, at(block).is_some(), || format!("{place} {block:?} in {blocks:?}"));
    }
    for pair in wanted.windows(2) {
        let order = at(&pair[0]).zip(at(&pair[1])).is_some_and(|(a, b)| b == a + 1);
        figures.count("pairs in order", order, || format!("{place} {:?} {:?}", pair[0], pair[1]));
    }
    whole &= blocks.len() == wanted.len() && blocks.iter().zip(&wanted).all(|(a, b)| a == b);
    figures.count("articles whole", whole, || place.clone());
    if let (Some(_), Some(article)) = (&reading.date, found) {
        compare_dates(part, read, article, &place, figures);
    }
}

/// An article's blocks as kinds and lines.
#[must_use]
pub fn blocks(part: &Part, article: &Article) -> Blocks {
    let kind = |kind: BlockKind| match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Subhead => "subhead",
        BlockKind::Caption => "caption",
    };
    let lines = |block: &baoku_archive::bundle::Block| line_list(&part.text.source.lines(&block.pieces));
    article.blocks.iter().map(|block| (kind(block.kind), lines(block))).collect()
}

fn compare_dates(part: &Part, read: &ReadArticle, article: &Article, place: &str, figures: &mut Figures) {
    let event = article.event.and_then(|event| article.dates.get(event as usize));
    let issue = part.issue.date.date.map(|date| date.to_string());
    let date = event.map(|mention| mention.from.to_string()).or(issue);
    figures.count("event dates", date == read.date, || format!("{place} {date:?}, read {:?}", read.date));
    let to = event.and_then(|mention| mention.to).map(|date| date.to_string());
    if read.date_to.is_some() || to.is_some() {
        figures.count("event ranges", to == read.date_to, || format!("{place} {to:?}, read {:?}", read.date_to));
    }
}
