//! Whether a line's words come back below it: a headline says in short what its story says at once, and has nothing to do
//! with the story above; a line of text goes on from what stands above.

use crate::segment::page::Page;
use crate::vocabulary::Terming;

/// So many characters below and above are looked at. Measured on a daily; up: long stories on one subject echo
/// everything.
const REACH: usize = 120;
/// A line with more pairs of characters than this is looked at in part.
const MOST_PAIRS: usize = 48;

/// Log-odds that a line is a heading rather than text, by how many of its pairs of characters stand below and above it.
/// Measured on a daily the counts say more than this on both sides; slogans have no echo.
#[must_use]
pub fn echo(page: &Page<'_>, at: usize) -> f32 {
    let own = Pairs::of(page.text(at));
    if own.sorted.len() < 3 {
        return 0.0;
    }
    let below = own.found_in((at + 1..page.lines.len()).map(|line| page.text(line)), BELOW.len() - 1);
    let above = own.found_in(reach_above(page, at), ABOVE.len() - 1);
    let of = |table: &[f32], count: usize| table.get(count).or(table.last()).copied().unwrap_or(0.0);
    let odds = of(&BELOW, below) + of(&ABOVE, above);
    // A slogan in halves has a shape of its own and says nothing twice.
    if page.is_slogan(at) { odds.max(0.0) } else { odds }
}

/// What so many pairs below say.
const BELOW: [f32; 8] = [-0.5, -0.5, -0.2, 0.2, 0.8, 1.2, 1.6, 2.2];
/// What so many pairs above say.
const ABOVE: [f32; 5] = [0.5, 0.0, -0.5, -1.2, -2.0];

/// The texts above a line, from top to bottom, with as many characters as are looked at.
fn reach_above<'a>(page: &Page<'a>, at: usize) -> impl Iterator<Item = &'a str> {
    let (mut first, mut left) = (at, REACH);
    let mut cut = "";
    while first > 0 && left > 0 {
        first -= 1;
        cut = page.text(first);
        let characters = page.lines.get(first).map_or(0, |line| line.characters as usize);
        if characters > left {
            let from = cut.char_indices().rev().nth(left - 1).map_or(0, |(from, _)| from);
            cut = cut.get(from..).unwrap_or_default();
        }
        left = left.saturating_sub(characters);
    }
    std::iter::once(cut).chain((first + 1..at).map(|line| page.text(line)))
}

/// The pairs of a line, to be looked for in others.
struct Pairs {
    sorted: Vec<(char, char)>,
    /// A bit for each of their characters, by its [`mark`]: most others have none, and are in no pair.
    marks: [u64; 16],
}

/// Which of 1024 bits stands for a character.
fn mark(c: char) -> usize {
    c as usize % 1024
}

impl Pairs {
    fn of(text: &str) -> Pairs {
        let mut sorted = Vec::with_capacity(MOST_PAIRS);
        sorted.extend(pairs(text));
        sorted.sort_unstable();
        sorted.dedup();
        sorted.truncate(MOST_PAIRS);
        let mut marks = [0; 16];
        for mark in sorted.iter().flat_map(|(a, b)| [mark(*a), mark(*b)]) {
            marks[mark / 64] |= 1 << (mark % 64);
        }
        Pairs { sorted, marks }
    }

    /// Whether a character may be in one of them.
    fn may_hold(&self, c: char) -> bool {
        let mark = mark(c);
        self.marks[mark / 64] & 1 << (mark % 64) != 0
    }

    /// How many of them stand in some texts that are read as one; more than `enough` say nothing more.
    fn found_in<'a>(&self, texts: impl Iterator<Item = &'a str>, enough: usize) -> usize {
        let (mut before, mut found, mut left) = (None, 0u64, REACH);
        for text in texts {
            for c in text.chars() {
                if left == 0 {
                    break;
                }
                left -= 1;
                if !self.may_hold(c) {
                    before = None;
                } else if let Some(before) = before.replace(c)
                    && let Ok(place) = self.sorted.binary_search(&(before, c))
                {
                    found |= 1 << place;
                    left = if found.count_ones() as usize == enough { 0 } else { left };
                }
            }
            if left == 0 {
                break;
            }
        }
        found.count_ones() as usize
    }
}

/// The pairs of neighbouring characters that can belong to a name or a term.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    let terms = Terming::new();
    let mut before: Option<char> = None;
    text.chars().filter_map(move |c| {
        let term = terms.has(c).then_some(c);
        std::mem::replace(&mut before, term).zip(term)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    #[test]
    fn a_headline_is_echoed_below_and_text_above() {
        let text = "鹭鸟在江口湿地筑巢，今年比去年多。\n柳园镇老桥重新开放\n柳园镇的老桥今天重新开放，桥面铺了新石板。\n老桥的石板铺得平整\n，推车的人最高兴。";
        let source = Source::new(text.to_owned());
        let lines = measure(&source);
        let page = Page::new(&source, &lines);
        assert!(echo(&page, 1) > 1.5, "{}", echo(&page, 1));
        assert!(echo(&page, 3) < -0.5, "{}", echo(&page, 3));
    }
}
