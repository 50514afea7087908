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
        let chosen: Vec<Clean> = self.choose(from, seed).into_iter().cloned().collect();
        self.lay_all(&chosen, seed)
    }

    /// The articles of an issue.
    #[must_use]
    pub fn choose<'a>(&self, from: &'a [Clean], seed: u64) -> Vec<&'a Clean> {
        let mut dice = self.dice(seed);
        let mut articles: Vec<&Clean> = from.iter().collect();
        dice.shuffle(&mut articles);
        let count = dice.between(4, 7).min(articles.len());
        let (mut chosen, mut others): (Vec<_>, Vec<_>) =
            articles.into_iter().partition(|article| (self.wants)(article));
        others.append(&mut chosen.split_off((count / 2 + dice.below(2)).min(chosen.len())));
        chosen.extend(others);
        chosen.truncate(count);
        dice.shuffle(&mut chosen);
        chosen
    }

    /// Lays out an issue of all these articles.
    #[must_use]
    pub fn lay_all(&self, articles: &[Clean], seed: u64) -> Laid {
        let articles: Vec<&Clean> = articles.iter().collect();
        let file = format!("{} {seed}.txt", self.name);
        let (text, reading) = (self.lay)(&articles, &mut self.dice(!seed)).finish(&file, &articles);
        Laid { text, reading }
    }

    /// Each kind has dice of its own, so that a new one changes no other.
    fn dice(&self, seed: u64) -> Dice {
        Dice::new(self.name.bytes().fold(seed, |salt, byte| salt.wrapping_mul(31).wrapping_add(byte.into())))
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
