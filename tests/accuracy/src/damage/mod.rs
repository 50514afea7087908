//! The ways in which extraction spoils a newspaper page, one file each, in one list.
//!
//! A kind gets articles and dice and returns a sheet; what it did is known because lines remember what they are.

mod astray_labels;
mod captions;
mod columns;
mod displaced;
mod half_width;
mod kickers;
mod mixed;
mod page_marks;
mod plain;
mod stacked;
mod two_lines;

use crate::clean::Clean;
use crate::dice::Dice;
use crate::reading::Reading;
use crate::sheet::{Galley, Line, Part, Sheet, Style};

/// A way to spoil a page.
#[derive(Debug)]
pub struct Damage {
    /// Its name in tables.
    pub name: &'static str,
    /// What it does.
    pub what: &'static str,
    /// Stories that it needs: at least half of an issue's are of this sort.
    wants: fn(&Clean) -> bool,
    lay: fn(&[&Clean], &mut Dice) -> Sheet,
}

/// Every kind.
pub const KINDS: &[Damage] = &[
    plain::BLANKS,
    plain::INDENTS,
    plain::WRAPPED_INDENTED,
    plain::WRAPPED_DROPPED,
    plain::WRAPPED_LOST,
    plain::WRAPPED_BARE,
    columns::CUT,
    columns::CROSSED,
    stacked::SAME,
    stacked::OPPOSITE,
    displaced::DISPLACED,
    captions::CAPTIONS,
    astray_labels::ASTRAY,
    page_marks::PAGE_MARKS,
    half_width::HALF_WIDTH,
    kickers::KICKERS,
    two_lines::TWO_LINES,
    mixed::MIXED,
];

/// A laid-out issue: its raw text and the truth about it.
#[derive(Debug)]
pub struct Laid {
    /// The raw text.
    pub text: String,
    /// What its lines are.
    pub reading: Reading,
}

impl Damage {
    /// Lays out an issue of four to seven of these articles.
    #[must_use]
    pub fn lay(&self, from: &[Clean], seed: u64) -> Laid {
        let salt = self.name.bytes().fold(seed, |salt, byte| salt.wrapping_mul(31).wrapping_add(byte.into()));
        let mut dice = Dice::new(salt);
        let mut articles: Vec<&Clean> = from.iter().collect();
        dice.shuffle(&mut articles);
        let count = dice.between(4, 7).min(articles.len());
        let (mut wanted, mut others): (Vec<_>, Vec<_>) =
            articles.into_iter().partition(|article| (self.wants)(article));
        others.append(&mut wanted.split_off((count / 2 + dice.below(2)).min(wanted.len())));
        wanted.extend(others);
        let mut articles = wanted;
        articles.truncate(count);
        dice.shuffle(&mut articles);
        let file = format!("{} {seed}.txt", self.name);
        let (text, reading) = (self.lay)(&articles, &mut dice).finish(&file, &articles);
        Laid { text, reading }
    }
}

/// Sets every article in one style.
fn galleys(articles: &[&Clean], style: &Style, dice: &mut Dice) -> Vec<Galley> {
    articles.iter().enumerate().map(|(number, article)| Galley::set(article, number, style, dice)).collect()
}

/// Prints articles one after the other as they are.
fn in_order(articles: &[&Clean], style: &Style, dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    galleys(articles, style, dice).into_iter().for_each(|galley| sheet.print(galley.lines()));
    sheet
}

fn boilerplate(text: &str, gap: usize) -> Line {
    Line { text: text.to_owned(), part: Part::Boilerplate, at: 0, gap }
}

/// Of a kind that spoils any story.
fn any(_: &Clean) -> bool {
    true
}
