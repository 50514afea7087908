//! An article as a row: headings, blocks, dates, and everything it names.

use super::edits::{CorrectionRow, withdrawn};
use super::figures::FigureRow;
use super::named::NamedRow;
use super::people::{MentionRow, mentions};
use super::{basis_name, id};
use baoku_archive::article::{ArticleHandle, searched_lines};
use baoku_archive::bundle::{Article, Block, BlockKind, DateBasis, Issue, IssueDateBasis, IssueText, Passage};
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Source};
use baoku_compiler::facts::NamedKind;
use baoku_compiler::{Corpus, Part};
use serde::Serialize;
use serde_json::Value;

/// A heading in its place.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Place {
    text: String,
    lines: Vec<LineRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

/// A block of a body.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BlockRow {
    kind: &'static str,
    text: String,
    lines: Vec<LineRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

/// When an issue appeared.
#[derive(Debug, Clone, Serialize)]
pub(super) struct IssueRow {
    date: Option<PartialDate>,
    earliest: Option<PartialDate>,
    latest: Option<PartialDate>,
    basis: IssueDateBasis,
    evidence: Vec<LineRange>,
}

/// When an article's event was.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WhenRow {
    from: PartialDate,
    to: PartialDate,
    basis: String,
    lines: Vec<LineRange>,
}

/// A printed date.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DateRow {
    raw: String,
    date: PartialDate,
    end: Option<PartialDate>,
    basis: DateBasis,
    lines: Vec<LineRange>,
}

/// An article.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleRow {
    id: String,
    file: String,
    order: u32,
    newspaper: Option<String>,
    page: Option<Value>,
    issue: IssueRow,
    section: Option<Place>,
    kicker: Option<Place>,
    headline: Option<Place>,
    subtitle: Option<Place>,
    byline: Option<Place>,
    url: Option<String>,
    date: Option<WhenRow>,
    blocks: Vec<BlockRow>,
    dates: Vec<DateRow>,
    people: Vec<MentionRow>,
    corrections: Vec<CorrectionRow>,
    /// Lines with words that were withdrawn.
    withdrawn: Vec<LineRange>,
    organisations: Vec<NamedRow>,
    places: Vec<NamedRow>,
    programmes: Vec<NamedRow>,
    figures: Vec<FigureRow>,
    text: String,
}

/// An article in one line of a table.
#[derive(Debug, Serialize)]
pub struct FlatArticle {
    id: String,
    file: String,
    order: u32,
    newspaper: Option<String>,
    issue_date: Option<PartialDate>,
    issue_basis: IssueDateBasis,
    section: Option<String>,
    kicker: Option<String>,
    headline: Option<String>,
    subtitle: Option<String>,
    byline: Option<String>,
    date_from: Option<PartialDate>,
    date_to: Option<PartialDate>,
    date_basis: Option<String>,
    people: String,
    text: String,
}

/// Hundredths as a share of one.
fn share(hundredths: Option<u8>) -> Option<f64> {
    hundredths.map(|hundredths| f64::from(hundredths) / 100.0)
}

fn place(source: &Source, passage: &Option<Passage>) -> Option<Place> {
    passage.as_ref().map(|passage| Place {
        text: source.join(&passage.pieces),
        lines: source.lines(&passage.pieces),
        confidence: share(passage.confidence),
    })
}

fn block(source: &Source, block: &Block) -> BlockRow {
    let kind = match block.kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Subhead => "subhead",
        BlockKind::Caption => "caption",
    };
    BlockRow {
        kind,
        text: source.join(&block.pieces),
        lines: source.lines(&block.pieces),
        confidence: share(block.confidence),
    }
}

/// An issue as it is in a bundle.
#[derive(Clone, Copy)]
struct Printed<'a> {
    issue: &'a Issue,
    text: &'a IssueText,
}

impl<'a> From<&'a Part> for Printed<'a> {
    fn from(part: &'a Part) -> Self {
        Printed { issue: &part.issue, text: &part.text }
    }
}

/// The day of the event, else the issue's date.
fn when(printed: Printed<'_>, article: &Article) -> Option<WhenRow> {
    let source = &printed.text.source;
    if let Some(event) = article.event.and_then(|event| article.dates.get(event as usize)) {
        return Some(WhenRow {
            from: event.from,
            to: event.to.unwrap_or(event.from),
            basis: basis_name(event.basis),
            lines: source.lines(&event.pieces),
        });
    }
    let date = printed.issue.date.date?;
    Some(WhenRow { from: date, to: date, basis: "issue".to_owned(), lines: Vec::new() })
}

