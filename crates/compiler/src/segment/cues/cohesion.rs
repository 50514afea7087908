//! Whether two characters belong together: how often they stand side by side in this issue, against chance.
//!
//! A word cut by a line or column break is found by it without a dictionary, if the issue prints the word once more.

use baoku_archive::text::is_han;

/// Counts of neighbouring Chinese characters, in a table of fixed size: large texts share cells, which only blurs.
#[derive(Debug)]
pub struct Neighbours {
    pairs: Vec<u16>,
    singles: Vec<u16>,
    total: u64,
}

/// The largest table, in cells. Up: memory; down: unrelated pairs of a large file share a cell.
const MOST_CELLS: usize = 1 << 20;

impl Neighbours {
    /// Room for a text of so many bytes.
    #[must_use]
    pub fn of_text(bytes: usize) -> Neighbours {
        let cells = (bytes / 2).next_power_of_two().clamp(1 << 10, MOST_CELLS);
        Neighbours { pairs: vec![0; cells], singles: vec![0; 1 << 15], total: 0 }
    }

    /// Counts a Chinese character, and the pair it makes with one before it.
    #[inline]
    pub fn count(&mut self, before: Option<char>, c: char) {
        self.total += 1;
        bump(&mut self.singles, single_cell(c));
        if let Some(before) = before {
            let cell = pair_cell(before, c, self.pairs.len());
            bump(&mut self.pairs, cell);
        }
    }

    /// Log-odds that `b` continues a word begun by `a`, from 0 (never seen side by side) to [`MOST`].
    #[must_use]
    pub fn bond(&self, a: char, b: char) -> f32 {
        if !is_han(a) || !is_han(b) {
            return 0.0;
        }
        let together = f32::from(get(&self.pairs, pair_cell(a, b, self.pairs.len())));
        let (alone_a, alone_b) = (get(&self.singles, single_cell(a)), get(&self.singles, single_cell(b)));
        let chance = f32::from(alone_a) * f32::from(alone_b) / (self.total as f32).max(1.0);
        // Half a count keeps a pair seen once from being certain.
        ((together + 0.5) / (chance + 0.5)).ln().clamp(0.0, MOST)
    }
}

/// The most a bond can say. Up: a frequent word overrules full stops; down: 指|出 no longer saves a cut line from
/// being taken for a headline.
const MOST: f32 = 3.0;

fn bump(counts: &mut [u16], cell: usize) {
    if let Some(count) = counts.get_mut(cell) {
        *count = count.saturating_add(1);
    }
}

fn get(counts: &[u16], cell: usize) -> u16 {
    counts.get(cell).copied().unwrap_or(0)
}

fn single_cell(c: char) -> usize {
    c as usize & ((1 << 15) - 1)
}

fn pair_cell(a: char, b: char, cells: usize) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9e37_79b1) ^ (b as u32).wrapping_mul(0x85eb_ca77);
    (mixed ^ (mixed >> 15)) as usize & (cells - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure_counting;
    use baoku_archive::print::Source;

    #[test]
    fn a_word_printed_elsewhere_binds_its_halves() {
        let text = "推动社区建设。抓好建设，搞好建设。居民说路好走了。";
        let mut counted = Neighbours::of_text(text.len());
        measure_counting(&Source::new(text.to_owned()), |before, c| counted.count(before, c));
        assert!(counted.bond('建', '设') > 1.0);
        assert!(counted.bond('走', '设') < 0.1);
        assert!(counted.bond('K', '设') < 0.1);
    }
}
