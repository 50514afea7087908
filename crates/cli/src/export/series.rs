//! Series as rows: what was held, and what the archive does not hold of it.

use super::{flat_lines, id};
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Pieces};
use baoku_compiler::Corpus;
use baoku_compiler::facts::{Held, Series, series};
use serde::Serialize;

/// An event of a series, or a gap in it.
#[derive(Debug, Serialize)]
pub struct SeriesRow<Words, Lines> {
    series: String,
    host: Option<String>,
    /// A year, or a term and session: 2022, 22-6.
    label: String,
    /// `false`: no issue of the archive tells of it; whether it was held is not known.
    in_archive: bool,
    raw: Option<String>,
    date: Option<PartialDate>,
    end: Option<PartialDate>,
    place: Option<String>,
    spoke: Words,
    points: Words,
    article: Option<String>,
    file: Option<String>,
    issue_date: Option<PartialDate>,
    lines: Lines,
}

type Full = SeriesRow<Vec<String>, Vec<LineRange>>;

impl Full {
    /// Every series of a corpus, each with its events by label and then its gaps.
    #[must_use]
    pub fn all(corpus: &Corpus) -> Vec<Full> {
        let mut rows = Vec::new();
        for series in series(&corpus.parts, corpus.knowledge()) {
            let held = series.held.iter().filter_map(|held| Full::held(corpus, &series, held));
            let gaps = series.missing.iter().map(|label| Full::gap(&series, label));
            rows.extend(held.chain(gaps));
        }
        rows
    }

    fn gap(series: &Series, label: &str) -> Full {
        SeriesRow {
            series: series.name.clone(),
            host: Some(series.host.clone()).filter(|host| !host.is_empty()),
            label: label.to_owned(),
            in_archive: false,
            raw: None,
            date: None,
            end: None,
            place: None,
            spoke: Vec::new(),
            points: Vec::new(),
            article: None,
            file: None,
            issue_date: None,
            lines: Vec::new(),
        }
    }

    fn held(corpus: &Corpus, series: &Series, held: &Held) -> Option<Full> {
        let part = corpus.parts.get(held.issue as usize)?;
        let article = part.text.articles.get(held.article as usize)?;
        let source = &part.text.source;
        let words = |all: &[Pieces]| all.iter().map(|pieces| source.join(pieces)).collect();
        let event = article.event.and_then(|event| article.dates.get(event as usize));
        Some(SeriesRow {
            in_archive: true,
            raw: Some(source.join(&held.name)),
            date: event.map(|event| event.from),
            end: event.and_then(|event| event.to),
            place: held.place.as_ref().map(|place| source.join(place)),
            spoke: words(&held.spoke),
            points: words(&held.points),
            article: Some(id(&part.issue, article)),
            file: Some(part.issue.file.clone()),
            issue_date: part.issue.date.date,
            lines: source.lines(&held.name),
            ..Full::gap(series, &held.label)
        })
    }

    /// As one line of a table.
    #[must_use]
    pub fn flat(self) -> SeriesRow<String, String> {
        SeriesRow {
            series: self.series,
            host: self.host,
            label: self.label,
            in_archive: self.in_archive,
            raw: self.raw,
            date: self.date,
            end: self.end,
            place: self.place,
            spoke: self.spoke.join(";"),
            points: self.points.join(";"),
            article: self.article,
            file: self.file,
            issue_date: self.issue_date,
            lines: flat_lines(&self.lines),
        }
    }
}
