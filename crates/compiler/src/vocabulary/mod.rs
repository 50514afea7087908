//! General words of the trade, shared by the cues: no list here may hold a name from any particular newspaper.
//!
//! Lists only, and how to find their words in a text; what a hit means is each cue's business.

pub mod news;
pub mod office;
pub mod surname;

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
