//! How well each block of a run fits each title above it, and where a new body may begin, in log-odds against a block of
//! somebody else's.

use super::At;
use super::stack::Title;
use super::strips::Block;
use super::terms::{Heard, MOST_CHARACTERS, Terms};
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
/// What a headline without a body costs. Up: slogans get bodies; down: stacked headlines turn into kickers.
pub(super) const EMPTY: f32 = 3.2;

/// So many characters of a block tell what it is about: a report says that at once.
const REACH: usize = 150;

/// The lines of a stack next to the blocks of the run below it, each looked at once.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    heads: &'a [At],
    /// For each block that is a paragraph, of each line of the stack the share of its words that stands there.
    shares: Vec<Option<Vec<f32>>>,
    /// For each block, what speaks for a new body there.
    changes: Vec<f32>,
}

impl<'a> Compared<'a> {
    /// Compares every block of a run with every line of a stack.
    pub(super) fn of(page: &Page<'_>, heads: &'a [At], run: &[Block], terms: &mut Terms) -> Compared<'a> {
        let lines: Vec<Heard> = heads.iter().map(|line| terms.hear(page, [*line], MOST_CHARACTERS)).collect();
        let mut compared =
            Compared { heads, shares: Vec::with_capacity(run.len()), changes: Vec::with_capacity(run.len()) };
        let mut before: Option<Heard> = None;
        for block in run {
            let opening = opening(page, block, terms);
            let kin = match (&before, &opening) {
                (Some(before), Some(opening)) => step(&KINSHIPS, &CHANGE, terms.kinship(before, opening)),
                _ => 0.0,
            };
            compared.changes.push(kin + begins(page, block) - SPLIT);
            let shares = |_: &Heard| lines.iter().map(|line| terms.likeness(line)).collect();
            compared.shares.push(opening.as_ref().map(shares));
            before = opening.or(before);
        }
        compared
    }
}

/// What each block says for each title.
#[derive(Debug)]
pub(super) struct Fits<'a> {
    /// For each block and then for each title: as a further block, and how much better as the first one.
    blocks: Vec<(f32, f32)>,
    titles: usize,
    /// For each block, what speaks for a new body there.
    changes: &'a [f32],
}

impl Fits<'_> {
    /// Reads the lines of a stack as these titles.
    pub(super) fn of<'a>(compared: &'a Compared<'_>, titles: &[Title]) -> Fits<'a> {
        let fit_in = |shares: &Option<Vec<f32>>, title: &Title| {
            let Some(shares) = shares else { return (0.0, -3.0) };
            let share = |line: &At| {
                let at = compared.heads.iter().position(|head| head == line);
                at.and_then(|at| shares.get(at)).copied().unwrap_or(0.0)
            };
            // Line by line: the two lines of one headline are both found in its body, two headlines are not.
            let (further, first) = mean(title.headline.iter().map(|line| fit(share(line))));
            // A subtitle says what comes later in the text; its block may leave the headline alone.
            let below = subtitle(title).iter().map(|line| fit(share(line)).0).fold(further, f32::max);
            (below, first)
        };
        let mut blocks = Vec::with_capacity(compared.shares.len() * titles.len());
        for shares in &compared.shares {
            blocks.extend(titles.iter().map(|title| fit_in(shares, title)));
        }
        Fits { blocks, titles: titles.len(), changes: &compared.changes }
    }

    /// From numbers: for each block and then for each title, and for each block.
    #[cfg(test)]
    pub(super) fn from<'a>(blocks: Vec<(f32, f32)>, titles: usize, changes: &'a [f32]) -> Fits<'a> {
        Fits { blocks, titles, changes }
    }

    /// How many blocks there are.
    pub(super) fn count(&self) -> usize {
        self.changes.len()
    }

    /// What a block says for being part of a title's body.
    pub(super) fn within(&self, title: usize, block: usize) -> f32 {
        self.blocks.get(block * self.titles + title).map_or(0.0, |fit| fit.0)
    }

    /// What speaks for a title's body beginning with a block, beyond what the block says anyway.
    pub(super) fn begins(&self, title: usize, block: usize) -> f32 {
        let first = self.blocks.get(block * self.titles + title).map_or(0.0, |fit| fit.1);
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
fn opening(page: &Page<'_>, block: &Block, terms: &mut Terms) -> Option<Heard> {
    Some(terms.hear(page, block.paragraph()?.lines.iter().copied(), REACH))
}

/// How much a block looks like the beginning of a story by itself.
fn begins(page: &Page<'_>, block: &Block) -> f32 {
    let Some(draft) = block.paragraph() else { return -4.0 };
    let Some(first) = draft.lines.first() else { return -0.5 };
    let story = page.story(*first);
    story - opening::broken(page.text(*first)) - if story < 0.5 { 0.5 } else { 0.0 }
}
