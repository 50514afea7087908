//! The entries of an index block: where a run of characters stands, in as few bits as its frequency allows.
//!
//! Written and read here, so that there is one definition. Knows runs of characters only as numbers of the archive's
//! alphabet; which runs get an entry is the writer's decision, how they answer a question the reader's.

use super::bits::{BitReader, BitWriter};

/// The number that stands for the end of a line; the characters of the alphabet count from 1.
pub const LINE_END: u32 = 0;

/// The longest run of characters that an entry is kept for.
///
/// Up: a phrase printed in every article is told apart from its beginnings by one entry, and there are more entries;
/// down: two long lists must be compared for it.
pub const DEEPEST: usize = 8;

/// The most places or articles in one entry; a longer list goes on in another entry of the same run.
///
/// Up: blocks come out of more uneven size; down: the headers of the pieces, about 40 bits each, weigh more.
pub const LONGEST_LIST: usize = 4096;

/// How an article holds a run of characters, without places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The article's number in the archive.
    pub article: u32,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// Whether it stands in kicker or subtitle.
    pub heading: bool,
    /// How often in the body: 0, 1, 2, or 3 for more.
    pub times: u8,
}

/// The bounds of an archive's numbers: both sides must agree on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many articles there are.
    pub articles: u32,
    /// How many places there are.
    pub places: u32,
}

/// Within a run the next character is on average some dozens further on in the alphabet.
const NEXT_CHARACTER_ORDER: u32 = 5;
/// A character about which nothing is known.
const ANY_CHARACTER_ORDER: u32 = 10;

/// Whether the tallies of a run tell how it stands in an article. Those of single characters do not: every article has
/// hundreds, and nobody ranks by them.
fn is_weighed(run: &[u32]) -> bool {
    run.len() > 1
}

/// How many characters a run shares with the one before, the most frequent case first.
const KEPT: [u32; DEEPEST + 1] = [1, 2, 0, 3, 4, 5, 6, 7, 8];
/// How many characters are new in it, the most frequent case first.
const FRESH: [u32; DEEPEST + 1] = [1, 2, 0, 3, 4, 5, 6, 7, 8];

fn rank(table: &[u32], value: usize) -> u32 {
    table.iter().position(|known| *known as usize == value).unwrap_or_default() as u32
}

/// A block being written.
#[derive(Debug)]
pub struct BlockWriter {
    bounds: Bounds,
    bits: BitWriter,
    run: Vec<u32>,
    /// The last place or article of the last list: where a continued list goes on.
    reached: Option<u32>,
    articles: Vec<u32>,
}

impl BlockWriter {
    /// An empty block.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        let (run, articles) = (Vec::with_capacity(DEEPEST), Vec::new());
        BlockWriter { bounds, bits: BitWriter::default(), run, reached: None, articles }
    }

    /// Its size so far in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.len()
    }

    /// Whether nothing is in it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    /// Adds the places of a run, rising, 1 to [`LONGEST_LIST`] of them. Runs must come in order; the same run again
    /// continues its list.
    pub fn places(&mut self, run: &[u32], places: &[u32]) {
        let from = self.head(run, false, places.len());
        self.bits.rising(places, from, self.bounds.places.saturating_sub(1));
        self.reached = places.last().copied();
    }

    /// Adds the articles of a run without places, under the same conditions.
    pub fn tallies(&mut self, run: &[u32], tallies: &[Tally]) {
        let from = self.head(run, true, tallies.len());
        self.articles.clear();
        self.articles.extend(tallies.iter().map(|tally| tally.article));
        self.bits.rising(&self.articles, from, self.bounds.articles.saturating_sub(1));
        for tally in tallies.iter().filter(|_| is_weighed(run)) {
            let headings = tally.headline || tally.heading;
            self.bits.bit(headings);
            if headings {
                self.bits.bit(tally.headline);
                self.bits.bit(tally.heading);
            }
            match tally.times {
                1 => self.bits.bits(0b0, 1),
                2 => self.bits.bits(0b10, 2),
                0 => self.bits.bits(0b111, 3),
                _ => self.bits.bits(0b110, 3),
            }
        }
        self.reached = self.articles.last().copied();
    }

    /// Writes which run follows and how long its list is; returns the least number that can be in the list.
    fn head(&mut self, run: &[u32], tally: bool, count: usize) -> u32 {
        let kept = self.run.iter().zip(run).take_while(|(one, other)| one == other).count();
        let continued = kept == run.len() && kept == self.run.len();
        self.bits.grown(rank(&KEPT, kept), 0);
        self.bits.grown(rank(&FRESH, run.len() - kept), 0);
        for (at, character) in run.iter().enumerate().skip(kept) {
            match self.run.get(at).filter(|_| at == kept) {
                Some(before) => self.bits.grown(character - before - 1, NEXT_CHARACTER_ORDER),
                None => self.bits.grown(*character, ANY_CHARACTER_ORDER),
            }
        }
        self.bits.bit(tally);
        self.bits.grown(count as u32 - 1, 0);
        self.run.clear();
        self.run.extend_from_slice(run);
        self.reached.filter(|_| continued).map_or(0, |reached| reached + 1)
    }

    /// The finished block.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        // A run that keeps nothing and adds nothing cannot be: it marks the end.
        self.bits.grown(rank(&KEPT, 0), 0);
        self.bits.grown(rank(&FRESH, 0), 0);
        self.bits.finish()
    }
}

