//! Facts as rows of `baoku export`: offices, figures and events.
//!
//! Must not know how rows are written.

use crate::export_rows::id;
use baoku_archive::bundle::Article;
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Source};
use baoku_compiler::facts::NamedKind;
use baoku_compiler::people::offices;
use baoku_compiler::{Corpus, Part, facts};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Line ranges as 3-5;7-7, for tables.
#[must_use]
pub fn flat_lines(lines: &[LineRange]) -> String {
    let lines: Vec<String> = lines.iter().map(|(from, to)| format!("{from}-{to}")).collect();
    lines.join(";")
}

/// Every article of a corpus with its issue.
fn articles(corpus: &Corpus) -> impl Iterator<Item = (&Part, &Article)> {
    corpus.parts.iter().flat_map(|part| part.text.articles.iter().map(move |article| (part, article)))
}

/// A body, a place or a programme, with every place of an article where it is named.
#[derive(Debug, Clone, Serialize)]
pub struct NamedRow {
    name: String,
    /// As printed, where that is only a short form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    printed: Vec<String>,
    lines: Vec<LineRange>,
}

impl NamedRow {
    /// Everything of a kind that an article names, each once, in the order it is first named.
    #[must_use]
    pub fn all(source: &Source, named: &[facts::Named], kind: NamedKind) -> Vec<NamedRow> {
        let mut rows: Vec<NamedRow> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for named in named.iter().filter(|named| named.kind == kind) {
            let at = *places.entry(&named.name).or_insert(rows.len());
            if at == rows.len() {
                rows.push(NamedRow { name: named.name.clone(), printed: Vec::new(), lines: Vec::new() });
            }
            let Some(row) = rows.get_mut(at) else { continue };
            let printed = Some(source.join(&named.pieces)).filter(|printed| *printed != named.name);
            row.printed.extend(printed.filter(|printed| !row.printed.contains(printed)));
            let lines = source.lines(&named.pieces);
            let last = row.lines.last().copied();
            row.lines.extend(lines.into_iter().filter(|range| Some(*range) != last));
        }
        rows
    }
}

/// A number without a point where it is a whole one.
fn amount<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < 9e15 { to.serialize_i64(*value as i64) } else { to.serialize_f64(*value) }
}

fn upper<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => amount(value, to),
        None => to.serialize_none(),
    }
}

/// A number that counts something.
#[derive(Debug, Clone, Serialize)]
pub struct FigureRow {
    raw: String,
    #[serde(serialize_with = "amount")]
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "upper")]
    to: Option<f64>,
    unit: String,
    of: Option<String>,
    target: bool,
    rough: bool,
    lines: Vec<LineRange>,
}

impl FigureRow {
    /// The figures of an article, in order of place.
    #[must_use]
    pub fn of(source: &Source, article: &Article) -> Vec<FigureRow> {
        let row = |figure: facts::Figure| FigureRow {
            raw: source.join(&figure.raw),
            value: figure.value,
            to: figure.to,
            unit: figure.unit,
            of: figure.of.map(|of| source.join(&of)),
            target: figure.target,
            rough: figure.rough,
            lines: source.lines(&figure.number),
        };
        facts::figures(source, article).into_iter().map(row).collect()
    }
}

/// A figure by itself.
#[derive(Debug, Serialize)]
pub struct FigureFact {
    article: String,
    file: String,
    issue_date: Option<PartialDate>,
    #[serde(flatten)]
    figure: FigureRow,
}

/// A figure in one line of a table.
#[derive(Debug, Serialize)]
pub struct FlatFigure {
    article: String,
    file: String,
    issue_date: Option<PartialDate>,
    raw: String,
    #[serde(serialize_with = "amount")]
    value: f64,
    #[serde(serialize_with = "upper")]
    to: Option<f64>,
    unit: String,
    of: Option<String>,
    target: bool,
    rough: bool,
    lines: String,
}

impl FigureFact {
    /// Every figure of a corpus, in order of article and place.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = FigureFact> + '_ {
        articles(corpus).flat_map(|(part, article)| {
            FigureRow::of(&part.text.source, article).into_iter().map(move |figure| FigureFact {
                article: id(&part.issue, article),
                file: part.issue.file.clone(),
                issue_date: part.issue.date.date,
                figure,
            })
        })
    }

    /// As one line of a table.
    #[must_use]
    pub fn flat(self) -> FlatFigure {
        let figure = self.figure;
        FlatFigure {
            article: self.article,
            file: self.file,
            issue_date: self.issue_date,
            raw: figure.raw,
            value: figure.value,
            to: figure.to,
            unit: figure.unit,
            of: figure.of,
            target: figure.target,
            rough: figure.rough,
            lines: flat_lines(&figure.lines),
        }
    }
}

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
        articles(corpus).flat_map(|(part, article)| {
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
        articles(corpus).filter_map(|(part, article)| {
            let source = &part.text.source;
            let event = article.event.and_then(|event| article.dates.get(event as usize))?;
            Some(EventRow {
                date: event.from,
                end: event.to,
                basis: crate::export_rows::basis_name(event.basis),
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
