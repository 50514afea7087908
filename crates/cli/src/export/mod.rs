//! The rows of `baoku export`, a file each: what the contract (DESIGN.md, section 4) calls each fact, and in which order.
//!
//! Must not know how rows are written.

mod articles;
mod edits;
mod events;
mod figures;
mod lines;
mod named;
mod offices;
mod people;
mod series;

pub use articles::ArticleRow;
pub use events::EventRow;
pub use figures::FigureFact;
pub use lines::LineRow;
pub use offices::OfficeRow;
pub use people::PersonRow;
pub use series::SeriesRow;

use baoku_archive::bundle::{Article, DateBasis, Issue};
use baoku_archive::print::LineRange;
use baoku_compiler::{Corpus, Part};
use serde_json::Value;

/// Every article of a corpus with its issue.
pub(super) fn every_article(corpus: &Corpus) -> impl Iterator<Item = (&Part, &Article)> {
    corpus.parts.iter().flat_map(|part| part.text.articles.iter().map(move |article| (part, article)))
}

/// The address of an article in this archive.
pub(super) fn id(issue: &Issue, article: &Article) -> String {
    article.id.clone().unwrap_or_else(|| format!("{}-{}", issue.key, article.line))
}

/// A basis by the name the bundle gives it.
pub(super) fn basis_name(basis: DateBasis) -> String {
    match serde_json::to_value(basis) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Line ranges as 3-5;7-7, for tables.
pub(super) fn flat_lines(lines: &[LineRange]) -> String {
    let lines: Vec<String> = lines.iter().map(|(from, to)| format!("{from}-{to}")).collect();
    lines.join(";")
}
