//! A term in the index: exactly the articles with a line that contains it, from as few blocks as will do.
//!
//! The longest run that begins the term says where it can stand; where that run is shorter than the term, runs further
//! on in the term thin these places out until every character is accounted for, or so few are left that their text
//! tells. Knows nothing of ranking beyond where a term stands.

use super::directory::{Blocks, Directory};
use super::entry::{BlockReader, Bounds, Damaged, List, Tally};
use super::library::Library;
use super::place::{BODY, Part};
use super::shards::Kind;
use crate::order::sort_by_numbers;
use crate::rank::{EARLY, Found, Weight};

/// Where a term stands.
pub(crate) enum Standing {
    /// At these places, rising.
    Places(Vec<u32>),
    /// In these articles; places were not looked up.
    Tallies(Vec<Tally>),
    /// At some of these places, if their text says so.
    Perhaps(Vec<u32>),
}

/// So few places are looked up in the text rather than in another block.
///
/// A text shard is about as large as a block, but settles the matter, and is shown next. Up: each place may be in
/// another shard; down: a headline is looked for to its end.
const FEW_PLACES: usize = 1;

impl Library {
    /// Where a term stands.
    pub(crate) fn standing(&self, directory: &Directory, term: &str) -> Option<Standing> {
        let nowhere = || Standing::Places(Vec::new());
        let Some(run) = directory.run_of(term).filter(|run| !run.is_empty()) else { return Some(nowhere()) };
        let first = self.look(directory, &run);
        // A term of four characters or more needs a second run nearly always: both are asked for at once.
        if let Some(ahead) = next_window(&run, 2).filter(|_| run.len() > 3).and_then(|from| run.get(from..))
            && let Some(blocks) = self.blocks_of(directory, ahead)
        {
            let _ = self.blocks(blocks.first, blocks.first);
        }
        let (mut places, mut covered) = match first? {
            Look::Tallies(tallies) => return Some(Standing::Tallies(tallies)),
            Look::Exact(places) => return Some(Standing::Places(places)),
            Look::Begun(places, length) => (places, length),
        };
        while covered < run.len() && !places.is_empty() {
            if places.len() <= FEW_PLACES {
                return Some(Standing::Perhaps(places));
            }
            let mut from = next_window(&run, covered).unwrap_or(run.len() - 2);
            let mut look = self.look_for_places(directory, run.get(from..).unwrap_or_default())?;
            if matches!(look, Look::Begun(_, length) if from + length <= covered) {
                // The run there is too short to tell more; the last two characters always have one of their own.
                from = covered - 1;
                look = self.look_for_places(directory, run.get(from..=covered).unwrap_or_default())?;
                if let Look::Exact(found) = look {
                    look = Look::Begun(found, 2);
                }
            }
            match look {
                Look::Exact(found) => {
                    keep_followed(&mut places, &found, from as u32);
                    covered = run.len();
                }
                Look::Begun(found, length) => {
                    keep_followed(&mut places, &found, from as u32);
                    covered = covered.max(from + length);
                }
                Look::Tallies(_) => return Some(Standing::Perhaps(places)),
            }
        }
        Some(Standing::Places(places))
    }

    /// What the index says of a run, its list of articles preferred to many blocks of places.
    fn look(&self, directory: &Directory, run: &[u32]) -> Option<Look> {
        let blocks = self.blocks_of(directory, run)?;
        let first = blocks.first;
        let reading = self.read_blocks(directory, first, first, run)?;
        if !reading.tallies.is_empty() {
            let end = blocks.own_last.max(first);
            let all = if end == first { reading } else { self.read_blocks(directory, first, end, run)? };
            return Some(Look::Tallies(all.tallies));
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

/// Where to look next when so many characters from the start are accounted for: as far on as the next character, but
/// with three characters to look for where there are so many.
fn next_window(run: &[u32], covered: usize) -> Option<usize> {
    let from = covered.min(run.len().checked_sub(3)?);
    (from > 0).then_some(from)
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
        weight.add(part, part == Part::Body && *place < BODY + EARLY);
        found.articles.push((*article, weight));
    }
    found
}

/// Articles from a list of them.
pub(crate) fn tallied(tallies: &[Tally]) -> Found {
    let weight =
        |tally: &Tally| Weight { headline: tally.headline, heading: tally.heading, times: tally.times, early: false };
    Found { articles: tallies.iter().map(|tally| (tally.article, weight(tally))).collect() }
}
