//! General words of the trade, shared by the cues: no list here may hold a name from any particular newspaper.
//!
//! Each list is one string, its words parted by spaces: easy to read, and to add to. Lists only, and how to find their words in a text; what a hit means is each cue's business.

use baoku_archive::text::is_han;
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub mod named;
pub mod news;
pub(crate) mod numerals;
pub mod office;
pub mod surname;
pub mod units;

/// Which of the first 65,536 characters are meant: one bit each up to the last, for asking at every character of a
/// text.
#[derive(Debug, Default)]
pub struct Characters(Vec<u64>);

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
        let place = c as usize / 64;
        if place < 1024 && place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        if let Some(cell) = self.0.get_mut(place) {
            *cell |= 1 << (c as usize % 64);
        }
    }

    /// Whether a character is in the list.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|cell| cell & (1 << (c as usize % 64)) != 0)
    }

    /// How many of the list's characters stand before one of them, by how many there are before each sixty-four.
    fn rank(&self, c: char, before: &[u16]) -> usize {
        let place = c as usize / 64;
        let beside = self.0.get(place).map_or(0, |cell| cell & ((1 << (c as usize % 64)) - 1));
        before.get(place).map_or(0, |before| usize::from(*before)) + beside.count_ones() as usize
    }

    /// How many of the list's characters stand before each sixty-four.
    fn counted(&self) -> Vec<u16> {
        let counted = |before: &mut u16, cell: &u64| {
            let here = *before;
            *before += cell.count_ones() as u16;
            Some(here)
        };
        self.0.iter().scan(0, counted).collect()
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
        Words::all(words.split_whitespace())
    }

    /// Sorts words.
    #[must_use]
    pub fn all(words: impl Iterator<Item = &'static str> + Clone) -> Words {
        Words { begin: Sorted::of(words.clone(), str::chars), end: Sorted::of(words, |word| word.chars().rev()) }
    }

    /// The longest of the words that a text begins with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        self.begin.find(text.chars(), |word| text.starts_with(word))
    }

    /// The longest of the words that a text ends with.
    #[must_use]
    pub fn longest_end(&self, text: &str) -> Option<&'static str> {
        self.end.find(text.chars().rev(), |word| text.ends_with(word))
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

    /// Whether one of them may end with this character.
    #[must_use]
    pub fn may_end(&self, c: char) -> bool {
        self.end.outer.has(c)
    }

    /// All of them.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.begin.words.iter().flat_map(|(_, words)| words.iter().map(|(_, word)| *word))
    }

    /// The first two characters of each word that has two.
    pub fn beginnings(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.begin.words.iter().flat_map(|(c, words)| words.iter().filter_map(|(inner, _)| Some((*c, (*inner)?))))
    }

    /// The characters that a word begins with.
    pub fn first_characters(&self) -> impl Iterator<Item = char> + '_ {
        self.begin.words.iter().map(|(c, _)| *c)
    }

    /// The characters that a word ends with.
    pub fn last_characters(&self) -> impl Iterator<Item = char> + '_ {
        self.end.words.iter().map(|(c, _)| *c)
    }

    /// The places in a text where one of them begins, each with the longest.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        let mut characters = text.chars();
        std::iter::from_fn(move || {
            loop {
                let here = characters.clone();
                let c = characters.next()?;
                if self.begin.outer.has(c) {
                    let rest = here.as_str();
                    if let Some(word) = self.begin.find(here, |word| rest.starts_with(word)) {
                        return Some((text.len() - rest.len(), word));
                    }
                }
            }
        })
    }

    /// Whether a text holds one of them.
    #[must_use]
    pub fn within(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
    }
}

/// A word with the character beside its first or last one, if it has more than one.
type Beside = (Option<char>, &'static str);

/// Words by the character at one of their ends and the one beside it, the longest first.
#[derive(Debug, Default)]
struct Sorted {
    /// In order of that character.
    words: Vec<(char, Vec<Beside>)>,
    /// The characters at that end.
    outer: Characters,
    /// How many of them stand before each sixty-four, so that the words of one are found without a search.
    before: Vec<u16>,
    /// The characters beside them.
    inner: Characters,
    /// The characters that are a word alone.
    alone: Characters,
}

impl Sorted {
    fn of<C: Iterator<Item = char>>(
        words: impl Iterator<Item = &'static str>,
        from_end: impl Fn(&'static str) -> C,
    ) -> Sorted {
        let mut sorted = Sorted::default();
        let mut by_character: BTreeMap<char, Vec<Beside>> = BTreeMap::new();
        for word in words {
            let mut characters = from_end(word);
            let Some(outer) = characters.next() else { continue };
            let inner = characters.next();
            by_character.entry(outer).or_default().push((inner, word));
            sorted.outer.add(outer);
            match inner {
                Some(inner) => sorted.inner.add(inner),
                None => sorted.alone.add(outer),
            }
        }
        for words in by_character.values_mut() {
            words.sort_by_key(|(inner, word)| (*inner, std::cmp::Reverse(word.len())));
        }
        sorted.words = by_character.into_iter().collect();
        sorted.before = sorted.outer.counted();
        sorted
    }

    /// The longest word that stands where these characters are read from their end. Most places have none, and their
    /// first character tells: that is asked at once, where it is called.
    #[inline]
    fn find(
        &self,
        mut characters: impl Iterator<Item = char>,
        stands: impl Fn(&'static str) -> bool,
    ) -> Option<&'static str> {
        let outer = characters.next().filter(|c| self.outer.has(*c))?;
        let inner = characters.next();
        if !self.alone.has(outer) && !inner.is_some_and(|c| self.inner.has(c)) {
            return None;
        }
        let words = self.beginning(outer);
        let first = words.partition_point(|(known, _)| *known < inner);
        let beside = words.iter().skip(first).take_while(|(known, _)| *known == inner);
        let found = beside.map(|(_, word)| *word).find(|word| stands(word));
        found.or_else(|| words.first().filter(|(known, _)| known.is_none()).map(|(_, word)| *word))
    }

    /// The words with this character, which there are some of, at their end.
    fn beginning(&self, outer: char) -> &[Beside] {
        self.words.get(self.outer.rank(outer, &self.before)).map_or(&[], |(_, words)| words)
    }
}

/// Whether a character can belong to a name or a term: Chinese ones but those that only glue words together, Latin
/// letters and digits.
#[derive(Debug, Clone, Copy)]
pub struct Terming(&'static Characters);

impl Terming {
    /// To be asked for many characters.
    #[must_use]
    pub fn new() -> Terming {
        Terming(&TERMS)
    }

    /// Whether this one can.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        self.0.has(c) || c > '\u{ffff}' && is_han(c)
    }
}

impl Default for Terming {
    fn default() -> Terming {
        Terming::new()
    }
}

static TERMS: LazyLock<Characters> = LazyLock::new(|| {
    let glue = "的了和与在是为及对以也而将等这那有个们年月日";
    let makes_terms = |c: &char| c.is_ascii_alphanumeric() || is_han(*c) && !glue.contains(*c);
    Characters::of(('\0'..='\u{ffff}').filter(makes_terms))
});

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
