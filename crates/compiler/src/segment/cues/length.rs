//! Whether a sentence that ends at a column's very edge ends its paragraph, by how long paragraphs are around it.
//!
//! Most paragraphs end short of the edge, so their lengths are known; a paragraph twice as long as its neighbours is
//! rather two. The first one of a story, its lead, is the shortest.

use super::column::Column;
use super::room::{Room, room_between};
use crate::lines::{Ending, Line};
use std::ops::Range;

/// What is known before any line is judged.
pub(in crate::segment) struct Print<'a> {
    pub(in crate::segment) lines: &'a [Line],
    pub(in crate::segment) endings: &'a [Ending],
    pub(in crate::segment) columns: &'a [Column],
    /// As [`super::super::page::Habits`] has it.
    pub(in crate::segment) rigid: f32,
}

// Fitted on a daily of which nothing else is known here, and the same on our own articles: of 100 characters of error
// that always splitting makes it leaves 63 and 23.
/// The length of paragraphs where none is known, in characters.
const USUAL: f32 = 100.0;
/// The logarithm of a length against the usual one counts so much, and its square.
const LINEAR: f32 = 0.54;
const SQUARE: f32 = -1.14;
/// What a paragraph's end says by itself: sentences that end at the edge end their paragraph as often as not.
const END: f32 = -0.07;
/// What it says that the paragraph would be the first below a heading.
const LEAD: f32 = 1.38;
/// So many paragraphs before and after tell how long paragraphs are here.
const NEAR: usize = 4;
/// What the issue's mean counts against these, in paragraphs, and what the usual length counts against the issue's.
const ISSUE: f32 = 3.0;
const USUALLY: f32 = 2.0;
/// So many ends in one run are compared. Up: a text without any short line takes long.
const MOST_ENDS: usize = 32;

/// A stretch of lines between breaks that are certain.
struct Run {
    lines: Range<usize>,
    /// Whether it ends as a paragraph does; else it is a heading or the like.
    text: bool,
    /// Whether what stands above is no text.
    leads: bool,
    /// The lines before which a paragraph may begin, all at the edge.
    open: Vec<usize>,
}

/// For each line the log-odds that lengths give for a paragraph beginning with it; 0 where it is certain without.
pub(in crate::segment) fn starts<'a>(print: &Print<'_>, text: impl Fn(usize) -> &'a str) -> Vec<f32> {
    let mut odds = vec![0.0; print.lines.len()];
    let runs = runs(print, text);
    if runs.iter().all(|run| run.open.is_empty()) {
        return odds;
    }
    let long = |lines: &Range<usize>| -> f32 {
        let lines = print.lines.get(lines.clone()).unwrap_or_default();
        lines.iter().map(|line| line.characters as f32).sum::<f32>().max(1.0).ln()
    };
    // The paragraphs whose length is certain, by run.
    let known: Vec<(usize, f32)> = runs
        .iter()
        .enumerate()
        .filter(|(_, run)| run.text && run.open.is_empty())
        .map(|(at, run)| (at, long(&run.lines)))
        .collect();
    let all: f32 = known.iter().map(|(_, long)| long).sum();
    let issue = (all + USUALLY * USUAL.ln()) / (known.len() as f32 + USUALLY);
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.text && !run.open.is_empty()) {
        let place = known.partition_point(|(known, _)| *known < at);
        let near = known.get(place.saturating_sub(NEAR)..(place + NEAR).min(known.len())).unwrap_or_default();
        let near: Vec<f32> =
            near.iter().filter(|(other, _)| one_story(&runs, at, *other)).map(|known| known.1).collect();
        let usual = (near.iter().sum::<f32>() + ISSUE * issue) / (near.len() as f32 + ISSUE);
        weigh(run, usual, &long, &mut odds);
    }
    odds
}

/// Whether no heading stands between two runs.
fn one_story(runs: &[Run], a: usize, b: usize) -> bool {
    runs.get(a.min(b)..=a.max(b)).is_some_and(|between| between.iter().all(|run| run.text))
}

