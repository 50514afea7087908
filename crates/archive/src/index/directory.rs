//! The index's directory: the archive's alphabet, and with which run of characters each block begins.
//!
//! In two steps, so that nobody loads the starts of ten thousand blocks: the directory tells with which run every page of
//! starts begins, a page tells of its blocks. Knows no entries.

use super::bits::{BitReader, BitWriter, from_letters, to_letters};
use super::entry::{Bounds, DEEPEST};
use super::place::STEP;
use super::shards::{FEW, Sheet};

/// A page of the directory tells of so many blocks, at least.
///
/// Up: a question loads more starts it does not need, three bytes each; down: everybody who searches does.
const PAGE: usize = 192;
/// There are so many pages, at most. Up: nearly every question of the first dozens waits for a page before it knows its
/// blocks; down: the first one loads more starts than it needs.
const MOST_PAGES: usize = 20;

/// Of how many blocks each page of the directory tells where there are so many.
#[must_use]
pub fn page_of(blocks: usize) -> usize {
    blocks.div_ceil(MOST_PAGES).max(PAGE)
}

/// Where a block begins: at a run of characters; when that run's list is continued in it, at one of its places or articles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Start {
    /// The run, or as much of it as tells it from the block before.
    pub run: Vec<u32>,
    /// The first place or article of a continued list; 0 where the run begins here.
    pub number: u32,
}

/// The directory, ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    bounds: Bounds,
    alphabet: Vec<char>,
    page: u32,
    pages: Vec<Start>,
    groups: Vec<u32>,
}

/// The blocks of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocks {
    /// The first block that can hold entries of the run, of longer ones that begin with it, or of the one shorter run
    /// that stands for it.
    pub first: u32,
    /// The last block that can.
    pub last: u32,
    /// The last block in which the run's own list can be continued.
    pub own_last: u32,
}

impl Blocks {
    /// How many blocks it can stand in.
    #[must_use]
    pub fn count(self) -> usize {
        (self.last - self.first) as usize + 1
    }
}

impl Directory {
    /// A directory of what was written: the alphabet in order, of how many blocks a page tells, the start of each page
    /// (the first of them empty), the first place of every [`FEW`] articles.
    #[must_use]
    pub fn new(bounds: Bounds, alphabet: Vec<char>, page: u32, pages: Vec<Start>, groups: Vec<u32>) -> Self {
        Directory { bounds, alphabet, page, pages, groups }
    }

    /// The first block that a page tells of.
    #[must_use]
    pub fn first_of(&self, page: u32) -> u32 {
        page.saturating_mul(self.page)
    }

    /// The pages, first and last, that tell of a run's blocks.
    #[must_use]
    pub fn pages_of(&self, run: &[u32]) -> (u32, u32) {
        let (first, last, _) = places_of(&self.pages, run);
        (first.saturating_sub(1) as u32, last.saturating_sub(1) as u32)
    }

    /// The group of [`FEW`] articles that a place lies in.
    #[must_use]
    pub fn group_of(&self, place: u32) -> u32 {
        self.groups.partition_point(|start| *start <= place).saturating_sub(1) as u32
    }

    /// The first place of a group.
    #[must_use]
    pub fn group_start(&self, group: u32) -> u32 {
        self.groups.get(group as usize).copied().unwrap_or(0)
    }

    /// The bounds of the numbers in its blocks.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// A term as numbers of the alphabet; `None` when a character is nowhere in the archive.
    #[must_use]
    pub fn run_of(&self, term: &str) -> Option<Vec<u32>> {
        term.chars().map(|c| self.alphabet.binary_search(&c).ok().map(|at| at as u32 + 1)).collect()
    }

    /// The directory as it is written.
    #[must_use]
    pub fn to_sheet(&self) -> Sheet {
        let mut alphabet = BitWriter::default();
        let mut next = 0;
        for character in &self.alphabet {
            alphabet.grown(*character as u32 - next, 1);
            next = *character as u32 + 1;
        }
        let mut groups = BitWriter::default();
        for pair in self.groups.windows(2) {
            groups.grown((pair[1] - pair[0]) / STEP, GROUP_ORDER);
        }
        let Bounds { articles, places } = self.bounds;
        let numbers = vec![articles, places, self.alphabet.len() as u32, self.pages.len() as u32, self.page];
        let starts = write_starts(self.pages.get(1..).unwrap_or_default());
        Sheet::new(0, numbers, vec![to_letters(&alphabet.finish()), starts, to_letters(&groups.finish())])
    }

    /// Reads a directory, checking that it is in order; `None` when it is not.
    #[must_use]
    pub fn from_sheet(sheet: &Sheet) -> Option<Directory> {
        let [articles, places, characters, pages, page] = *sheet.numbers.as_slice() else { return None };
        let bytes = from_letters(sheet.word(0))?;
        let mut bits = BitReader::new(&bytes);
        let mut alphabet = Vec::new();
        let mut next = 0u32;
        for _ in 0..characters {
            let code = next.checked_add(bits.grown(1))?;
            alphabet.push(char::from_u32(code).filter(|_| !bits.overran())?);
            next = code + 1;
        }
        let mut all = vec![Start::default()];
        all.extend(read_starts(sheet.word(1), pages.saturating_sub(1))?);
        let bytes = from_letters(sheet.word(2))?;
        let mut bits = BitReader::new(&bytes);
        let mut groups = vec![0u32];
        for _ in 1..articles.div_ceil(FEW) {
            let last = groups.last().copied().unwrap_or(0);
            let steps = bits.grown(GROUP_ORDER);
            groups.push(last.checked_add(steps.checked_mul(STEP)?).filter(|_| !bits.overran())?);
        }
        let bounds = Bounds { articles, places };
        Some(Directory { bounds, alphabet, page, pages: all, groups })
    }
}

