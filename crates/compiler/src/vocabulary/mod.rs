//! General words of the trade, shared by the cues: no list here may hold a name from any particular newspaper.
//!
//! Lists only, and how to find their words in a text; what a hit means is each cue's business.

use std::collections::BTreeMap;

pub mod news;
pub mod office;
pub mod surname;

/// Words sorted by their last character, so that a text can be asked at every character which of them ends there.
#[derive(Debug)]
pub struct Endings {
    sorted: BTreeMap<char, Vec<&'static str>>,
    /// One bit for each of the first 65,536 characters that some word ends with: most characters end none.
    ends: Vec<u64>,
}

impl Endings {
    /// Sorts a list of words.
    #[must_use]
    pub fn of(words: &[&'static str]) -> Endings {
        let mut sorted: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        let mut ends = vec![0u64; 1024];
        for word in words {
            if let Some(last) = word.chars().next_back() {
                sorted.entry(last).or_default().push(word);
                if let Some(bits) = ends.get_mut(last as usize / 64) {
                    *bits |= 1 << (last as usize % 64);
                }
            }
        }
        sorted.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        Endings { sorted, ends }
    }

    /// The longest of the words that a text ends with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back()?;
        let bits = self.ends.get(last as usize / 64).copied().unwrap_or(0);
        if bits & (1 << (last as usize % 64)) == 0 {
            return None;
        }
        let words = self.sorted.get(&last)?;
        words.iter().copied().find(|word| text.ends_with(word))
    }
}

/// Whether a text ends with one of these words.
#[must_use]
pub fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether a text begins with one of these words.
#[must_use]
pub fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether a text holds one of these words.
#[must_use]
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// How many of these words a text holds.
#[must_use]
pub fn count_of(text: &str, words: &[&str]) -> usize {
    words.iter().filter(|word| text.contains(**word)).count()
}
