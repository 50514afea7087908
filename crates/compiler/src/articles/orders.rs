//! The best orders in which the bodies of stacked titles can stand, without trying each.
//!
//! Whatever order the titles before a place came in, what follows is worth the same: so for every set of titles and every
//! place in the run the few best orders are enough. All orders up to [`WINDOW`] titles; of more, those that take the next
//! title from the first [`WINDOW`] left.

use super::fits::{EMPTY, Fits};
use std::collections::BTreeMap;

/// The next title is one of so many. Up: each doubles the time.
const WINDOW: usize = 8;
/// More titles than this in one stack keep their order.
const MOST_TITLES: usize = 25;
/// So many ways to have given some titles the first blocks are compared. Up: thousands of paragraphs below eight titles
/// take memory; down: the bodies of a long run keep the order of print.
const MOST_WAYS: usize = 1 << 16;
/// So many orders are known at the end: the printed one, the best other, and the next best.
const KEPT: usize = 3;

/// An order of some titles, last one lowest, five bits each, with its score.
type Way = (u128, f32);
const BITS: u32 = 5;

/// Different orders, the best first.
#[derive(Debug, Clone, Copy)]
struct Ways([Way; KEPT]);

impl Ways {
    const NONE: Ways = Ways([(0, f32::NEG_INFINITY); KEPT]);

    fn add(&mut self, order: u128, score: f32) {
        if score <= self.0[KEPT - 1].1 {
            return;
        }
        let known = self.0.iter().position(|(known, score)| *known == order && *score > f32::NEG_INFINITY);
        let mut at = known.unwrap_or(KEPT - 1);
        if known.is_some_and(|at| self.0[at].1 >= score) {
            return;
        }
        self.0[at] = (order, score);
        while at > 0 && self.0[at - 1].1 < score {
            self.0.swap(at - 1, at);
            at -= 1;
        }
    }

    fn each(&self) -> impl Iterator<Item = Way> + '_ {
        self.0.iter().copied().take_while(|(_, score)| *score > f32::NEG_INFINITY)
    }
}

/// The best orders of so many titles over all blocks, each with the score of its best splits; none where there are too
/// many to compare.
pub(super) fn best_orders(fits: &Fits<'_>, titles: usize) -> Vec<(Vec<usize>, f32)> {
    let count = fits.count();
    if titles > MOST_TITLES || count << titles.min(WINDOW) > MOST_WAYS {
        return Vec::new();
    }
    // For the titles that have their bodies, as bits, and for each number of blocks before: the best orders.
    let mut begun: Vec<Ways> = vec![Ways::NONE; count + 1];
    begun[0].add(0, 0.0);
    let mut open = BTreeMap::from([(0u32, begun)]);
    let all = (1u32 << titles) - 1;
    while let Some((placed, before)) = open.pop_first() {
        if placed == all {
            let ended = before.last().copied().unwrap_or(Ways::NONE);
            return ended.each().map(|(order, score)| (unpacked(order, titles), score)).collect();
        }
        for title in (0..titles).filter(|title| placed & 1 << title == 0).take(WINDOW) {
            let after = open.entry(placed | 1 << title).or_insert_with(|| vec![Ways::NONE; count + 1]);
            place(title, &before, fits, after);
        }
    }
    Vec::new()
}

/// Puts a title's body behind those that stand already, wherever it may end; it may have none.
fn place(title: usize, before: &[Ways], fits: &Fits<'_>, after: &mut [Ways]) {
    let mut sum = 0.0;
    // The best beginnings so far, kept while the end moves on, make this linear in the blocks.
    let mut begun = Ways::NONE;
    for (end, (before, after)) in before.iter().zip(after).enumerate() {
        let behind = |order: u128| order << BITS | title as u128;
        before.each().for_each(|(order, score)| after.add(behind(order), score - EMPTY));
        begun.each().for_each(|(order, score)| after.add(behind(order), score + sum));
        let begins = fits.begins(title, end);
        before.each().for_each(|(order, score)| begun.add(order, score + begins - sum));
        sum += fits.within(title, end);
    }
}

fn unpacked(order: u128, titles: usize) -> Vec<usize> {
    (0..titles as u32).rev().map(|place| (order >> (BITS * place)) as usize & ((1 << BITS) - 1)).collect()
}
