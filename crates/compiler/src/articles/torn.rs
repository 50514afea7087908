//! A story whose last blocks may be the beginning of another: where it could be torn, and what its words say to that.

use super::terms::{Heard, MOST_CHARACTERS, Pair, Terms};
use super::{Draft, Story};
use crate::segment::cues::opening;
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;

/// A moved beginning is at most so many blocks.
pub(super) const MOST_BLOCKS: usize = 8;
/// Only so many blocks before it speak for the story it stands in. Up: a story of a hundred thousand blocks takes long.
const MOST_KEPT: usize = 40;
/// What full likeness of one block is worth in log-odds. Up: words in common decide alone where a beginning is cut;
/// down: the widest gap and the dateline do.
const LIKENESS: f32 = 20.0;
/// What each moved block costs: a lost beginning is short. Up: only its last paragraph is moved; down: the story before
/// it goes along.
const PER_BLOCK: f32 = 1.0;
/// Marks pairs of the headings.
const HEADINGS: u64 = 1 << 63;

/// A place to tear a story: the block it is before, and what speaks for it, in log-odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    pub(super) at: usize,
    pub(super) score: f32,
}

/// So many bits. Fewer: pairs are looked for in vain; more: they take longer to clear.
const MARKS: usize = 1 << 13;

/// Which bit stands for a pair.
fn mark(pair: Pair) -> usize {
    (pair.wrapping_mul(0x9e37_79b1) >> 16) as usize % MARKS
}

/// A story's last blocks, each asked whether it stays or goes.
pub(super) struct Torn {
    /// Every pair of the story's last blocks, sorted, with its weight and one bit for each block it stands in.
    pairs: Vec<(Pair, f32, u64)>,
    /// A bit for each of them, by its [`mark`]: most others have none.
    marks: [u64; MARKS / 64],
    /// The weight of each of these blocks.
    weights: Vec<f32>,
    /// The number of the first of them.
    first: usize,
    /// Where a beginning may be cut off, and all that speaks for it but the story it would go to.
    cuts: Vec<Cut>,
}

impl Torn {
    /// Weighs a story's last blocks.
    pub(super) fn of(page: &Page<'_>, story: &Story, terms: &mut Terms) -> Torn {
        let count = story.blocks.len();
        let from = count.saturating_sub(MOST_BLOCKS);
        let first = from.saturating_sub(MOST_KEPT);
        let marks = [0; MARKS / 64];
        let mut torn = Torn { pairs: Vec::new(), marks, weights: Vec::new(), first, cuts: Vec::new() };
        let headings = terms.hear(page, story.headings(), MOST_CHARACTERS);
        torn.add(&headings, terms, HEADINGS);
        for (bit, block) in story.blocks.iter().skip(first).enumerate() {
            let heard = terms.hear(page, block.lines.iter().copied(), MOST_CHARACTERS);
            torn.add(&heard, terms, 1 << bit);
            torn.weights.push(heard.weight);
        }
        torn.pairs.sort_unstable_by_key(|(pair, _, _)| *pair);
        torn.pairs.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.2 |= if same { next.2 } else { 0 };
            same
        });
        let nothing_moved = torn.kept(count - first);
        let cuts = (from..count).filter_map(|at| {
            let fit = LIKENESS * (torn.kept(at - first) - nothing_moved);
            Some(Cut { at, score: fit + begins(page, story, at)? - PER_BLOCK * (count - at) as f32 })
        });
        torn.cuts = cuts.collect();
        // From here on only blocks that may move are compared.
        torn.pairs.retain(|(_, _, bits)| bits & !HEADINGS >> (from - first) != 0);
        for mark in torn.pairs.iter().map(|(pair, _, _)| mark(*pair)) {
            torn.marks[mark / 64] |= 1 << (mark % 64);
        }
        torn
    }

    fn add(&mut self, block: &Heard, terms: &Terms, bit: u64) {
        self.pairs.extend(block.pairs.iter().map(|pair| (*pair, terms.weight(*pair), bit)));
    }

    /// How much each of the first so many blocks is like the headings and the others of them together, in all.
    fn kept(&self, count: usize) -> f32 {
        let stays = HEADINGS | ((1 << count) - 1);
        let mut shared = vec![0.0f32; count];
        let mut all = 0.0;
        for (_, weight, bits) in &self.pairs {
            let mut bits = bits & stays;
            all += if bits == 0 { 0.0 } else { *weight };
            if bits.count_ones() < 2 {
                continue;
            }
            bits &= !HEADINGS;
            while let Some(shared) = shared.get_mut(bits.trailing_zeros() as usize) {
                *shared += weight;
                bits &= bits - 1;
            }
        }
        // What the others weigh: everything but what only this block has.
        shared.iter().zip(&self.weights).map(|(shared, own)| kinship(*shared, *own, all - (own - shared))).sum()
    }

    /// The best place to cut off the beginning of a story that is about these words; the last of equal ones.
    pub(super) fn best_cut(&self, words: &Heard) -> Option<Cut> {
        let mut shared = [0.0f32; MOST_BLOCKS + MOST_KEPT];
        for pair in &words.pairs {
            let mark = mark(*pair);
            if self.marks[mark / 64] & 1 << (mark % 64) == 0 {
                continue;
            }
            let Ok(place) = self.pairs.binary_search_by_key(pair, |(pair, _, _)| *pair) else { continue };
            let Some((_, weight, bits)) = self.pairs.get(place) else { continue };
            let mut bits = bits & !HEADINGS;
            while let Some(shared) = shared.get_mut(bits.trailing_zeros() as usize) {
                *shared += weight;
                bits &= bits - 1;
            }
        }
        let alike = |block: usize| match (shared.get(block), self.weights.get(block)) {
            (Some(shared), Some(own)) => kinship(*shared, *own, words.weight),
            _ => 0.0,
        };
        let gone = |at: usize| (at - self.first..self.weights.len()).map(alike).sum::<f32>();
        let cuts = self.cuts.iter().map(|cut| Cut { at: cut.at, score: LIKENESS * gone(cut.at) + cut.score });
        cuts.max_by(|a, b| a.score.total_cmp(&b.score))
    }
}

/// How alike two texts are whatever their lengths, 0 to 1, by the weight of what they share and of each.
fn kinship(shared: f32, a: f32, b: f32) -> f32 {
    let both = a * b;
    if both > 0.0 { shared / both.sqrt() } else { 0.0 }
}

/// How much a block looks like the beginning of a story by itself; `None` when it is no paragraph.
fn begins(page: &Page<'_>, story: &Story, at: usize) -> Option<f32> {
    let head = story.blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph)?;
    let first = *head.lines.first()?;
    let blanks =
        |block: &Draft| block.lines.first().and_then(|line| page.lines.get(*line)).map_or(0, |line| line.blanks);
    let before = at.checked_sub(1).and_then(|before| story.blocks.get(before)).map_or(0, blanks);
    let wide = if blanks(head) > before { 1.0 } else { 0.0 };
    let bare = if at == 0 && story.headings().next().is_some() { -4.0 } else { 0.0 };
    Some(page.story(first) - opening::broken(page.text(first)) + wide + bare)
}
