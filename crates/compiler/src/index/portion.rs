//! One portion of the index: its runs sorted, the frequent ones told apart by longer runs, packed into blocks.

use super::text::{IndexText, Portion};
use baoku_archive::index::entry::{BlockWriter, Bounds, DEEPEST, LINE_END, LONGEST_LIST, Tally};
use baoku_archive::index::place::Part;

/// A block ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its first run.
    pub first: Vec<u32>,
    /// The first place or article of its first run's list.
    pub first_number: u32,
    /// Its last run.
    pub last: Vec<u32>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A run of two characters that stands more often than this is told apart by the character that follows.
///
/// Up: the index gets smaller (a long list costs fewer bits a place than the short ones it falls into), and a term of
/// three characters more often needs two lists; down: the reverse.
const SHORT_LIST: usize = 4096;
/// A run of three characters or more is told apart further when its list is longer than this.
///
/// Up: a term that begins with a frequent run loads more of its list; down: the index grows.
const LONG_LIST: usize = 4096;

/// Writes the runs that begin with a portion's characters. `block_bytes` is about the size of a block; `tallied`: a run
/// that stands more often than this has a list of its articles ([`crate::sharded::Sizes`]).
#[must_use]
pub fn write_portion(text: &IndexText, portion: Portion, block_bytes: usize, tallied: usize) -> Vec<Block> {
    let mut runs = runs_of(text.symbols(), portion);
    runs.sort_unstable();
    let mut writing = Writing {
        text,
        packer: Packer::new(text.bounds(), block_bytes),
        tallied,
        run: Vec::with_capacity(DEEPEST),
        tallies: Vec::new(),
    };
    for same in runs.chunk_by(|one, other| one.character(0) == other.character(0)) {
        writing.single(same);
    }
    writing.packer.finish()
}

/// A run's first three characters and where it stands: sorts by run, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run(u128);

const CHARACTER_BITS: u32 = 21;
const PLACE_BITS: u32 = 32;

impl Run {
    fn new(characters: [u32; 3], place: u32) -> Self {
        let run = characters.iter().fold(0, |all, one| all << CHARACTER_BITS | u128::from(*one));
        Run(run << PLACE_BITS | u128::from(place))
    }

    fn character(self, at: u32) -> u32 {
        (self.0 >> (PLACE_BITS + CHARACTER_BITS * (2 - at))) as u32 & ((1 << CHARACTER_BITS) - 1)
    }

    fn place(self) -> u32 {
        self.0 as u32
    }
}

fn runs_of(symbols: &[u32], portion: Portion) -> Vec<Run> {
    let mut runs = Vec::new();
    for (place, symbol) in symbols.iter().enumerate() {
        if (portion.first..=portion.last).contains(symbol) {
            let second = symbols.get(place + 1).copied().unwrap_or(LINE_END);
            // What follows a line's end is no part of the run.
            let third = if second == LINE_END { LINE_END } else { symbols.get(place + 2).copied().unwrap_or(LINE_END) };
            runs.push(Run::new([*symbol, second, third], place as u32));
        }
    }
    runs
}

fn places(runs: &[Run]) -> Vec<u32> {
    runs.iter().map(|run| run.place()).collect()
}

fn sorted_places(runs: &[Run]) -> Vec<u32> {
    let mut places = places(runs);
    places.sort_unstable();
    places
}

struct Writing<'a> {
    text: &'a IndexText,
    packer: Packer,
    run: Vec<u32>,
    tallies: Vec<Tally>,
    tallied: usize,
}

