//! A term in the index: exactly the articles with a line that contains it, from as few blocks as will do.
//!
//! The longest run that begins the term says where it can stand; where that run is shorter than the term, runs further
//! on in the term thin these places out until every character is accounted for, or so few are left that their text
//! tells. What will be needed is asked for at once: most terms of up to six characters take one round trip. Knows nothing of ranking beyond where a term stands.

use super::directory::{Blocks, Directory};
use super::entry::{BlockReader, Bounds, Damaged, List, Tally};
use super::library::{Library, all};
use super::place::{BODY, Part};
use super::shards::Kind;
use crate::order::sort_by_numbers;
use crate::rank::{Found, Weight};

/// Where a term stands.
pub(crate) enum Standing {
    /// At these places, rising.
    Places(Vec<u32>),
    /// In these articles; places were not looked up.
    Tallies(Vec<Tally>),
    /// At some of these places, if their text says so.
    Perhaps(Vec<u32>),
}

/// So many further runs of a term are asked for together with its first one.
///
/// Each is a block that the term nearly always needs: without it a text, which is no smaller, a round trip later. Up: a
/// headline loads blocks when one text would tell; down: terms of five or six characters take a round trip more.
const AHEAD: usize = 2;
/// So many when those were not enough: a term of frequent words. Up: it loads blocks that it may not need; down: a headline
/// that begins as a hundred others do takes a round trip for every two characters.
const FURTHER: usize = 3;
/// Of a run further on that fills so many blocks, all are asked for together. Up: blocks come that few places make
/// unnecessary; down: a term that ends in frequent words takes a round trip more.
const MOST_AT_ONCE: usize = 4;
/// In so few blocks a run has no list of its articles, but all of its places: they are asked for together.
const UNTALLIED: usize = 2;
/// A longer term is told by the text after its first two runs, as a rule.
const LONG: usize = 7;

impl Library {
    /// Where a term stands.
    pub(crate) fn standing(&self, directory: &Directory, term: &str) -> Option<Standing> {
        let nowhere = || Standing::Places(Vec::new());
        let Some(run) = directory.run_of(term).filter(|run| !run.is_empty()) else { return Some(nowhere()) };
        let first = self.look(directory, &run);
        self.ask_ahead(directory, &run, 0);
        let (mut places, mut covered) = match first? {
            Look::Tallies(tallies) => return Some(Standing::Tallies(tallies)),
            Look::Exact(places) => return Some(Standing::Places(places)),
            Look::Begun(places, length) => (places, length),
        };
        while covered < run.len() && !places.is_empty() {
            let mut from = self.next_window(directory, &run, covered)?;
            let blocks = self.blocks_of(directory, run.get(from..)?)?;
            let missing = (blocks.first..=blocks.last).filter(|block| !self.has(Kind::Block, *block)).count();
            // The texts of so few places cost no more than what is left to look at, and are shown next.
            if missing > 0 && places.len() <= missing + (run.len() - covered - 1) / 3 {
                return Some(Standing::Perhaps(places));
            }
            if missing > 0 {
                self.ask_ahead(directory, &run, covered);
            }
            let mut look = self.look_for_places(directory, run.get(from..)?)?;
            if matches!(look, Look::Begun(_, length) if from + length <= covered) {
                // The run there is too short to tell more; the last two characters always have one of their own.
                from = run.len() - 2;
                look = self.look_for_places(directory, run.get(from..)?)?;
            }
            let (found, length) = match look {
                Look::Exact(found) => (found, run.len() - from),
                Look::Begun(found, length) if from + length > covered => (found, length),
                _ => return Some(Standing::Perhaps(places)),
            };
            keep_followed(&mut places, &found, from as u32);
            covered = from + length;
        }
        Some(Standing::Places(places))
    }

    /// Asks for the first blocks of runs further on in a term, side by side with that of its first one; where so many
    /// characters are accounted for and what there is to go through is still much, with that of the next one.
    fn ask_ahead(&self, directory: &Directory, run: &[u32], covered: usize) -> Option<()> {
        let most = if covered > 0 {
            FURTHER
        } else if run.len() < LONG {
            AHEAD
        } else {
            1
        };
        // What tells of their blocks is asked for together, too.
        let pages = run.windows(2).skip(covered).take(2 * most + 2).map(|pair| self.blocks_of(directory, pair));
        let pages = all(pages)?;
        let mut covered = match pages.first() {
            Some(first) if covered == 0 && first.count() > 1 => 3,
            _ => covered.max(2),
        };
        for _ in 0..most {
            if covered < run.len() {
                let from = self.next_window(directory, run, covered)?;
                let blocks = self.blocks_of(directory, run.get(from..)?)?;
                let _ =
                    self.blocks(blocks.first, if blocks.count() > MOST_AT_ONCE { blocks.first } else { blocks.last });
                covered = from + 2;
            }
        }
        Some(())
    }

