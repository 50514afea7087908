//! General words of the trade, shared by the cues: no list here may hold a name from any particular newspaper.
//!
//! Lists only, and how to find their words in a text; what a hit means is each cue's business.

use std::collections::BTreeMap;

pub mod news;
pub mod office;
pub mod surname;

/// Which of the first 65,536 characters are meant: one bit each, for asking at every character of a text.
#[derive(Debug)]
struct Marked(Vec<u64>);

impl Marked {
    fn of(characters: impl Iterator<Item = char>) -> Marked {
        let mut bits = vec![0u64; 1024];
        for c in characters {
            if let Some(cell) = bits.get_mut(c as usize / 64) {
                *cell |= 1 << (c as usize % 64);
            }
        }
        Marked(bits)
    }

    fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|cell| cell & (1 << (c as usize % 64)) != 0)
    }
}

/// Words sorted by their last character, so that a text can be asked at every character which of them ends there.
#[derive(Debug)]
pub struct Endings {
    sorted: BTreeMap<char, Vec<&'static str>>,
    marked: Marked,
}

impl Endings {
    /// Sorts a list of words.
    #[must_use]
    pub fn of(words: &[&'static str]) -> Endings {
        let sorted = sorted(words, |word| word.chars().next_back());
        Endings { marked: Marked::of(sorted.keys().copied()), sorted }
    }

    /// The longest of the words that a text ends with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back().filter(|last| self.marked.has(*last))?;
        self.sorted.get(&last)?.iter().copied().find(|word| text.ends_with(word))
    }
}

/// Words sorted by their first character, for long lists that every line is asked about.
#[derive(Debug)]
pub struct Words {
    sorted: BTreeMap<char, Vec<&'static str>>,
    marked: Marked,
}

impl Words {
    /// Sorts a list of words.
    #[must_use]
    pub fn of(words: &[&'static str]) -> Words {
        let sorted = sorted(words, |word| word.chars().next());
        Words { marked: Marked::of(sorted.keys().copied()), sorted }
    }

    /// Whether a text begins with one of them.
    #[must_use]
    pub fn begin(&self, text: &str) -> bool {
        let first = text.chars().next().filter(|first| self.marked.has(*first));
        let words = first.and_then(|first| self.sorted.get(&first));
        words.is_some_and(|words| words.iter().any(|word| text.starts_with(word)))
    }

    /// How many times one of them begins in a text.
    #[must_use]
    pub fn count_in(&self, text: &str) -> usize {
        let marked = text.char_indices().filter(|(_, c)| self.marked.has(*c));
        marked.filter(|(at, _)| text.get(*at..).is_some_and(|rest| self.begin(rest))).count()
    }
}

fn sorted(words: &[&'static str], by: impl Fn(&str) -> Option<char>) -> BTreeMap<char, Vec<&'static str>> {
    let mut sorted: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in words {
        if let Some(c) = by(word) {
            sorted.entry(c).or_default().push(word);
        }
    }
    sorted.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
    sorted
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
