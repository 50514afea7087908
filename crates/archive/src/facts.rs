//! What the paper knows: who and what is named where, offices, figures and events that come again, in a file of the
//! bundle that is loaded only when a view asks for it.
//!
//! Part of the bundle's types. Every fact is a place in print: an article's number in the archive, counted from 0 in
//! the manifest's order, and bytes of its issue's source. Nothing is concluded here; counts are for whoever asks.

use crate::bundle::FORMAT;
use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// How many characters the articles of each issue have, for counts per 10,000.
    pub characters: Vec<u32>,
    /// Everything that is known: by kind, then as it is best listed.
    pub facts: Vec<Fact>,
}

impl Default for Facts {
    fn default() -> Self {
        Facts { format: FORMAT, characters: Vec::new(), facts: Vec::new() }
    }
}

/// Somebody who is named: `words` are the name, other forms that are printed, the offices printed with it.
pub const PERSON: u32 = 0;
/// A body, a firm, an office of the administration: its name, whole, and other forms that are printed.
pub const ORGANISATION: u32 = 1;
/// A road, a quarter, a square: likewise.
pub const PLACE: u32 = 2;
/// An undertaking or a set phrase: likewise.
pub const PROGRAMME: u32 = 3;
/// An office and somebody named with it: the office, with its body where that is known, the name, and names of others
/// with this office that sound or look alike and may be one person's. Those of one office stand together.
pub const OFFICE: u32 = 4;
/// An event that comes again: what it is called with who holds it, and its year or its term and session (2022, 22-6). `at`
/// has its name, its place, who spoke, and its points (“五对关系”). Without `at` the archive holds nothing of it; whether it
/// took place is not known. Those of one name stand together, by year.
pub const SERIES: u32 = 5;
/// A number that counts something: what it counts (empty where that is not plain), its unit, [`TARGET`] or nothing, and
/// what it comes to in decimal figures, of a range `20..30`. In order of print.
pub const FIGURE: u32 = 6;
/// A word that is no name and that an issue is the first to print, of those that tell most of it: the word.
pub const WORD: u32 = 7;

/// What stands with a figure that the sentence says is to be, not that it is.
pub const TARGET: &str = "target";

/// What parts several words in one.
pub const BETWEEN: char = '、';

/// Something that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// [`PERSON`] and so on.
    pub kind: u32,
    /// What it is called; what stands where is the kind's. Empty ones at the end are left out.
    pub words: Vec<String>,
    /// Where it is printed, by [`mentions`]: the thing itself, then what belongs to it.
    pub at: Vec<Vec<u32>>,
}

impl Fact {
    /// One of its words, empty where it has none.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }
}

/// A place in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The article's number in the archive.
    pub article: u32,
    /// The first byte in its issue's source.
    pub start: u32,
    /// The byte behind the last; a line may end between the two.
    pub end: u32,
}

/// The places that are written as three numbers each: how many articles on from the one before, the first byte, and how
/// many bytes.
#[must_use]
#[inline(never)]
pub fn mentions(at: &[u32]) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(at.len() / 3);
    let mut article = 0u32;
    for three in at.chunks_exact(3) {
        article = article.wrapping_add(three[0]);
        mentions.push(Mention { article, start: three[1], end: three[1].wrapping_add(three[2]) });
    }
    mentions
}

/// Writes places as [`mentions`] reads them; they must be in order.
#[must_use]
pub fn write_mentions(places: &[Mention]) -> Vec<u32> {
    let mut before = 0;
    let mut at = Vec::with_capacity(3 * places.len());
    for place in places {
        at.extend([place.article - before, place.start, place.end - place.start]);
        before = place.article;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_they_were_written() {
        let places = [(0, 3, 9), (0, 12, 18), (7, 1, 4)];
        let places = places.map(|(article, start, end)| Mention { article, start, end });
        let at = write_mentions(&places);
        assert_eq!(at, [0, 3, 6, 0, 12, 6, 7, 1, 3]);
        assert_eq!(mentions(&at), places);
    }
}
