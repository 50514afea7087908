//! How well each block of a run fits each title above it, and where a new body may begin, in log-odds against a block of
//! somebody else's.

use super::At;
use super::stack::Title;
use super::strips::Block;
use super::terms::{Bag, Terms};
use crate::segment::cues::opening;
use crate::segment::page::Page;

/// A title's share of words in a block below which each step of a table counts. Measured on a daily and on five issues
/// of a community paper, between stories of the same issue.
const SHARES: [f32; 9] = [0.001, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7];
/// What that share says for the block being the first of the title's body.
const FIRST: [f32; 10] = [-3.2, -1.8, -1.1, 0.5, 1.1, 1.6, 2.5, 2.5, 3.0, 3.4];
/// What it says for a further block.
const FURTHER: [f32; 10] = [-0.8, -0.1, 0.4, 0.9, 1.0, 1.1, 1.2, 1.2, 1.2, 1.2];

/// The kinship of neighbouring blocks below which each step counts, and what that says for a change of story there.
const KINSHIPS: [f32; 5] = [0.005, 0.015, 0.03, 0.06, 0.1];
const CHANGE: [f32; 6] = [1.4, 0.9, 0.0, -1.2, -2.0, -3.0];

/// What beginning a new body in the middle of a run costs before anything is looked at. Up: stacked headlines turn into
/// kickers (1.5: 3 % of them); down: kickers turn into headlines (0: 2 %).
const SPLIT: f32 = 1.2;
/// So many characters of a block tell what it is about: a report says that at once.
const REACH: usize = 150;

/// What each block says for each title.
#[derive(Debug)]
pub(super) struct Fits {
    /// For each block and title: as a further block, and how much better as the first one.
    blocks: Vec<Vec<(f32, f32)>>,
    /// For each block, what speaks for a new body there.
    changes: Vec<f32>,
}

impl Fits {
    /// Compares every block of a run with every title.
    pub(super) fn of(page: &Page<'_>, titles: &[Title], run: &[Block], terms: &Terms) -> Fits {
        // Line by line: the two lines of one headline are both found in its body, two headlines are not.
        let lines = |lines: &[At]| lines.iter().map(|line| Bag::of(page, [*line])).collect();
        let words: Vec<(Vec<Bag>, Vec<Bag>)> =
            titles.iter().map(|title| (lines(&title.headline), lines(subtitle(title)))).collect();
        let openings: Vec<Option<Bag>> = run.iter().map(|block| opening(page, block)).collect();
        let fit = |bag: &Option<Bag>| -> Vec<(f32, f32)> {
            let Some(bag) = bag else { return vec![(0.0, -3.0); words.len()] };
            let fits = |(headline, subtitle): &(Vec<Bag>, Vec<Bag>)| {
                let (further, first) = mean(headline.iter().map(|line| fit(terms.likeness(line, bag))));
                // A subtitle says what comes later in the text; its block may leave the headline alone.
                let below = subtitle.iter().map(|line| fit(terms.likeness(line, bag)).0).fold(further, f32::max);
                (below, first)
            };
            words.iter().map(fits).collect()
        };
        let mut before: Option<&Bag> = None;
        let changes = openings.iter().zip(run).map(|(bag, block)| {
            let kin = match (before, bag) {
                (Some(before), Some(bag)) => step(&KINSHIPS, &CHANGE, terms.kinship(before, bag)),
                _ => 0.0,
            };
            before = bag.as_ref().or(before);
            kin + begins(page, block) - SPLIT
        });
        let changes = changes.collect();
        Fits { blocks: openings.iter().map(fit).collect(), changes }
    }

    /// How many blocks there are.
    pub(super) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// What a block says for being part of a title's body.
    pub(super) fn within(&self, title: usize, block: usize) -> f32 {
        self.blocks.get(block).and_then(|fits| fits.get(title)).map_or(0.0, |fit| fit.0)
    }

    /// What speaks for a title's body beginning with a block, beyond what the block says anyway.
    pub(super) fn begins(&self, title: usize, block: usize) -> f32 {
        let first = self.blocks.get(block).and_then(|fits| fits.get(title)).map_or(0.0, |fit| fit.1);
        first + if block == 0 { 0.0 } else { self.changes.get(block).copied().unwrap_or(0.0) }
    }
}

/// The subtitle of a title that is set with all that belongs to it; without a kicker it may be the next headline.
fn subtitle(title: &Title) -> &[At] {
    if title.kicker.is_empty() { &[] } else { &title.subtitle }
}

/// A title's share of words in a block, as a further block and as the first one beyond that.
fn fit(share: f32) -> (f32, f32) {
    let further = step(&SHARES, &FURTHER, share);
    (further, step(&SHARES, &FIRST, share) - further)
}

/// The mean of pairs of numbers.
fn mean(fits: impl ExactSizeIterator<Item = (f32, f32)>) -> (f32, f32) {
    let count = fits.len().max(1) as f32;
    let (further, first) = fits.fold((0.0, 0.0), |sum, fit| (sum.0 + fit.0, sum.1 + fit.1));
    (further / count, first / count)
}

/// The value of the step a number stands on.
fn step(borders: &[f32], values: &[f32], number: f32) -> f32 {
    let at = borders.iter().take_while(|border| number >= **border).count();
    values.get(at).copied().unwrap_or(0.0)
}

/// The words of a paragraph's beginning.
fn opening(page: &Page<'_>, block: &Block) -> Option<Bag> {
    let lines = block.paragraph()?.lines.iter().copied();
    Some(Bag::opening(page, lines, REACH))
}

/// How much a block looks like the beginning of a story by itself.
fn begins(page: &Page<'_>, block: &Block) -> f32 {
    let Some(draft) = block.paragraph() else { return -4.0 };
    let text = draft.lines.first().map_or("", |at: &At| page.text(*at));
    opening::story(text) - opening::broken(text) - if opening::story(text) < 0.5 { 0.5 } else { 0.0 }
}
