//! Terms shared by a heading and a body, or by two bodies: pairs of neighbouring Chinese characters, weighed by how
//! few blocks of the issue have them.

use super::At;
use super::strips::{Block, Strip};
use crate::segment::page::Page;
use baoku_archive::text::is_han;
use std::collections::BTreeMap;

/// Only so many characters of a block are looked at: what it is about is said by then, and a file of one endless
/// line stays cheap.
const MOST_CHARACTERS: usize = 4000;

/// A pair of neighbouring characters.
type Pair = (char, char);

/// The distinct pairs of a text, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bag(Vec<Pair>);

/// How telling each pair is in this issue.
#[derive(Debug, Default)]
pub struct Terms {
    /// In how many blocks a pair stands.
    blocks: BTreeMap<Pair, u32>,
    count: f32,
}

impl Bag {
    /// The pairs of some lines, read as one.
    #[must_use]
    pub fn of(page: &Page<'_>, lines: impl IntoIterator<Item = At>) -> Bag {
        let characters = lines.into_iter().flat_map(|at| page.text(at).chars()).take(MOST_CHARACTERS);
        let mut pairs = Vec::new();
        let mut before: Option<char> = None;
        for c in characters.filter(|c| !c.is_whitespace()) {
            if let Some(before) = before
                && is_term(before)
                && is_term(c)
            {
                pairs.push((before, c));
            }
            before = Some(c);
        }
        pairs.sort_unstable();
        pairs.dedup();
        Bag(pairs)
    }

    /// The pairs of both.
    #[must_use]
    pub fn and(mut self, other: &Bag) -> Bag {
        if self.0.len() > 4 * MOST_CHARACTERS {
            return self;
        }
        self.0.extend(&other.0);
        self.0.sort_unstable();
        self.0.dedup();
        self
    }

    fn has(&self, pair: &Pair) -> bool {
        self.0.binary_search(pair).is_ok()
    }
}

/// Characters that make terms: Chinese ones, but for those that only glue words together, and Latin letters.
fn is_term(c: char) -> bool {
    let glue = matches!(
        c,
        '的' | '了'
            | '和'
            | '与'
            | '在'
            | '是'
            | '为'
            | '及'
            | '对'
            | '以'
            | '也'
            | '而'
            | '将'
            | '等'
            | '这'
            | '那'
            | '有'
            | '个'
            | '们'
            | '年'
            | '月'
            | '日'
    );
    (is_han(c) && !glue) || c.is_ascii_alphanumeric()
}

impl Terms {
    /// Counts the pairs of every block of an issue.
    pub(super) fn of(page: &Page<'_>, strips: &[Strip]) -> Terms {
        let mut terms = Terms::default();
        for strip in strips {
            let Strip::Body(blocks) = strip else { continue };
            for draft in blocks.iter().filter_map(Block::paragraph) {
                terms.count += 1.0;
                for pair in Bag::of(page, draft.lines.iter().copied()).0 {
                    *terms.blocks.entry(pair).or_default() += 1;
                }
            }
        }
        terms
    }

    /// How telling a pair is: 0 for one that stands in every block, the logarithm of one block in so many otherwise.
    fn weight(&self, pair: &Pair) -> f32 {
        let blocks = self.blocks.get(pair).copied().unwrap_or(0) as f32;
        ((self.count + 1.0) / (blocks + 1.0)).ln().max(0.0)
    }

    /// The weight of all pairs that `a` shares with `b`.
    #[must_use]
    pub fn shared(&self, a: &Bag, b: &Bag) -> f32 {
        a.0.iter().filter(|pair| b.has(pair)).map(|pair| self.weight(pair)).sum()
    }

    /// The share of `a`'s weight that stands in `b` too, 0 to 1.
    #[must_use]
    pub fn likeness(&self, a: &Bag, b: &Bag) -> f32 {
        let all = self.weigh(a);
        if all > 0.0 { self.shared(a, b) / all } else { 0.0 }
    }

    /// How alike two texts are whatever their lengths, 0 to 1.
    #[must_use]
    pub fn kinship(&self, a: &Bag, b: &Bag) -> f32 {
        let both = self.weigh(a) * self.weigh(b);
        if both > 0.0 { self.shared(a, b) / both.sqrt() } else { 0.0 }
    }

    fn weigh(&self, bag: &Bag) -> f32 {
        bag.0.iter().map(|pair| self.weight(pair)).sum()
    }
}
