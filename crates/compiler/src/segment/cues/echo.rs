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
    let mut below = Shared::of(&own, BELOW.len() - 1);
    (at + 1..page.lines.len()).all(|line| page.text(line).chars().all(|c| below.hear(c, |before, c| (before, c))));
    let mut above = Shared::of(&own, ABOVE.len() - 1);
    (0..at).rev().all(|line| page.text(line).chars().rev().all(|c| above.hear(c, |before, c| (c, before))));
    let (below, above) = (below.count(), above.count());
    let of = |table: &[f32], count: usize| table.get(count).or(table.last()).copied().unwrap_or(0.0);
    let odds = of(&BELOW, below) + of(&ABOVE, above);
    // A slogan in halves has a shape of its own and says nothing twice.
    if page.is_slogan(at) { odds.max(0.0) } else { odds }
}

/// What so many pairs below say.
const BELOW: [f32; 8] = [-0.5, -0.5, -0.2, 0.2, 0.8, 1.2, 1.6, 2.2];
/// What so many pairs above say.
const ABOVE: [f32; 5] = [0.5, 0.0, -0.5, -1.2, -2.0];

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
        let mut sorted: Vec<(char, char)> = pairs(text).collect();
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
}

/// Which pairs stand in a text that is heard character by character.
struct Shared<'a> {
    pairs: &'a Pairs,
    /// The character before, if it may be in one of them.
    before: Option<char>,
    left: usize,
    found: u64,
    /// More pairs than this say nothing more.
    enough: usize,
}

impl Shared<'_> {
    fn of(pairs: &Pairs, enough: usize) -> Shared<'_> {
        Shared { pairs, before: None, left: REACH, found: 0, enough }
    }

    /// Hears the next character, which makes a pair with the one before; `false` when it has heard enough.
    #[inline]
    fn hear(&mut self, c: char, pair: impl Fn(char, char) -> (char, char)) -> bool {
        self.left -= 1;
        if !self.pairs.may_hold(c) {
            self.before = None;
            return self.left > 0;
        }
        if let Some(before) = self.before.replace(c)
            && let Ok(place) = self.pairs.sorted.binary_search(&pair(before, c))
        {
            self.found |= 1 << place;
        }
        self.left > 0 && self.count() < self.enough
    }

    /// How many pairs, each counted once.
    fn count(&self) -> usize {
        self.found.count_ones() as usize
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