/// [`FEW`] articles have a hundred thousand places, sixteen to a [`STEP`].
const GROUP_ORDER: u32 = 12;
/// From one block to the next a character moves on by some dozens in the alphabet.
const NEXT_ORDER: u32 = 6;
/// A character about which nothing is known.
const ANY_ORDER: u32 = 10;

/// How many starts are not after a run, not after it or anything that begins with it, and not after its own list.
fn places_of(starts: &[Start], run: &[u32]) -> (usize, usize, usize) {
    let first = starts.partition_point(|start| (start.run.as_slice(), start.number) <= (run, 0));
    let last = starts.partition_point(|start| start.run.as_slice() <= run || start.run.starts_with(run));
    let own = starts.partition_point(|start| start.run.as_slice() <= run);
    (first, last, own)
}

/// The blocks of a run, from the pages that [`Directory::pages_of`] named, the first of them beginning with this block.
#[must_use]
pub fn blocks_of(first_block: u32, pages: &[&[Start]], run: &[u32]) -> Blocks {
    let (mut first, mut last, mut own) = (0, 0, 0);
    for page in pages {
        let (in_first, in_last, in_own) = places_of(page, run);
        (first, last, own) = (first + in_first, last + in_last, own + in_own);
    }
    let number = |count: usize| first_block + count.saturating_sub(1) as u32;
    Blocks { first: number(first), last: number(last), own_last: number(own) }
}

/// Writes a page of starts.
#[must_use]
pub fn page(at: u32, starts: &[Start]) -> Sheet {
    Sheet::new(at, vec![starts.len() as u32], vec![write_starts(starts)])
}

/// Reads it back; `None` when it is not what was written.
#[must_use]
pub fn starts_of(page: &Sheet) -> Option<Vec<Start>> {
    read_starts(page.word(0), page.numbers.first().copied()?)
}

fn write_starts(starts: &[Start]) -> String {
    let mut bits = BitWriter::default();
    let mut before: &[u32] = &[];
    for start in starts {
        let kept = before.iter().zip(&start.run).take_while(|(one, other)| one == other).count();
        bits.grown(kept as u32, 0);
        bits.grown((start.run.len() - kept) as u32, 0);
        for (at, character) in start.run.iter().enumerate().skip(kept) {
            match before.get(at).filter(|_| at == kept) {
                Some(known) => bits.grown(character.wrapping_sub(*known), NEXT_ORDER),
                None => bits.grown(*character, ANY_ORDER),
            }
        }
        bits.grown(start.number, 0);
        before = &start.run;
    }
    to_letters(&bits.finish())
}

/// Reads starts, in order; `None` when they are not.
fn read_starts(letters: &str, count: u32) -> Option<Vec<Start>> {
    let bytes = from_letters(letters)?;
    let mut bits = BitReader::new(&bytes);
    let mut starts: Vec<Start> = Vec::new();
    for _ in 0..count {
        let before: &[u32] = starts.last().map_or(&[], |start| &start.run);
        let kept = bits.grown(0) as usize;
        let fresh = bits.grown(0) as usize;
        if bits.overran() || kept > before.len() || kept + fresh > DEEPEST {
            return None;
        }
        let mut run = before.get(..kept).unwrap_or_default().to_vec();
        for at in kept..kept + fresh {
            run.push(match before.get(at).filter(|_| at == kept) {
                Some(known) => known.wrapping_add(bits.grown(NEXT_ORDER)),
                None => bits.grown(ANY_ORDER),
            });
        }
        starts.push(Start { run, number: bits.grown(0) });
    }
    (!bits.overran() && starts.is_sorted()).then_some(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts() -> Vec<Start> {
        let start = |run: &[u32], number| Start { run: run.to_vec(), number };
        vec![start(&[], 0), start(&[2], 0), start(&[2], 40), start(&[2, 1], 0), start(&[3, 1, 1], 0)]
    }

    fn directory() -> Directory {
        let bounds = Bounds { articles: 3 * FEW, places: 900_000 };
        Directory::new(bounds, "aboé电𠀀".chars().collect(), 200, starts(), vec![0, 250_000, 600_000])
    }

    #[test]
    fn a_directory_reads_back_as_written() {
        let mut sheet = directory().to_sheet();
        assert_eq!(Directory::from_sheet(&sheet), Some(directory()));
        assert_eq!((directory().group_of(249_999), directory().group_of(250_000)), (0, 1));
        sheet.words[1].truncate(2);
        assert!(Directory::from_sheet(&sheet).is_none());
        assert_eq!(starts_of(&page(3, &starts())), Some(starts()));
    }

    #[test]
    fn a_run_is_in_the_blocks_between_its_start_and_the_next() {
        let all = starts();
        let blocks = |run: &[u32]| {
            let found = blocks_of(0, &[&all], run);
            (found.first, found.last, found.own_last)
        };
        assert_eq!(blocks(&[1]), (0, 0, 0));
        assert_eq!(blocks(&[2]), (1, 3, 2));
        assert_eq!(blocks(&[2, 1, 5]), (3, 3, 3));
        assert_eq!(blocks(&[3]), (3, 4, 3));
        assert_eq!(blocks(&[9]), (4, 4, 4));
        assert_eq!(directory().pages_of(&[2]), (1, 3));
        assert_eq!(blocks_of(directory().first_of(1), &[&all[1..3], &all[3..]], &[3]).first, 202);
    }

    #[test]
    fn a_character_that_is_nowhere_has_no_number() {
        assert_eq!(directory().run_of("电a"), Some(vec![5, 1]));
        assert_eq!(directory().run_of("电梯"), None);
    }
}