impl Writing<'_> {
    /// A single character: always a list of its articles; its places stand under the runs of two.
    fn single(&mut self, runs: &[Run]) {
        let Some(first) = runs.first() else { return };
        self.run.clear();
        self.run.push(first.character(0));
        self.tally(&sorted_places(runs));
        for same in runs.chunk_by(|one, other| one.character(1) == other.character(1)) {
            let Some(second) = same.first().map(|run| run.character(1)) else { continue };
            if second == LINE_END {
                continue;
            }
            self.run.truncate(1);
            self.run.push(second);
            self.pair(same);
        }
    }

    fn pair(&mut self, runs: &[Run]) {
        if runs.len() <= SHORT_LIST {
            self.packer.places(&self.run, &sorted_places(runs));
            return;
        }
        if runs.len() > self.tallied {
            self.tally(&sorted_places(runs));
        }
        for same in runs.chunk_by(|one, other| one.character(2) == other.character(2)) {
            let Some(third) = same.first().map(|run| run.character(2)) else { continue };
            self.run.truncate(2);
            self.run.push(third);
            self.longer(places(same));
        }
    }

    /// A run of three characters or more.
    fn longer(&mut self, places: Vec<u32>) {
        let depth = self.run.len();
        if places.len() <= LONG_LIST || depth == DEEPEST || self.run.last() == Some(&LINE_END) {
            self.packer.places(&self.run, &places);
            return;
        }
        if places.len() > self.tallied {
            self.tally(&places);
        }
        let symbol = |place: u32| self.text.symbols().get(place as usize + depth).copied().unwrap_or(LINE_END);
        let mut followed: Vec<(u32, u32)> = places.into_iter().map(|place| (symbol(place), place)).collect();
        followed.sort_unstable();
        for same in followed.chunk_by(|one, other| one.0 == other.0) {
            let Some((next, _)) = same.first() else { continue };
            self.run.truncate(depth);
            self.run.push(*next);
            self.longer(same.iter().map(|(_, place)| *place).collect());
        }
    }

    /// Adds the articles of the run that stands at these places.
    fn tally(&mut self, places: &[u32]) {
        self.tallies.clear();
        let starts = self.text.starts();
        let mut next = 0;
        for place in places {
            // The last article that begins at or before the place; the next one is most often near.
            if starts.get(next).is_some_and(|start| start <= place) {
                next += starts.get(next..).map_or(0, |later| match later.get(..8).unwrap_or(later) {
                    near if near.last() > Some(place) => near.partition_point(|start| start <= place),
                    _ => later.partition_point(|start| start <= place),
                });
            }
            let Some(article) = next.checked_sub(1) else { continue };
            let part = Part::at(place - starts.get(article).copied().unwrap_or(0));
            match self.tallies.last_mut() {
                Some(tally) if tally.article == article as u32 => count(tally, part),
                _ => {
                    let mut tally = Tally { article: article as u32, headline: false, heading: false, times: 0 };
                    count(&mut tally, part);
                    self.tallies.push(tally);
                }
            }
        }
        self.packer.tallies(&self.run, &self.tallies);
    }
}

fn count(tally: &mut Tally, part: Part) {
    match part {
        Part::Headline => tally.headline = true,
        Part::Heading => tally.heading = true,
        Part::Body => tally.times = (tally.times + 1).min(3),
    }
}

/// Puts entries into blocks of about the same size.
struct Packer {
    bounds: Bounds,
    block_bytes: usize,
    writer: BlockWriter,
    first: Option<(Vec<u32>, u32)>,
    last: Vec<u32>,
    blocks: Vec<Block>,
}

impl Packer {
    fn new(bounds: Bounds, block_bytes: usize) -> Self {
        let writer = BlockWriter::new(bounds);
        Packer { bounds, block_bytes, writer, first: None, last: Vec::new(), blocks: Vec::new() }
    }

    fn places(&mut self, run: &[u32], places: &[u32]) {
        for list in places.chunks(LONGEST_LIST) {
            if let Some(first) = list.first() {
                self.open(run, *first);
                self.writer.places(run, list);
            }
        }
    }

    fn tallies(&mut self, run: &[u32], tallies: &[Tally]) {
        for list in tallies.chunks(LONGEST_LIST) {
            if let Some(first) = list.first() {
                self.open(run, first.article);
                self.writer.tallies(run, list);
            }
        }
    }

    /// Makes room for an entry: closes a full block, preferably where the first or second character changes, because
    /// then its successor's start is told in one or two characters.
    fn open(&mut self, run: &[u32], first_number: u32) {
        let shared = self.last.iter().zip(run).take_while(|(one, other)| one == other).count();
        let full = match shared {
            0 => self.block_bytes * 7 / 10,
            1 => self.block_bytes * 8 / 10,
            _ => self.block_bytes * 12 / 10,
        };
        if self.writer.len() >= full {
            self.close();
        }
        if self.first.is_none() {
            self.first = Some((run.to_vec(), first_number));
        }
        self.last.clear();
        self.last.extend_from_slice(run);
    }

    fn close(&mut self) {
        let writer = std::mem::replace(&mut self.writer, BlockWriter::new(self.bounds));
        if let Some((first, first_number)) = self.first.take() {
            self.blocks.push(Block { first, first_number, last: self.last.clone(), bytes: writer.finish() });
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}
