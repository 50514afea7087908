//! What an article says beside its dates and people: figures, and further kinds, a file each.
//!
//! Facts are places in print with what they come to; nothing is concluded from them. They are read when they are
//! wanted, not kept: the text they are cut from is there.

mod counted;
mod event;
mod figures;
mod file;
mod fresh;
mod knowledge;
mod named;
mod number;
mod offices;
mod programmes;
mod series;

pub(crate) use event::Occasion;
pub use file::facts;
pub use knowledge::Knowledge;
pub(crate) use knowledge::texts;
pub(crate) use named::Levels;
pub use named::{Home, NamedKind};
pub use offices::{Lane, Printed, lanes};
pub(crate) use offices::{OfficeHeld, held};
pub(crate) use programmes::phrases;
pub use programmes::{Programmes, Quoted};
pub use series::{Held, Series, series};
pub(crate) use series::{called, of_article as occasions_of};

use crate::passage::Joined;
use baoku_archive::bundle::Article;
use baoku_archive::facts::Mention;
use baoku_archive::print::{Pieces, Source};

/// A number that counts something.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number with its unit, as printed.
    pub number: Pieces,
    /// What it comes to, 万 and 百分之 worked out.
    pub value: f64,
    /// The upper end where a range is printed.
    pub to: Option<f64>,
    /// The unit: as printed, `%` for 成 and 百分之.
    pub unit: String,
    /// The words for what it counts, where they are plain.
    pub of: Option<Pieces>,
    /// Number and what it counts together, as printed.
    pub raw: Pieces,
    /// The sentence says that it is to be, not that it is: a goal, a plan.
    pub target: bool,
    /// 余, 近, 约 or the like is printed with it.
    pub rough: bool,
}

/// The figures of an article, in reading order, headings first.
#[must_use]
pub fn figures(source: &Source, article: &Article) -> Vec<Figure> {
    let mut found = Vec::new();
    for pieces in passages(article) {
        let joined = Joined::of(source, pieces);
        found.extend(figures::scan(&joined.text).into_iter().map(|read| {
            let (mut start, mut end) = read.number;
            if let Some(of) = read.of {
                (start, end) = (start.min(of.0), end.max(of.1));
            }
            Figure {
                number: joined.cut(read.number.0, read.number.1),
                value: read.value,
                to: read.to,
                unit: read.unit,
                of: read.of.map(|(start, end)| joined.cut(start, end)),
                raw: joined.cut(start, end),
                target: read.target,
                rough: read.rough,
            }
        }));
    }
    found
}

/// A body or a place named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What bears the name.
    pub kind: NamedKind,
    /// The name, a short form with its place: 镇党委 as 江口镇党委.
    pub name: String,
    /// Where it is printed, in whichever form.
    pub pieces: Pieces,
}

/// What an article prints, headings first.
fn passages(article: &Article) -> impl Iterator<Item = &Pieces> {
    let headings = [&article.kicker, &article.headline, &article.subtitle];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    headings.chain(article.blocks.iter().map(|block| &block.pieces))
}

/// Where pieces stand; none where nothing is printed.
fn mention(article: u32, pieces: &Pieces) -> Option<Mention> {
    let (first, last) = (pieces.0.first()?, pieces.0.last()?);
    (first.start < last.end).then_some(Mention { article, start: first.start, end: last.end })
}