/// The page an article begins on: a number, or as printed (A02).
fn page(text: &IssueText, article: &Article) -> Option<Value> {
    let headings = [&article.kicker, &article.headline].into_iter().flatten().map(|passage| &passage.pieces);
    let first = headings.chain(article.blocks.iter().map(|block| &block.pieces)).find_map(|pieces| pieces.0.first())?;
    let page = text.page_of(text.source.line_of(first.start))?;
    Some(page.parse::<u32>().map_or_else(|_| page.into(), Value::from))
}

impl ArticleRow {
    /// Every article of a corpus, in order of issue and page.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = ArticleRow> + '_ {
        corpus.parts.iter().flat_map(|part| ArticleRow::of_issue(corpus, part))
    }

    /// Every article of an issue, in order of page.
    pub fn of_issue<'a>(corpus: &'a Corpus, part: &'a Part) -> impl Iterator<Item = ArticleRow> + 'a {
        let articles = part.text.articles.iter().enumerate();
        articles.map(move |(at, article)| ArticleRow::of(corpus, part.into(), at as u32 + 1, article))
    }

    /// An article of the bundle that was made of a corpus.
    #[must_use]
    pub fn of_bundle(corpus: &Corpus, article: &ArticleHandle) -> ArticleRow {
        let printed = Printed { issue: article.issue().issue(), text: article.issue().text() };
        ArticleRow::of(corpus, printed, article.order() + 1, article.article())
    }

    fn of(corpus: &Corpus, printed: Printed<'_>, order: u32, article: &Article) -> ArticleRow {
        let (issue, source) = (printed.issue, &printed.text.source);
        let paper = corpus.newspaper.name.as_ref().filter(|_| !corpus.named_by_masthead);
        let all = corpus.knowledge().named(issue.newspaper.as_deref(), source, article);
        let named = |kind: NamedKind| NamedRow::all(source, &all, kind);
        let date = &issue.date;
        let blocks: Vec<BlockRow> = article.blocks.iter().map(|found| block(source, found)).collect();
        let (kicker, headline) = (place(source, &article.kicker), place(source, &article.headline));
        let subtitle = place(source, &article.subtitle);
        let text: Vec<String> = searched_lines(source, article).into_iter().map(|(_, line)| line).collect();
        ArticleRow {
            id: id(issue, article),
            file: issue.file.clone(),
            order,
            newspaper: issue.newspaper.as_ref().or(paper).cloned(),
            page: page(printed.text, article),
            issue: IssueRow {
                date: date.date,
                earliest: date.earliest,
                latest: date.latest,
                basis: date.basis,
                evidence: date.evidence.iter().flat_map(|pieces| source.lines(pieces)).collect(),
            },
            section: place(source, &article.section),
            kicker,
            headline,
            subtitle,
            byline: place(source, &article.byline),
            url: None,
            date: when(printed, article),
            blocks,
            dates: article
                .dates
                .iter()
                .map(|date| DateRow {
                    raw: source.join(&date.pieces),
                    date: date.from,
                    end: date.to,
                    basis: date.basis,
                    lines: source.lines(&date.pieces),
                })
                .collect(),
            people: mentions(corpus, source, &issue.file, article),
            corrections: CorrectionRow::all(source, article),
            withdrawn: withdrawn(source, article),
            organisations: named(NamedKind::Organisation),
            places: named(NamedKind::Place),
            programmes: named(NamedKind::Programme),
            figures: FigureRow::of(source, article),
            text: text.join("\n"),
        }
    }

    /// As one line of a table: texts without their places, names joined.
    #[must_use]
    pub fn flat(self) -> FlatArticle {
        let text = |place: Option<Place>| place.map(|place| place.text);
        let mut people: Vec<String> = self.people.into_iter().map(|person| person.name).collect();
        people.sort();
        people.dedup();
        let (from, to, basis) = match self.date {
            Some(when) => (Some(when.from), Some(when.to), Some(when.basis)),
            None => (None, None, None),
        };
        FlatArticle {
            id: self.id,
            file: self.file,
            order: self.order,
            newspaper: self.newspaper,
            issue_date: self.issue.date,
            issue_basis: self.issue.basis,
            section: text(self.section),
            kicker: text(self.kicker),
            headline: text(self.headline),
            subtitle: text(self.subtitle),
            byline: text(self.byline),
            date_from: from,
            date_to: to,
            date_basis: basis,
            people: people.join(";"),
            text: self.text,
        }
    }
}
