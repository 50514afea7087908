//! A number that counts something as a row, and as part of an article's.

use super::{every_article, flat_lines, id};
use baoku_archive::bundle::Article;
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Source};
use baoku_compiler::{Corpus, facts};
use serde::{Serialize, Serializer};

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
pub(super) struct FigureRow {
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
    pub(super) fn of(source: &Source, article: &Article) -> Vec<FigureRow> {
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
        every_article(corpus).flat_map(|(part, article)| {
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
