//! The whole archive's text as the index sees it, and its division into portions.

use baoku_archive::index::entry::Bounds;

/// Every article's laid-out characters, one after the other.
#[derive(Debug, Default)]
pub struct IndexText {
    /// Code points while articles are added, numbers of the alphabet afterwards; 0 where nothing stands.
    symbols: Vec<u32>,
    /// Where each article begins.
    starts: Vec<u32>,
    /// How often each code point occurs, by page of 256.
    counts: Vec<u64>,
    alphabet: Vec<char>,
}

/// Runs that begin with some characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// The first character's number.
    pub first: u32,
    /// The last character's number.
    pub last: u32,
}

/// A portion takes characters until this many runs begin with them. Up: memory, 16 bytes a run and one such portion
/// for every core; down: the text is gone through more often, 0.1 s each for 70 million characters.
const PORTION_RUNS: u64 = 4_000_000;

impl IndexText {
    /// Adds the next article, as laid out by `baoku_archive::index::place`.
    pub fn add(&mut self, laid: &[char]) {
        self.starts.push(self.symbols.len() as u32);
        for character in laid {
            let code = *character as u32;
            if self.counts.len() <= code as usize {
                self.counts.resize(code as usize + 1, 0);
            }
            if let Some(count) = self.counts.get_mut(code as usize) {
                *count += 1;
            }
            self.symbols.push(code);
        }
    }

    /// Ends the adding: the alphabet is known, the text becomes numbers, and these portions are to be written.
    pub fn close(&mut self) -> Vec<Portion> {
        let used = self.counts.iter().enumerate().skip(1).filter(|(_, count)| **count > 0);
        let used: Vec<(char, u64)> =
            used.filter_map(|(code, count)| Some((char::from_u32(code as u32)?, *count))).collect();
        let mut numbers = vec![0u32; self.counts.len()];
        for (at, (character, _)) in used.iter().enumerate() {
            if let Some(number) = numbers.get_mut(*character as usize) {
                *number = at as u32 + 1;
            }
        }
        for symbol in &mut self.symbols {
            *symbol = numbers.get(*symbol as usize).copied().unwrap_or(0);
        }
        let mut portions = Vec::new();
        let mut runs = 0;
        let mut first = 1;
        for (at, (_, count)) in used.iter().enumerate() {
            let number = at as u32 + 1;
            runs += count;
            if runs >= PORTION_RUNS || number as usize == used.len() {
                portions.push(Portion { first, last: number });
                (first, runs) = (number + 1, 0);
            }
        }
        self.alphabet = used.into_iter().map(|(character, _)| character).collect();
        portions
    }

    /// The characters in order.
    #[must_use]
    pub fn alphabet(&self) -> Vec<char> {
        self.alphabet.clone()
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.starts.len() as u32
    }

    /// How many characters there are, empty places counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.symbols.len()
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }

    /// The bounds of the numbers in its blocks.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds { articles: self.articles(), places: self.symbols.len() as u32 }
    }

    /// Every place's symbol.
    pub(super) fn symbols(&self) -> &[u32] {
        &self.symbols
    }

    /// Where each article begins.
    #[must_use]
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }
}
