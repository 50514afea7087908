//! General words of the trade, shared by the cues: no list here may hold a name from any particular newspaper.
//!
//! Each list is one string, its words parted by spaces: easy to read, and to add to. Lists only, and how to find their words in a text; what a hit means is each cue's business.

use std::collections::BTreeMap;

pub mod news;
pub mod office;
pub mod surname;

/// Which of the first 65,536 characters are meant: one bit each, for asking at every character of a text.
#[derive(Debug)]
pub struct Characters(Vec<u64>);

impl Default for Characters {
    fn default() -> Characters {
        Characters(vec![0; 1024])
    }
}

impl Characters {
    /// Marks the characters of a list.
    #[must_use]
    pub fn of(characters: impl Iterator<Item = char>) -> Characters {
        let mut marked = Characters::default();
        characters.for_each(|c| marked.add(c));
        marked
    }

    /// Marks another character.
    pub fn add(&mut self, c: char) {
        if let Some(cell) = self.0.get_mut(c as usize / 64) {
            *cell |= 1 << (c as usize % 64);
        }
    }

    /// Whether a character is in the list.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|cell| cell & (1 << (c as usize % 64)) != 0)
    }
}

/// Words sorted by their first and by their last character, so that a text can be asked at every character which of
/// them begins or ends there.
#[derive(Debug)]
pub struct Words {
    begin: Sorted,
    end: Sorted,
}

impl Words {
    /// Sorts a list of words.
    #[must_use]
    pub fn of(words: &'static str) -> Words {
        let begin = Sorted::of(words, |word| word.chars().next());
        Words { begin, end: Sorted::of(words, |word| word.chars().next_back()) }
    }

    /// The longest of the words that a text begins with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        self.begin.at(text.chars().next()?).iter().copied().find(|word| text.starts_with(word))
    }

    /// The longest of the words that a text ends with.
    #[must_use]
    pub fn longest_end(&self, text: &str) -> Option<&'static str> {
        self.end.at(text.chars().next_back()?).iter().copied().find(|word| text.ends_with(word))
    }

    /// Whether a text begins with one of them.
    #[must_use]
    pub fn begin(&self, text: &str) -> bool {
        self.longest(text).is_some()
    }

    /// Whether a text ends with one of them.
    #[must_use]
    pub fn end(&self, text: &str) -> bool {
        self.longest_end(text).is_some()
    }

    /// The characters that a word ends with.
    pub fn last_characters(&self) -> impl Iterator<Item = char> + '_ {
        self.end.words.keys().copied()
    }

    /// The places in a text where one of them begins, each with the longest.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        let marked = text.char_indices().filter(|(_, c)| self.begin.marked.has(*c));
        marked.filter_map(|(at, _)| Some((at, self.longest(text.get(at..)?)?)))
    }

    /// Whether a text holds one of them.
    #[must_use]
    pub fn within(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
    }
}

/// Words by one of their characters, the longest first.
#[derive(Debug)]
struct Sorted {
    words: BTreeMap<char, Vec<&'static str>>,
    marked: Characters,
}

impl Sorted {
    fn of(words: &'static str, by: impl Fn(&str) -> Option<char>) -> Sorted {
        let mut sorted: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in words.split_whitespace() {
            if let Some(c) = by(word) {
                sorted.entry(c).or_default().push(word);
            }
        }
        sorted.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        Sorted { marked: Characters::of(sorted.keys().copied()), words: sorted }
    }

    fn at(&self, c: char) -> &[&'static str] {
        if self.marked.has(c) { self.words.get(&c).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

/// Whether a text begins with one of these words: for short lists that are seldom asked.
#[must_use]
pub fn starts_with_any(text: &str, words: &str) -> bool {
    words.split_whitespace().any(|word| text.starts_with(word))
}

/// Whether a text holds one of these words: for short lists that are seldom asked.
#[must_use]
pub fn holds_any(text: &str, words: &str) -> bool {
    words.split_whitespace().any(|word| text.contains(word))
}