    /// Where to look next when so many characters from the start are accounted for: as far on as the next character; at
    /// the end of a term, where its last two characters are so frequent that they fill several blocks, at the last three.
    fn next_window(&self, directory: &Directory, run: &[u32], covered: usize) -> Option<usize> {
        let last = run.len() - 2;
        let is_frequent = |from: usize| Some(self.blocks_of(directory, run.get(from..from + 2)?)?.count() > 1);
        // Only a frequent run of two is told apart by what follows it.
        let earlier = covered >= last && last > 1 && is_frequent(last)? && is_frequent(last - 1)?;
        Some(if earlier { last - 1 } else { covered.min(last) })
    }

    /// What the index says of a run, its list of articles preferred to many blocks of places.
    fn look(&self, directory: &Directory, run: &[u32]) -> Option<Look> {
        let blocks = self.blocks_of(directory, run)?;
        // A run with a list of its articles has longer runs in more blocks than this below it.
        let last = if blocks.count() > UNTALLIED { blocks.own_last.max(blocks.first) } else { blocks.last };
        let reading = self.read_blocks(directory, blocks.first, last, run)?;
        if !reading.tallies.is_empty() {
            return Some(Look::Tallies(reading.tallies));
        }
        self.places_of(directory, blocks, run, reading)
    }

    /// What the index says of the places of a run.
    fn look_for_places(&self, directory: &Directory, run: &[u32]) -> Option<Look> {
        let blocks = self.blocks_of(directory, run)?;
        let reading = self.read_blocks(directory, blocks.first, blocks.first, run)?;
        self.places_of(directory, blocks, run, reading)
    }

    fn places_of(&self, directory: &Directory, blocks: Blocks, run: &[u32], mut reading: Reading) -> Option<Look> {
        let Blocks { first, last, .. } = blocks;
        if last > first {
            reading = self.read_blocks(directory, first, last, run)?;
        }
        if !reading.exact.is_empty() {
            sort_by_numbers(&mut reading.exact, |place| [i64::from(*place), 0, 0, 0]);
            return Some(Look::Exact(reading.exact));
        }
        if reading.begun_by == 0 {
            return Some(Look::Exact(Vec::new()));
        }
        // The list of the shorter run may have begun in a block before.
        let start = self.blocks_of(directory, run.get(..reading.begun_by).unwrap_or_default())?.first;
        if start < first {
            reading = self.read_blocks(directory, start, first, run)?;
        }
        Some(Look::Begun(reading.begun, reading.begun_by))
    }

    fn read_blocks(&self, directory: &Directory, first: u32, last: u32, run: &[u32]) -> Option<Reading> {
        let mut reading = Reading::default();
        for (at, block) in self.blocks(first, last)?.iter().enumerate() {
            if reading.take(directory.bounds(), block, run).is_err() {
                self.fail(Kind::Block, first + at as u32);
                return None;
            }
        }
        Some(reading)
    }
}

/// Keeps the places that one of `found` follows at a distance. Both rise.
fn keep_followed(places: &mut Vec<u32>, found: &[u32], distance: u32) {
    let mut at = 0;
    places.retain(|place| {
        let wanted = place + distance;
        at += found.get(at..).unwrap_or_default().partition_point(|found| *found < wanted);
        found.get(at) == Some(&wanted)
    });
}

enum Look {
    /// The run has a list of its articles.
    Tallies(Vec<Tally>),
    /// These are all its places.
    Exact(Vec<u32>),
    /// These are the places of its first so many characters.
    Begun(Vec<u32>, usize),
}

/// What some blocks say of a run.
#[derive(Default)]
struct Reading {
    tallies: Vec<Tally>,
    /// Places of the run itself and of longer ones.
    exact: Vec<u32>,
    /// Places of the longest shorter run that begins it.
    begun: Vec<u32>,
    begun_by: usize,
}

impl Reading {
    fn take(&mut self, bounds: Bounds, block: &[u8], wanted: &[u32]) -> Result<(), Damaged> {
        let mut reader = BlockReader::new(bounds, block);
        while let Some((run, list)) = reader.next_entry()? {
            match list {
                List::Tallies(tallies) if run == wanted => self.tallies.extend_from_slice(tallies),
                List::Places(places) if run.starts_with(wanted) => self.exact.extend_from_slice(places),
                List::Places(places) if wanted.starts_with(run) && run.len() >= self.begun_by => {
                    if run.len() > self.begun_by {
                        self.begun.clear();
                    }
                    self.begun_by = run.len();
                    self.begun.extend_from_slice(places);
                }
                _ if run > wanted && !run.starts_with(wanted) => break,
                _ => (),
            }
        }
        Ok(())
    }
}

/// Articles from places in them.
pub(crate) fn weighed(located: &[(u32, u32)]) -> Found {
    let mut found = Found::default();
    for (article, place) in located {
        let mut weight = match found.articles.pop() {
            Some((last, weight)) if last == *article => weight,
            other => {
                found.articles.extend(other);
                Weight::default()
            }
        };
        let part = Part::at(*place);
        weight.add(part, place.saturating_sub(BODY));
        found.articles.push((*article, weight));
    }
    found
}

/// Articles from a list of them.
pub(crate) fn tallied(tallies: &[Tally]) -> Found {
    let weight = |tally: &Tally| Weight {
        headline: tally.headline,
        heading: tally.heading,
        times: tally.times,
        ..Weight::default()
    };
    Found { articles: tallies.iter().map(|tally| (tally.article, weight(tally))).collect() }
}
