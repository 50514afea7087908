//! Whether a line's words come back below it: a headline says in short what its story says at once, and has nothing to do
//! with the story above; a line of text goes on from what stands above.

use crate::segment::page::Page;
use crate::vocabulary::is_term;

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
    let below = (at + 1..page.lines.len()).flat_map(|line| page.text(line).chars()).take(REACH);
    let above = (0..at).rev().flat_map(|line| page.text(line).chars().rev()).take(REACH);
    let (below, above) = (own.shared(pairs(below)), own.shared(pairs(above).map(|(a, b)| (b, a))));
    let of = |table: &[f32], count: usize| table.get(count).or(table.last()).copied().unwrap_or(0.0);
    let odds = of(&BELOW, below) + of(&ABOVE, above);
    // A slogan in halves has a shape of its own and says nothing twice.
    if page.halves(at).is_some() { odds.max(0.0) } else { odds }
}

/// What so many pairs below say.
const BELOW: [f32; 8] = [-0.5, -0.5, -0.2, 0.2, 0.8, 1.2, 1.6, 2.2];
/// What so many pairs above say.
const ABOVE: [f32; 5] = [0.5, 0.0, -0.5, -1.2, -2.0];

/// The pairs of a line, to be looked for in others.
struct Pairs {
    sorted: Vec<(char, char)>,
    /// A bit for each pair, by its [`mark`]: of what has none there is no pair.
    marks: [u64; 16],
}

/// Which of 1024 bits stands for a pair.
fn mark((a, b): (char, char)) -> usize {
    (a as usize).wrapping_mul(31) ^ b as usize
}

impl Pairs {
    fn of(text: &str) -> Pairs {
        let mut sorted: Vec<(char, char)> = pairs(text.chars()).collect();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.truncate(MOST_PAIRS);
        let mut marks = [0; 16];
        for mark in sorted.iter().copied().map(mark) {
            marks[mark / 64 % 16] |= 1 << (mark % 64);
        }
        Pairs { sorted, marks }
    }

    /// How many of them stand in a text, each counted once.
    fn shared(&self, text: impl Iterator<Item = (char, char)>) -> usize {
        let mut found = 0u64;
        text.for_each(|pair| {
            let mark = mark(pair);
            if self.marks[mark / 64 % 16] & 1 << (mark % 64) != 0
                && let Ok(at) = self.sorted.binary_search(&pair)
            {
                found |= 1 << at;
            }
        });
        found.count_ones() as usize
    }
}

/// The pairs of neighbouring characters that can belong to a name or a term.
fn pairs(characters: impl Iterator<Item = char>) -> impl Iterator<Item = (char, char)> {
    let mut before: Option<char> = None;
    characters.filter_map(move |c| {
        let term = is_term(c).then_some(c);
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
