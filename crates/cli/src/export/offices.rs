//! An office printed with a name as a row.

use super::{every_article, flat_lines, id};
use baoku_archive::date::PartialDate;
use baoku_archive::print::LineRange;
use baoku_compiler::Corpus;
use baoku_compiler::people::offices;
use serde::Serialize;

/// Somebody named with an office.
#[derive(Debug, Serialize)]
pub struct OfficeRow<Lines> {
    office: String,
    organisation: Option<String>,
    name: String,
    raw: String,
    article: String,
    file: String,
    issue_date: Option<PartialDate>,
    lines: Lines,
}

impl OfficeRow<Vec<LineRange>> {
    /// Every office printed with a name, in order of article and place; several offices of one mention are several rows.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = Self> + '_ {
        every_article(corpus).flat_map(|(part, article)| {
            let source = &part.text.source;
            article.people.iter().flat_map(move |mention| {
                offices(source, mention).into_iter().map(move |office| OfficeRow {
                    office: source.join(&office.title),
                    organisation: office.organisation.map(|body| source.join(&body)),
                    name: source.join(&mention.name),
                    raw: source.join(&mention.raw),
                    article: id(&part.issue, article),
                    file: part.issue.file.clone(),
                    issue_date: part.issue.date.date,
                    lines: source.lines(&mention.raw),
                })
            })
        })
    }

    /// As one line of a table.
    #[must_use]
    pub fn flat(self) -> OfficeRow<String> {
        OfficeRow {
            office: self.office,
            organisation: self.organisation,
            name: self.name,
            raw: self.raw,
            article: self.article,
            file: self.file,
            issue_date: self.issue_date,
            lines: flat_lines(&self.lines),
        }
    }
}
