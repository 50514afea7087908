//! Reads a date part by part: numbers with their units, words, the marks between the ends of a range.

use super::numerals::{Number, number};

/// Reads on in a text behind what was read.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    text: &'a str,
    /// How many bytes are read.
    pub(super) at: usize,
}

const SPACES: [char; 2] = [' ', '\u{3000}'];
/// What stands between the two ends of a range, longer ones first.
const TO: &[&str] = &["——", "至", "到", "—", "－", "-", "～", "~", "–"];

impl<'a> Reader<'a> {
    pub(super) fn of(text: &'a str) -> Reader<'a> {
        Reader { text, at: 0 }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The same, spaces passed over.
    pub(super) fn bare(&self) -> &'a str {
        self.rest().trim_start_matches(SPACES)
    }

    /// Goes on to where only this is left.
    fn leave(&mut self, rest: &str) {
        self.at = self.text.len() - rest.len();
    }

    /// A number and one of these units, spaces allowed between and before.
    pub(super) fn take(&mut self, units: &[char]) -> Option<Number> {
        let bare = self.bare();
        let number = number(bare)?;
        let after = bare.get(number.bytes..)?.trim_start_matches(SPACES);
        let unit = after.chars().next().filter(|c| units.contains(c))?;
        self.leave(after.get(unit.len_utf8()..)?);
        Some(number)
    }

    /// A number alone.
    pub(super) fn take_number(&mut self) -> Option<Number> {
        let bare = self.bare();
        let number = number(bare)?;
        self.leave(bare.get(number.bytes..)?);
        Some(number)
    }

    /// One of these words: which.
    pub(super) fn word(&mut self, words: &[&str]) -> Option<usize> {
        let bare = self.bare();
        // The first characters are compared first: hardly any word is there.
        let first = bare.chars().next()?;
        let which = words.iter().position(|word| word.starts_with(first) && bare.starts_with(*word))?;
        self.leave(bare.get(words.get(which)?.len()..)?);
        Some(which)
    }

    /// One of these words, if it is there.
    pub(super) fn skip(&mut self, words: &[&str]) -> bool {
        self.word(words).is_some()
    }

    /// The mark or word between the two ends of a range.
    pub(super) fn to(&mut self) -> bool {
        self.skip(TO)
    }

    /// What `read` makes of the text behind; reads nothing when it makes nothing of it.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Reader<'a>) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }
}