fn runs<'a>(print: &Print<'_>, text: impl Fn(usize) -> &'a str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut first = 0;
    let mut open = Vec::new();
    for at in 1..=print.lines.len() {
        let (Some(end), Some(line), Some(column)) =
            (print.endings.get(at - 1), print.lines.get(at - 1), print.columns.get(at - 1))
        else {
            break;
        };
        let next = print.lines.get(at);
        let edge = column.is_wrapped() && column.shortness(line) < 3;
        let fits = next.is_some() && print.rigid > 0.9 && room_between(column, line, text(at), 0) >= Room::Enough;
        let set_in = next.is_some_and(|line| (2..=8).contains(&line.indent));
        match (edge && !fits && !set_in && next.is_some(), end) {
            (true, Ending::Full) => open.push(at),
            (true, _) => {}
            (false, _) => {
                let leads = runs.last().is_none_or(|above| !above.text);
                runs.push(Run { lines: first..at, text: *end == Ending::Full, leads, open: std::mem::take(&mut open) });
                first = at;
            }
        }
    }
    runs
}

/// All ways to divide a run, each as likely as the lengths of its parts: the odds of each possible beginning.
fn weigh(run: &Run, usual: f32, long: &impl Fn(&Range<usize>) -> f32, odds: &mut [f32]) {
    let ends: Vec<usize> =
        std::iter::once(run.lines.start).chain(run.open.iter().copied()).chain([run.lines.end]).collect();
    let last = ends.len() - 1;
    let part = |from: usize, to: usize| -> f64 {
        let x = (long(&(ends[from]..ends[to])) - usual).clamp(-2.5, 1.5);
        let lead = if from == 0 && run.leads && to < last { LEAD } else { 0.0 };
        let end = if to < last { END } else { 0.0 };
        f64::from(LINEAR * x + SQUARE * x * x + lead + end).exp()
    };
    let mut before = vec![0.0f64; ends.len()];
    let mut after = vec![0.0f64; ends.len()];
    before[0] = 1.0;
    after[last] = 1.0;
    for to in 1..=last {
        before[to] = (to.saturating_sub(MOST_ENDS)..to).map(|from| before[from] * part(from, to)).sum();
    }
    for from in (0..last).rev() {
        after[from] = (from + 1..=last.min(from + MOST_ENDS)).map(|to| part(from, to) * after[to]).sum();
    }
    let all = before[last].max(f64::MIN_POSITIVE);
    for (point, line) in run.open.iter().enumerate() {
        let sure = (before[point + 1] * after[point + 1] / all).clamp(1e-3, 1.0 - 1e-3);
        if let Some(odds) = odds.get_mut(*line) {
            *odds = (sure / (1.0 - sure)).ln() as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lines::measure;
    use crate::segment::page::Page;
    use baoku_archive::print::Source;

    /// A text in lines of twelve characters, each paragraph of so many; sentences end with their paragraph and after so
    /// many characters besides.
    fn odds(paragraphs: &[usize], stops: &[usize]) -> Vec<f32> {
        let mut text = String::new();
        for length in paragraphs {
            let characters: Vec<char> = "江口的桥修好了来看的人多"
                .chars()
                .cycle()
                .take(*length)
                .enumerate()
                .map(|(at, c)| if at + 1 == *length || stops.contains(&(at + 1)) { '。' } else { c })
                .collect();
            for line in characters.chunks(12) {
                text.extend(line);
                text.push('\n');
            }
        }
        let source = Source::new(text);
        let lines = measure(&source);
        Page::new(&source, &lines).lengths
    }

    #[test]
    fn a_paragraph_twice_as_long_as_its_neighbours_is_rather_two() {
        // The third has 107 characters and a sentence that ends at the edge after 60.
        let long = odds(&[34, 35, 107, 33, 34], &[60]);
        assert!(long[11] > 0.3, "{long:?}");
        let usual = odds(&[103, 106, 107, 105, 102], &[60]);
        assert!(usual.iter().all(|odds| *odds <= 0.0), "{usual:?}");
    }
}
