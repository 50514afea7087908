//! Terms shared by a heading and a body, or by two bodies: pairs of neighbouring Chinese characters, weighed by how
//! few blocks of the issue have them.

use super::At;
use super::strips::{Block, Strip};
use crate::segment::page::Page;
use crate::vocabulary::Terming;

/// Only so many characters of a block are looked at: what it is about is said by then, and a file of one endless
/// line stays cheap.
pub(super) const MOST_CHARACTERS: usize = 4000;

/// Few paragraphs have more.
const USUAL_PAIRS: usize = 150;

/// A pair of neighbouring characters in one number; the few characters beyond the first 65,536 share theirs with others.
pub(super) type Pair = u32;

fn pair(a: char, b: char) -> Pair {
    (a as u32) << 16 | (b as u32 & 0xffff)
}

/// The pairs of a text that was heard.
#[derive(Debug)]
pub(super) struct Heard {
    /// Each once.
    pub(super) pairs: Vec<Pair>,
    /// Of all of them.
    pub(super) weight: f32,
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
/// turn up for the first time are passed over.
#[derive(Debug, Default)]
pub struct Terms {
    /// Open addressing; as many as a power of two.
    cells: Vec<Cell>,
    taken: usize,
    /// What a pair weighs that stands in so many blocks.
    weights: Vec<f32>,
    /// The stretch of text last counted, listened to or heard.
    turn: u16,
}

/// What is known of a pair. Small: hardly any of them stays in a processor's first memory.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// 0 for an empty cell.
    pair: Pair,
    /// In how many blocks it stands, as far as can be counted.
    blocks: u16,
    /// The last stretch of text it stood in.
    turn: u16,
}

/// The smallest table, in cells of eight bytes.
const FEWEST_CELLS: usize = 1 << 8;
/// The largest. Up: memory; down: in a large file rare pairs weigh alike.
const MOST_CELLS: usize = 1 << 18;
/// A pair in more blocks than this weighs next to nothing; the exact number no longer matters.
const MANY_BLOCKS: usize = 1 << 12;

impl Terms {
    /// Counts the pairs of every block of an issue.
    pub(super) fn of(page: &Page<'_>, strips: &[Strip]) -> Terms {
        let mut terms = Terms { cells: vec![Cell::default(); FEWEST_CELLS], ..Terms::default() };
        let mut count = 0usize;
        for strip in strips {
            let Strip::Body(blocks) = strip else { continue };
            for draft in blocks.iter().filter_map(Block::paragraph) {
                count += 1;
                terms.next_turn();
                each_pair(page, draft.lines.iter().copied(), MOST_CHARACTERS, |pair| terms.count(pair));
            }
        }
        let weight = |blocks: usize| ((count as f32 + 1.0) / (blocks as f32 + 1.0)).ln().max(0.0);
        terms.weights = (0..=count.min(MANY_BLOCKS)).map(weight).collect();
        terms
    }

    /// Begins another stretch of text. When all numbers are used up the first comes again, and what was heard is forgotten.
    fn next_turn(&mut self) -> Turn {
        self.turn += 1;
        if self.turn == Turn::NEVER.0 {
            self.cells.iter_mut().for_each(|cell| cell.turn = 0);
            self.turn = 1;
        }
        Turn(self.turn)
    }

    /// Counts a pair once in each turn.
    fn count(&mut self, pair: Pair) {
        let turn = self.turn;
        let Some(cell) = self.cell(pair) else { return };
        if cell.turn != turn {
            cell.blocks = cell.blocks.saturating_add(1);
            cell.turn = turn;
        }
    }

    /// The cell of a pair, a new one for a new pair as long as there is room.
    #[inline]
    fn cell(&mut self, pair: Pair) -> Option<&mut Cell> {
        let at = self.place(pair);
        if self.cells.get(at)?.pair == pair { self.cells.get_mut(at) } else { self.add(pair) }
    }

    /// A cell for a new pair.
    #[cold]
    fn add(&mut self, pair: Pair) -> Option<&mut Cell> {
        if self.taken * 4 > self.cells.len() * 3 {
            self.grow()?;
        }
        self.taken += 1;
        let at = self.place(pair);
        let cell = self.cells.get_mut(at)?;
        cell.pair = pair;
        Some(cell)
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
    #[inline]
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
    pub(super) fn weight(&self, pair: Pair) -> f32 {
        self.cells.get(self.place(pair)).map_or(0.0, |cell| self.weight_in(cell.blocks))
    }

    fn weight_in(&self, blocks: u16) -> f32 {
        self.weights.get(usize::from(blocks)).or(self.weights.last()).copied().unwrap_or(0.0)
    }

    /// Hears a text: so many characters of some lines, read as one.
    pub(super) fn hear(&mut self, page: &Page<'_>, lines: impl IntoIterator<Item = At>, reach: usize) -> Heard {
        self.next_turn();
        let mut heard = Heard { pairs: Vec::with_capacity(reach.min(USUAL_PAIRS)), weight: 0.0 };
        self.hear_on(page, lines, reach, &mut heard);
        heard
    }

    /// Hears more of the text heard last.
    pub(super) fn hear_on(
        &mut self,
        page: &Page<'_>,
        lines: impl IntoIterator<Item = At>,
        reach: usize,
        heard: &mut Heard,
    ) {
        let turn = self.turn;
        each_pair(page, lines, reach, |pair| {
            let Some(cell) = self.cell(pair).filter(|cell| cell.turn != turn) else { return };
            cell.turn = turn;
            let blocks = cell.blocks;
            heard.weight += self.weight_in(blocks);
            heard.pairs.push(pair);
        });
    }

    /// The weight of all pairs of a text that stand in the text heard last, too.
    fn shared(&self, text: &Heard) -> f32 {
        let cells = text.pairs.iter().filter_map(|pair| self.cells.get(self.place(*pair)));
        cells.filter(|cell| cell.turn == self.turn).map(|cell| self.weight_in(cell.blocks)).sum()
    }

    /// The share of a text's weight that stands in the text heard last, too, 0 to 1.
    pub(super) fn likeness(&self, text: &Heard) -> f32 {
        if text.weight > 0.0 { self.shared(text) / text.weight } else { 0.0 }
    }

    /// The share of some lines' weight, 0 to 1, that stands in the stretch last listened to.
    pub(super) fn known(&self, page: &Page<'_>, lines: impl IntoIterator<Item = At>) -> f32 {
        let mut pairs = Vec::new();
        each_pair(page, lines, MOST_CHARACTERS, |pair| pairs.push(pair));
        pairs.sort_unstable();
        pairs.dedup();
        self.likeness(&Heard { weight: pairs.iter().map(|pair| self.weight(*pair)).sum(), pairs })
    }

    /// How alike a text and the one heard last are whatever their lengths, 0 to 1.
    pub(super) fn kinship(&self, text: &Heard, last: &Heard) -> f32 {
        let both = text.weight * last.weight;
        if both > 0.0 { self.shared(text) / both.sqrt() } else { 0.0 }
    }

    /// Listens to some lines of body: a new stretch of text, and the share of its weight, 0 to 1, that was heard
    /// since an earlier stretch began.
    pub(super) fn listen(&mut self, page: &Page<'_>, lines: impl IntoIterator<Item = At>, since: Turn) -> (Turn, f32) {
        let Turn(turn) = self.next_turn();
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
pub(super) struct Turn(u16);

impl Turn {
    /// Later than any: nothing was heard since.
    pub(super) const NEVER: Turn = Turn(u16::MAX);
}