/// What an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List<'a> {
    /// Every place of the run, rising.
    Places(&'a [u32]),
    /// Every article of the run; its places stand under the longer runs that follow.
    Tallies(&'a [Tally]),
}

/// Reads a block's entries one after the other.
#[derive(Debug)]
pub struct BlockReader<'a> {
    bounds: Bounds,
    bits: BitReader<'a>,
    run: Vec<u32>,
    reached: Option<u32>,
    numbers: Vec<u32>,
    tallies: Vec<Tally>,
}

/// A block that is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl<'a> BlockReader<'a> {
    /// Begins at the first entry.
    #[must_use]
    pub fn new(bounds: Bounds, bytes: &'a [u8]) -> Self {
        let bits = BitReader::new(bytes);
        BlockReader { bounds, bits, run: Vec::new(), reached: None, numbers: Vec::new(), tallies: Vec::new() }
    }

    /// The next entry: its run and its list; `None` at the end.
    ///
    /// # Errors
    /// When the block was cut short or holds what no writer writes.
    pub fn next_entry(&mut self) -> Result<Option<(&[u32], List<'_>)>, Damaged> {
        let kept = KEPT.get(self.bits.grown(0) as usize).copied().ok_or(Damaged)? as usize;
        let fresh = FRESH.get(self.bits.grown(0) as usize).copied().ok_or(Damaged)? as usize;
        if kept == 0 && fresh == 0 {
            return if self.bits.overran() { Err(Damaged) } else { Ok(None) };
        }
        if kept > self.run.len() || kept + fresh > DEEPEST {
            return Err(Damaged);
        }
        let continued = fresh == 0 && kept == self.run.len();
        let before = self.run.get(kept).copied();
        self.run.truncate(kept);
        for at in 0..fresh {
            let character = match before.filter(|_| at == 0) {
                Some(before) => before.wrapping_add(1).wrapping_add(self.bits.grown(NEXT_CHARACTER_ORDER)),
                None => self.bits.grown(ANY_CHARACTER_ORDER),
            };
            self.run.push(character);
        }
        let tally = self.bits.bit();
        let count = self.bits.grown(0);
        if count as usize >= LONGEST_LIST || self.bits.overran() {
            return Err(Damaged);
        }
        let from = self.reached.filter(|_| continued).map_or(0, |reached| reached.saturating_add(1));
        let most = if tally { self.bounds.articles } else { self.bounds.places };
        self.numbers.clear();
        self.bits.rising(count + 1, from, most.saturating_sub(1), &mut self.numbers);
        self.reached = self.numbers.last().copied();
        if tally {
            self.read_tallies();
        }
        if self.bits.overran() {
            return Err(Damaged);
        }
        let list = if tally { List::Tallies(&self.tallies) } else { List::Places(&self.numbers) };
        Ok(Some((&self.run, list)))
    }

    fn read_tallies(&mut self) {
        self.tallies.clear();
        for article in &self.numbers {
            if !is_weighed(&self.run) {
                self.tallies.push(Tally { article: *article, headline: false, heading: false, times: 1 });
                continue;
            }
            let headings = self.bits.bit();
            let headline = headings && self.bits.bit();
            let heading = headings && self.bits.bit();
            let times = if !self.bits.bit() {
                1
            } else if !self.bits.bit() {
                2
            } else if !self.bits.bit() {
                3
            } else {
                0
            };
            self.tallies.push(Tally { article: *article, headline, heading, times });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { articles: 5000, places: 100_000 };

    #[test]
    fn entries_read_back_as_written() {
        let tallies: Vec<Tally> = (0..5000)
            .map(|article| Tally {
                article,
                headline: article % 3 == 0,
                heading: article % 7 == 0,
                times: (article % 4) as u8,
            })
            .collect();
        let mut block = BlockWriter::new(BOUNDS);
        block.tallies(&[6], &tallies[..9]);
        block.tallies(&[6, 1], &tallies[..4096]);
        block.tallies(&[6, 1], &tallies[4096..]);
        block.places(&[7, 9], &[0, 3, 4, 70_000, 99_999]);
        block.places(&[7, 12, LINE_END], &[1]);
        block.places(&[7, 12, 4, 1, 1, 1, 1, 1], &[9]);
        block.places(&[8, 1], &[2]);
        let bytes = block.finish();

        let mut reader = BlockReader::new(BOUNDS, &bytes);
        let mut back = Vec::new();
        while let Some((run, list)) = reader.next_entry().unwrap() {
            let length = match list {
                List::Places(places) => places.len(),
                List::Tallies(found) => {
                    assert!(found.iter().all(|tally| run.len() == 1 || tallies[tally.article as usize] == *tally));
                    found.len()
                }
            };
            back.push((run.to_vec(), length));
        }
        let expected: [(&[u32], usize); 7] = [
            (&[6], 9),
            (&[6, 1], 4096),
            (&[6, 1], 904),
            (&[7, 9], 5),
            (&[7, 12, 0], 1),
            (&[7, 12, 4, 1, 1, 1, 1, 1], 1),
            (&[8, 1], 1),
        ];
        assert!(back.iter().map(|(run, length)| (run.as_slice(), *length)).eq(expected), "{back:?}");
    }

    #[test]
    fn a_block_cut_short_or_made_up_is_refused() {
        let mut block = BlockWriter::new(BOUNDS);
        block.places(&[7, 9], &[0, 3, 4, 70_000, 99_999]);
        let bytes = block.finish();
        for length in 0..bytes.len() {
            let mut reader = BlockReader::new(BOUNDS, &bytes[..length]);
            assert!((0..9).any(|_| reader.next_entry().is_err()), "{length}");
        }
        let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let mut reader = BlockReader::new(BOUNDS, &noise);
        assert!((0..4000).any(|_| matches!(reader.next_entry(), Err(Damaged) | Ok(None))));
    }
}
