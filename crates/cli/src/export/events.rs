//! The day of an article's main event as a row.

use super::{basis_name, every_article, flat_lines, id};
use baoku_archive::date::PartialDate;
use baoku_archive::print::LineRange;
use baoku_compiler::Corpus;
use serde::Serialize;

/// The day of an article's main event.
#[derive(Debug, Serialize)]
pub struct EventRow<Lines> {
    date: PartialDate,
    end: Option<PartialDate>,
    basis: String,
    raw: String,
    title: Option<String>,
    article: String,
    file: String,
    issue_date: Option<PartialDate>,
    lines: Lines,
}

impl EventRow<Vec<LineRange>> {
    /// Every article whose main event has a day of its own, in order of article.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = Self> + '_ {
        every_article(corpus).filter_map(|(part, article)| {
            let source = &part.text.source;
            let event = article.event.and_then(|event| article.dates.get(event as usize))?;
            Some(EventRow {
                date: event.from,
                end: event.to,
                basis: basis_name(event.basis),
                raw: source.join(&event.pieces),
                title: article.headline.as_ref().map(|headline| source.join(&headline.pieces)),
                article: id(&part.issue, article),
                file: part.issue.file.clone(),
                issue_date: part.issue.date.date,
                lines: source.lines(&event.pieces),
            })
        })
    }

    /// As one line of a table.
    #[must_use]
    pub fn flat(self) -> EventRow<String> {
        EventRow {
            date: self.date,
            end: self.end,
            basis: self.basis,
            raw: self.raw,
            title: self.title,
            article: self.article,
            file: self.file,
            issue_date: self.issue_date,
            lines: flat_lines(&self.lines),
        }
    }
}
