//! Terms shared by a heading and a body, or by two bodies: pairs of neighbouring Chinese characters, weighed by how
//! few blocks of the issue have them.

use super::At;
use super::strips::{Block, Strip};
use crate::segment::page::Page;
use crate::vocabulary::Terming;

/// Only so many characters of a block are looked at: what it is about is said by then, and a file of one endless
/// line stays cheap.
const MOST_CHARACTERS: usize = 4000;

/// Few paragraphs have more.
const USUAL_PAIRS: usize = 150;

/// A pair of neighbouring characters in one number; the few characters beyond the first 65,536 share theirs with others.
pub(super) type Pair = u32;

fn pair(a: char, b: char) -> Pair {
    (a as u32) << 16 | (b as u32 & 0xffff)
}

/// The distinct pairs of a text, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bag(Vec<Pair>);

impl Bag {
    /// The pairs of some lines, read as one.
    #[must_use]
    pub fn of(page: &Page<'_>, lines: impl IntoIterator<Item = At>) -> Bag {
        Bag::opening(page, lines, MOST_CHARACTERS)
    }

    /// The pairs of so many characters at the beginning of some lines.
    #[must_use]
    pub fn opening(page: &Page<'_>, lines: impl IntoIterator<Item = At>, reach: usize) -> Bag {
        let mut pairs = Vec::with_capacity(reach.min(USUAL_PAIRS));
        each_pair(page, lines, reach, |pair| pairs.push(pair));
        Bag::sorted(pairs)
    }

    /// The pairs of a title and of the text below it.
    #[must_use]
    pub fn of_both(page: &Page<'_>, title: impl IntoIterator<Item = At>, text: impl IntoIterator<Item = At>) -> Bag {
        let mut pairs = Vec::with_capacity(USUAL_PAIRS);
        each_pair(page, title, MOST_CHARACTERS, |pair| pairs.push(pair));
        each_pair(page, text, MOST_CHARACTERS, |pair| pairs.push(pair));
        Bag::sorted(pairs)
    }

    fn sorted(mut pairs: Vec<Pair>) -> Bag {
        pairs.sort_unstable();
        pairs.dedup();
        Bag(pairs)
    }
}

/// Calls for every pair of so many characters of some lines, read as one.
fn each_pair(page: &Page<'_>, lines: impl IntoIterator<Item = At>, reach: usize, mut with: impl FnMut(Pair)) {
    let terms = Terming::new();
    let mut before: Option<char> = None;
    let mut left = reach;
    for at in lines {
        for c in page.text(at).chars() {
            if left == 0 {
                return;
            }
            left -= 1;
            if terms.has(c) {
                if let Some(before) = before {
                    with(pair(before, c));
                }
                before = Some(c);
            } else if !c.is_whitespace() {
                before = None;
            }
        }
    }
}

/// How telling each pair is in this issue.
///
/// A table that grows up to a fixed size, so that memory stays small whatever the text: when it is full, pairs that
/// turn up for the first time count as those of a single block do.
#[derive(Debug, Default)]
pub struct Terms {
    /// Open addressing; as many as a power of two.
    cells: Vec<Cell>,
    taken: usize,
    /// What a pair weighs that stands in so many blocks.
    weights: Vec<f32>,
    /// The stretch of text last listened to.
    turn: u32,
}

/// What is known of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// 0 for an empty cell.
    pair: Pair,
    /// In how many blocks it stands.
    blocks: u32,
    /// The last stretch of text it was heard in.
    turn: u32,
}

/// The smallest table, in cells of twelve bytes.
const FEWEST_CELLS: usize = 1 << 8;
/// The largest. Up: memory; down: in a large file rare pairs weigh alike.
const MOST_CELLS: usize = 1 << 18;
/// A pair in more blocks than this weighs next to nothing; the exact number no longer matters.
const MANY_BLOCKS: usize = 1 << 12;

impl Terms {
    /// Counts the pairs of every block of an issue.
    pub(super) fn of(page: &Page<'_>, strips: &[Strip]) -> Terms {
        let mut terms = Terms { cells: vec![Cell::default(); FEWEST_CELLS], ..Terms::default() };
        for strip in strips {
            let Strip::Body(blocks) = strip else { continue };
            for draft in blocks.iter().filter_map(Block::paragraph) {
                terms.turn += 1;
                each_pair(page, draft.lines.iter().copied(), MOST_CHARACTERS, |pair| terms.count(pair));
            }
        }
        let count = terms.turn as f32;
        let weight = |blocks: usize| ((count + 1.0) / (blocks as f32 + 1.0)).ln().max(0.0);
        terms.weights = (0..=(terms.turn as usize).min(MANY_BLOCKS)).map(weight).collect();
        terms
    }

    /// Counts a pair once in each turn.
    fn count(&mut self, pair: Pair) {
        let turn = self.turn;
        let Some(cell) = self.cell(pair) else { return };
        if cell.turn != turn {
            cell.blocks += 1;
            cell.turn = turn;
        }
    }

