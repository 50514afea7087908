//! Dates as printed, the days they can mean, the day each article is about, and when the issue appeared.
//!
//! `scan` reads one text (`civil`, `eras`, `lunar` and `relative` know how dates are printed), `issue_date` weighs a
//! whole issue, `years` says what every mention can mean, `event` picks the day of the article. Nothing is guessed
//! silently: every result says how it is known, and what cannot be known stays out.

mod civil;
mod eras;
mod event;
pub mod file_name;
pub mod issue_date;
mod lunar;
mod numerals;
pub mod printed;
mod reader;
mod relative;
pub mod scan;
mod years;

use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::passage::Joined;
use crate::telling::Places;
use baoku_archive::bundle::{Article, IssueDate, IssueDateBasis};
use baoku_archive::date::PartialDate;
use baoku_archive::print::{Pieces, Source};
use printed::Printed;
use scan::dates_at;
pub(crate) use scan::tell;

/// Where in an article a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In its kicker, headline or subtitle.
    Heading,
    /// In the paragraph, subhead or caption with this number, counted from 0 among the blocks.
    Block(u32),
}

/// A date in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where in the article.
    pub place: Place,
    /// Where in the source.
    pub pieces: Pieces,
    /// What is printed.
    pub printed: Printed,
}

/// The dates of one article, in reading order.
#[derive(Debug, Clone, Default)]
pub struct Dated {
    /// The dates.
    pub found: Vec<Found>,
    /// The body opens with a word for "lately", so that a day further down is not the day of its event.
    pub lately: bool,
}

impl Dated {
    /// Finds the dates of the article's next passage.
    pub(crate) fn hear(&mut self, place: Place, joined: &Joined<'_>, places: &Places<'_>) {
        if place == Place::Block(0) {
            self.lately = crate::vocabulary::starts_with_any(&joined.text, LATELY);
        }
        for printed in dates_at(places) {
            self.found.push(Found { place, pieces: joined.cut(printed.start, printed.end), printed });
        }
    }
}

/// Words that put a story into the days before the issue without naming one.
const LATELY: &str = "近日 日前 近期 连日来 近来 日來 近聞";

/// Dates an issue and its articles, `decided` being what an editor says of the issue and `dated` what was heard of each
/// article: fills `Article::dates` and `Article::event`, returns the issue's date.
pub(crate) fn date_issue(
    file: &str,
    source: &Source,
    imprint: &[Pieces],
    decided: Option<PartialDate>,
    dated: Vec<Dated>,
    articles: &mut [Article],
    diagnostics: &mut Vec<Diagnostic>,
) -> IssueDate {
    let date = match decided {
        Some(decided) => issue_date::decided(decided, &dated),
        None => issue_date::issue_date(file, source, imprint, &dated),
    };
    // Each is let go of as its article gets its dates.
    for (article, dated) in articles.iter_mut().zip(dated) {
        years::resolve(article, &dated, &date);
    }
    diagnostics.extend(said(file, source, &date));
    date
}

fn said(file: &str, source: &Source, date: &IssueDate) -> Option<Diagnostic> {
    let name = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    match date.basis {
        IssueDateBasis::Unknown => {
            let undated = Diagnostic::new(&kinds::UNDATED_ISSUE, Spot::file(file), "不知道这一期是什么时候出版的");
            Some(undated.in_english("Nothing tells when this issue appeared"))
        }
        IssueDateBasis::Inferred => {
            let evidence = date.evidence.first();
            let spot = evidence.map_or_else(|| Spot::file(file), |pieces| Spot::pieces(file, source, pieces));
            let (issued, earliest) = (name(date.date), name(date.earliest));
            let (message, english) = match date.earliest {
                Some(_) => (
                    format!("推断这一期出版于 {issued}：不早于 {earliest}"),
                    format!("Inferred to have appeared in {issued}: not before {earliest}"),
                ),
                None => (format!("推断这一期出版于 {issued}"), format!("Inferred to have appeared in {issued}")),
            };
            Some(Diagnostic::new(&kinds::DATE_INFERRED, spot, message).in_english(english))
        }
        IssueDateBasis::Masthead | IssueDateBasis::FileName | IssueDateBasis::Editor => None,
    }
}
