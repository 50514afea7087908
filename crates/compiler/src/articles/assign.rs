//! Headlines that stand together, bodies that follow in some order: which body belongs to which.
//!
//! All splits of the run into as many bodies as titles and all orders of the titles (`orders`) are compared by one score:
//! how the titles read, and what `fits` says of each body.

use super::fits::{Compared, EMPTY, Fits};
use super::orders::best_orders;
use super::stack::{Parse, Title, parses};
use super::strips::Block;
use super::terms::Terms;
use super::{At, Decision, Story, add_body};
use crate::calibration::{LEAST, PAIR};
use crate::segment::page::Page;

/// No order is better than the next by more than this, in log-odds.
const MOST_MARGIN: f32 = 6.0;

/// Reads a stack and gives each title its body.
pub(super) fn assign(
    page: &Page<'_>,
    heads: &[At],
    run: Vec<Block>,
    terms: &mut Terms,
    decisions: &mut Vec<Decision>,
) -> Vec<Story> {
    if let [headline] = heads {
        // Most stacks: a single headline has the whole run.
        let mut story = Story { headline: vec![*headline], ..Story::default() };
        add_body(&mut story, run);
        return vec![story];
    }
    let parses = parses(page, heads);
    // So has what an editor has called one heading.
    let compared = (heads.len() > 1).then(|| Compared::of(page, heads, &run, terms));
    let mut readings: Vec<(Parse, Plan)> = parses
        .into_iter()
        .map(|parse| {
            let plan = plan(&parse.titles, &run, compared.as_ref());
            (parse, plan)
        })
        .collect();
    readings.sort_by(|a, b| (b.0.score + b.1.score).total_cmp(&(a.0.score + a.1.score)));
    let total = |reading: &(Parse, Plan)| reading.0.score + reading.1.score;
    // As sure as the order is, and as the number of titles is.
    let ahead = readings.first().zip(readings.get(1)).map_or(MOST_MARGIN, |(best, next)| total(best) - total(next));
    let Some((parse, plan)) = readings.into_iter().next() else { return Vec::new() };
    let many = parse.titles.len() > 1;
    let mut stories: Vec<Story> = parse.titles.into_iter().map(titled).collect();
    let sure = PAIR.of_odds(plan.margin.min(ahead));
    let (mut first, mut run) = (0, run.into_iter());
    for (title, end) in &plan.bodies {
        let mut blocks = run.by_ref().take(end - first).peekable();
        first = *end;
        let Some(story) = stories.get_mut(*title) else {
            blocks.for_each(drop);
            continue;
        };
        if let Some(block) = blocks.peek().filter(|_| many) {
            story.headline_sure = Some(sure);
            if let (Some(headline), Some(body)) = (story.headline.first().copied(), block.first_line()) {
                decisions.push(Decision::Assigned { headline, body, sure });
            }
        }
        add_body(story, blocks);
    }
    stories
}

fn titled(title: Title) -> Story {
    Story { kicker: title.kicker, headline: title.headline, subtitle: title.subtitle, ..Story::default() }
}

/// Which title each stretch of the run belongs to.
#[derive(Debug, Clone, Default)]
struct Plan {
    /// Title and end (in blocks) of each body, in order of print.
    bodies: Vec<(usize, usize)>,
    /// Log-odds.
    score: f32,
    /// How much better than the best other order.
    margin: f32,
}

impl Plan {
    /// How many titles have no body.
    fn without_body(&self) -> usize {
        let ends = self.bodies.iter().map(|(_, end)| *end);
        std::iter::once(0).chain(ends.clone()).zip(ends).filter(|(first, end)| first == end).count()
    }
}

fn plan(titles: &[Title], run: &[Block], compared: Option<&Compared<'_>>) -> Plan {
    let Some(compared) = compared else {
        return Plan { bodies: vec![(0, run.len())], score: 0.0, margin: MOST_MARGIN };
    };
    if run.is_empty() {
        let without = titles.len().saturating_sub(1) as f32;
        return Plan { bodies: Vec::new(), score: -4.0 * without, margin: 0.0 };
    }
    let fits = Fits::of(compared, titles);
    // The best orders of the titles, each with its best splits; the second best tells how sure the best is.
    let in_print: Vec<usize> = (0..titles.len()).collect();
    let printed = in_order(&in_print, &fits);
    let mut printed = Plan { score: printed.score + IN_ORDER, ..printed };
    let orders = if titles.len() > 1 { best_orders(&fits, titles.len()) } else { Vec::new() };
    let others = orders.into_iter().filter(|(order, _)| *order != in_print);
    let mut others = others.map(|(order, score)| (Some(order), score));
    let (mut best, mut next) = ((None, printed.score), others.next());
    if let Some(other) = next.take_if(|other| other.1 > printed.score) {
        (best, next) = (other, others.next().filter(|(_, score)| *score > printed.score).or(Some(best)));
    }
    let second = next.map_or(f32::NEG_INFINITY, |(_, score)| score);
    let mut best = best.0.map_or_else(|| printed.clone(), |order| in_order(&order, &fits));
    best.margin = (best.score - second).clamp(0.0, MOST_MARGIN);
    // Not sure enough to change the order of print: left alone, and said with what little certainty there is.
    if PAIR.of_odds(best.margin) < LEAST && printed.bodies != best.bodies {
        printed.margin = -best.margin;
        best = printed;
    }
    // Against other readings of the stack: the second line of a headline is likelier than a headline without a body.
    best.score -= BODILESS * best.without_body() as f32;
    best
}