    /// The cell of a pair, a new one for a new pair as long as there is room.
    fn cell(&mut self, pair: Pair) -> Option<&mut Cell> {
        let mut at = self.place(pair);
        if self.cells.get(at)?.pair != pair {
            if self.taken * 4 > self.cells.len() * 3 {
                self.grow()?;
                at = self.place(pair);
            }
            self.cells.get_mut(at)?.pair = pair;
            self.taken += 1;
        }
        self.cells.get_mut(at)
    }

    /// Makes twice as much room; nothing when there is as much as there may be.
    fn grow(&mut self) -> Option<()> {
        let room = Some(self.cells.len() * 2).filter(|room| *room <= MOST_CELLS)?;
        let known = std::mem::replace(&mut self.cells, vec![Cell::default(); room]);
        for cell in known.into_iter().filter(|cell| cell.pair != 0) {
            let at = self.place(cell.pair);
            *self.cells.get_mut(at)? = cell;
        }
        Some(())
    }

    /// The cell of a pair, or the empty one where it would be.
    fn place(&self, pair: Pair) -> usize {
        let last = self.cells.len() - 1;
        let mixed = pair.wrapping_mul(0x9e37_79b1);
        let mut at = (mixed ^ mixed >> 15) as usize & last;
        while let Some(cell) = self.cells.get(at) {
            if cell.pair == pair || cell.pair == 0 {
                break;
            }
            at = (at + 1) & last;
        }
        at
    }

    /// How telling a pair is: 0 for one that stands in every block, the logarithm of one block in so many otherwise.
    fn weight(&self, pair: Pair) -> f32 {
        self.cells.get(self.place(pair)).map_or(0.0, |cell| self.weight_in(cell.blocks))
    }

    fn weight_in(&self, blocks: u32) -> f32 {
        self.weights.get(blocks as usize).or(self.weights.last()).copied().unwrap_or(0.0)
    }

    /// Gives every pair of a bag its weight.
    pub(super) fn weigh(&self, bag: &Bag) -> Weighed {
        let pairs: Vec<(Pair, f32)> = bag.0.iter().map(|pair| (*pair, self.weight(*pair))).collect();
        Weighed { weight: pairs.iter().map(|(_, weight)| weight).sum(), pairs }
    }

    /// Listens to some lines of body: a new stretch of text, and the share of its weight, 0 to 1, that was heard
    /// since an earlier stretch began.
    pub(super) fn listen(&mut self, page: &Page<'_>, lines: impl IntoIterator<Item = At>, since: Turn) -> (Turn, f32) {
        self.turn += 1;
        let turn = self.turn;
        let (mut all, mut known) = (0.0, 0.0);
        each_pair(page, lines, MOST_CHARACTERS, |pair| {
            let Some(cell) = self.cell(pair).filter(|cell| cell.turn != turn) else { return };
            let (before, blocks) = (std::mem::replace(&mut cell.turn, turn), cell.blocks);
            let weight = self.weight_in(blocks);
            all += weight;
            known += if before >= since.0 { weight } else { 0.0 };
        });
        (Turn(turn), if all > 0.0 { known / all } else { 0.0 })
    }
}

/// A stretch of text that was listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn(u32);

impl Turn {
    /// Later than any: nothing was heard since.
    pub(super) const NEVER: Turn = Turn(u32::MAX);
}

/// Calls for each of some sorted things whose pair stands in a text too. Which of the two goes on is reckoned rather than
/// asked: it is as often the one as the other, and a processor that guesses wrong loses more than it takes.
pub(super) fn in_both<T>(some: &[T], text: &[(Pair, f32)], pair: impl Fn(&T) -> Pair, mut with: impl FnMut(&T)) {
    let (mut at, mut there) = (0, 0);
    while let (Some(one), Some((other, _))) = (some.get(at), text.get(there)) {
        let own = pair(one);
        if own == *other {
            with(one);
        }
        at += usize::from(own <= *other);
        there += usize::from(own >= *other);
    }
}

/// The pairs of a text with their weights.
#[derive(Debug)]
pub(super) struct Weighed {
    /// Sorted.
    pub(super) pairs: Vec<(Pair, f32)>,
    /// Of all pairs.
    pub(super) weight: f32,
}

impl Weighed {
    /// The weight of all pairs that stand in another text too.
    fn shared(&self, other: &Weighed) -> f32 {
        let mut shared = 0.0;
        in_both(&self.pairs, &other.pairs, |own| own.0, |(_, weight)| shared += weight);
        shared
    }

    /// The share of its weight that stands in another text too, 0 to 1.
    pub(super) fn likeness(&self, other: &Weighed) -> f32 {
        if self.weight > 0.0 { self.shared(other) / self.weight } else { 0.0 }
    }

    /// How alike two texts are whatever their lengths, 0 to 1.
    pub(super) fn kinship(&self, other: &Weighed) -> f32 {
        let both = self.weight * other.weight;
        if both > 0.0 { self.shared(other) / both.sqrt() } else { 0.0 }
    }
}
