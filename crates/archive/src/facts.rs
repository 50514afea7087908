//! What the paper knows: who and what is named where, offices, figures and events that come again, in a file of the
//! bundle that is loaded only when a view asks for it.
//!
//! Part of the bundle's types. Every fact is a place in print: an article's number in the archive, counted from 0 in
//! the manifest's order, and bytes of its issue's source. Nothing is concluded here; counts are for whoever asks.

use crate::bundle::FORMAT;
use serde::{Deserialize, Serialize};

/// What the manifest says of the file of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsFile {
    /// File name without folder and ending; also the hash of the content.
    pub name: String,
    /// How many people, bodies, places and programmes are named.
    pub names: u32,
    /// How many offices are printed with somebody's name.
    pub offices: u32,
    /// How many figures there are.
    pub figures: u32,
    /// How many series of events there are.
    pub series: u32,
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// How many articles each issue has, so that an article's number says its issue.
    pub articles: Vec<u32>,
    /// How many characters the articles of each issue have, for counts per 10,000.
    pub characters: Vec<u32>,
    /// Everybody and everything named, by kind, then the most named first.
    pub names: Vec<Name>,
    /// Every office, the one with most mentions first.
    pub offices: Vec<Office>,
    /// Every number that counts something, in order of print.
    pub figures: Figures,
    /// Events that come again, those with most first.
    pub series: Vec<SeriesOfEvents>,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            format: FORMAT,
            articles: Vec::new(),
            characters: Vec::new(),
            names: Vec::new(),
            offices: Vec::new(),
            figures: Figures::default(),
            series: Vec::new(),
        }
    }
}

/// What a name is of.
pub const PERSON: u32 = 0;
/// A body, a firm, an office of the administration.
pub const ORGANISATION: u32 = 1;
/// A road, a quarter, a square.
pub const PLACE: u32 = 2;
/// An undertaking or a set phrase.
pub const PROGRAMME: u32 = 3;

/// Somebody or something named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// [`PERSON`], [`ORGANISATION`], [`PLACE`] or [`PROGRAMME`].
    pub kind: u32,
    /// The name: as printed, a short form with its town (镇党委 as 江口镇党委), or as an editor has it.
    pub name: String,
    /// Other forms that are printed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also: Vec<String>,
    /// Where it is printed, by [`mentions`]. The first is where the paper first has it.
    pub at: Vec<u32>,
}

/// An office, and whom the paper names with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// What it is called, with the body it belongs to where that is known.
    pub office: String,
    /// Everybody named with it, in the order they are first named.
    pub held: Vec<Bearer>,
    /// Pairs of `held` whose names sound or look alike and may be one person's: shown, never merged.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub alike: Vec<u32>,
}

/// Somebody named with an office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearer {
    /// Index into [`Facts::names`].
    pub name: u32,
    /// Where the two are printed together, by [`mentions`].
    pub at: Vec<u32>,
}

/// Numbers that count something, in columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Where each number is printed with its unit, by [`mentions`].
    pub at: Vec<u32>,
    /// What each comes to, in decimal figures; a range as `20..30`.
    pub values: Vec<String>,
    /// The units there are.
    pub units: Vec<String>,
    /// The words there are for what is counted.
    pub things: Vec<String>,
    /// The unit of each: index into `units`.
    pub unit: Vec<u32>,
    /// What each counts: one more than an index into `things`, 0 where it is not plain.
    pub of: Vec<u32>,
    /// [`TARGET`] and [`ROUGH`] of each, added.
    pub marks: Vec<u32>,
}

/// A figure that the sentence says is to be, not that it is.
pub const TARGET: u32 = 1;
/// A figure with 余, 近, 约 or the like.
pub const ROUGH: u32 = 2;

/// Events of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesOfEvents {
    /// Who holds it; empty where that is not said.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub host: String,
    /// What it is called without year and number.
    pub name: String,
    /// What the archive holds of it, by label.
    pub held: Vec<EventOfSeries>,
    /// Years or sessions between the first and the last of which the archive holds nothing; whether they were held is
    /// not known.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<String>,
}

/// An event of a series.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventOfSeries {
    /// Its year, or its term and session: 2022, 22-6.
    pub label: String,
    /// The article that tells of it; its event's day is the event's.
    pub article: u32,
    /// Its name as printed: start and end in the source.
    pub name: Vec<u32>,
    /// Where it was held, start and end; empty where that is not said.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub place: Vec<u32>,
    /// The names of who spoke, a start and an end each.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub spoke: Vec<u32>,
    /// Points with a number and a name of their own (“五对关系”), a start and an end each.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub points: Vec<u32>,
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
pub fn mentions(at: &[u32]) -> impl Iterator<Item = Mention> + '_ {
    at.chunks_exact(3).scan(0u32, |article, three| {
        *article = article.wrapping_add(three[0]);
        Some(Mention { article: *article, start: three[1], end: three[1].wrapping_add(three[2]) })
    })
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
        assert_eq!(mentions(&at).collect::<Vec<_>>(), places);
    }
}