/// What it costs beyond that to read a stack so.
const BODILESS: f32 = 3.0;

/// What it counts that bodies follow in the order of their titles.
const IN_ORDER: f32 = 0.7;

/// The best splits of the run for titles whose bodies stand in this order; a title may be left without a body.
fn in_order(order: &[usize], fits: &Fits<'_>) -> Plan {
    const NONE: f32 = -1e9;
    let count = fits.count();
    // The best of the titles' bodies so far that covers the first so many blocks; for each title, where its body began.
    let mut before = vec![NONE; count + 1];
    before[0] = 0.0;
    let mut row = before.clone();
    let mut sums = vec![0.0; count + 1];
    let mut from = vec![0usize; (count + 1) * order.len()];
    for (title, back) in order.iter().zip(from.chunks_exact_mut(count + 1)) {
        for at in 0..count {
            sums[at + 1] = sums[at] + fits.within(*title, at);
        }
        // The best beginning so far, kept while the end moves on, makes this linear in the blocks.
        let mut begin: Option<(f32, usize)> = None;
        for end in 0..=count {
            let empty = before[end] - EMPTY;
            let (full, start) = begin.map_or((NONE, end), |(score, start)| (score + sums[end], start));
            (row[end], back[end]) = if full > empty { (full, start) } else { (empty, end) };
            let score = before[end] + fits.begins(*title, end) - sums[end];
            if end < count && begin.is_none_or(|(known, _)| score > known) {
                begin = Some((score, end));
            }
        }
        std::mem::swap(&mut before, &mut row);
    }
    let score = before.last().copied().unwrap_or(NONE);
    let mut bodies = Vec::with_capacity(order.len());
    let mut end = count;
    for (rank, title) in order.iter().enumerate().rev() {
        bodies.push((*title, end));
        end = from.get(rank * (count + 1) + end).copied().unwrap_or(0);
    }
    bodies.reverse();
    Plan { bodies, score, margin: 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All orders of some numbers.
    fn orders(numbers: &[usize]) -> Vec<Vec<usize>> {
        if numbers.is_empty() {
            return vec![Vec::new()];
        }
        let first = |at: usize| {
            let rest: Vec<usize> =
                numbers.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, n)| *n).collect();
            orders(&rest).into_iter().map(move |order| [vec![numbers[at]], order].concat())
        };
        (0..numbers.len()).flat_map(first).collect()
    }

    #[test]
    fn the_best_orders_are_those_that_trying_each_finds() {
        let mut dice = 1u32;
        let mut number = || {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (dice >> 16) as f32 / 8192.0 - 4.0
        };
        for (titles, count) in [(2, 3), (3, 7), (4, 6), (5, 9), (6, 4)] {
            let changes: Vec<f32> = (0..count).map(|_| number()).collect();
            let blocks = (0..count * titles).map(|_| (number(), number())).collect();
            let fits = Fits::from(blocks, titles, &changes);
            let numbers: Vec<usize> = (0..titles).collect();
            let mut tried: Vec<f32> = orders(&numbers).iter().map(|order| in_order(order, &fits).score).collect();
            tried.sort_by(|a, b| b.total_cmp(a));
            let found = best_orders(&fits, titles);
            assert_eq!(found.len(), tried.len().min(3));
            for ((order, score), tried) in found.iter().zip(&tried) {
                assert!((score - tried).abs() < 1e-3, "{titles} {score} {tried}");
                assert!((in_order(order, &fits).score - tried).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn of_many_titles_each_finds_its_body_within_a_window() {
        // Twelve titles in groups of four, each group backwards.
        let titles = 12;
        let body = |block: usize| block / 4 * 4 + 3 - block % 4;
        let fit = |at: usize| if body(at / titles) == at % titles { (1.0, 3.0) } else { (-1.0, -3.0) };
        let blocks = (0..titles * titles).map(fit).collect();
        let changes = vec![0.0; titles];
        let best = best_orders(&Fits::from(blocks, titles, &changes), titles);
        assert_eq!(best[0].0, (0..titles).map(body).collect::<Vec<_>>());
    }
}
