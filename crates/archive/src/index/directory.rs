//! The index's directory: the archive's alphabet, and with which run of characters each block begins.
//!
//! Small enough to be loaded whole by whoever searches: about two bytes a block. Knows no entries.

use super::bits::{BitReader, BitWriter, from_letters, to_letters};
use super::entry::{Bounds, DEEPEST};
use super::shards::FEW;
use crate::bundle::FORMAT;
use serde::{Deserialize, Serialize};

/// The directory as it stands in the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryText {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// How many articles the archive has.
    pub articles: u32,
    /// How many places its text has.
    pub places: u32,
    /// How many different characters there are.
    pub characters: u32,
    /// The characters in the order of Unicode, as the distances between them.
    pub alphabet: String,
    /// How many blocks there are.
    pub blocks: u32,
    /// Where each block but the first begins.
    pub starts: String,
    /// How many places every [`FEW`] articles have.
    pub groups: String,
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
    starts: Vec<Start>,
    groups: Vec<u32>,
}

impl Directory {
    /// A directory of what was written. The alphabet must be in order; so must the starts, the first of them empty.
    /// `groups` is the first place of every [`FEW`] articles.
    #[must_use]
    pub fn new(bounds: Bounds, alphabet: Vec<char>, starts: Vec<Start>, groups: Vec<u32>) -> Self {
        Directory { bounds, alphabet, starts, groups }
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

    /// How many blocks there are.
    #[must_use]
    pub fn blocks(&self) -> u32 {
        self.starts.len() as u32
    }

    /// A term as numbers of the alphabet; `None` when a character is nowhere in the archive.
    #[must_use]
    pub fn run_of(&self, term: &str) -> Option<Vec<u32>> {
        term.chars().map(|c| self.alphabet.binary_search(&c).ok().map(|at| at as u32 + 1)).collect()
    }

    /// The blocks, first and last, in which entries of this run, of longer ones that begin with it, or of the one
    /// shorter run that stands for it can be.
    #[must_use]
    pub fn blocks_of(&self, run: &[u32]) -> (u32, u32) {
        let last = self.starts.partition_point(|start| start.run.as_slice() <= run || start.run.starts_with(run));
        let first = self.starts.partition_point(|start| (start.run.as_slice(), start.number) <= (run, 0));
        (first.saturating_sub(1) as u32, last.saturating_sub(1) as u32)
    }

    /// The last of the blocks, from the first of the run on, in which its own list is continued.
    #[must_use]
    pub fn end_of_list(&self, run: &[u32]) -> u32 {
        self.starts.partition_point(|start| start.run.as_slice() <= run).saturating_sub(1) as u32
    }

    /// The directory as it is written.
    #[must_use]
    pub fn to_text(&self) -> DirectoryText {
        let mut alphabet = BitWriter::default();
        let mut next = 0;
        for character in &self.alphabet {
            alphabet.grown(*character as u32 - next, 1);
            next = *character as u32 + 1;
        }
        let mut starts = BitWriter::default();
        let mut before: &[u32] = &[];
        for start in self.starts.iter().skip(1) {
            let kept = before.iter().zip(&start.run).take_while(|(one, other)| one == other).count();
            starts.grown(kept as u32, 0);
            starts.grown((start.run.len() - kept) as u32, 0);
            for (at, character) in start.run.iter().enumerate().skip(kept) {
                match before.get(at).filter(|_| at == kept) {
                    Some(known) => starts.grown(character.wrapping_sub(*known), NEXT_ORDER),
                    None => starts.grown(*character, ANY_ORDER),
                }
            }
            starts.grown(start.number, 0);
            before = &start.run;
        }
        let mut groups = BitWriter::default();
        for pair in self.groups.windows(2) {
            groups.grown(pair[1] - pair[0], GROUP_ORDER);
        }
        DirectoryText {
            format: FORMAT,
            articles: self.bounds.articles,
            places: self.bounds.places,
            characters: self.alphabet.len() as u32,
            alphabet: to_letters(&alphabet.finish()),
            blocks: self.starts.len() as u32,
            starts: to_letters(&starts.finish()),
            groups: to_letters(&groups.finish()),
        }
    }

    /// Reads a directory, checking that it is in order.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_text(text: &DirectoryText) -> Result<Directory, String> {
        let damaged = || "its directory does not read".to_owned();
        let bytes = from_letters(&text.alphabet).ok_or_else(damaged)?;
        let mut bits = BitReader::new(&bytes);
        let mut alphabet = Vec::new();
        let mut next = 0u32;
        for _ in 0..text.characters {
            let code = next.checked_add(bits.grown(1)).ok_or_else(damaged)?;
            alphabet.push(char::from_u32(code).filter(|_| !bits.overran()).ok_or_else(damaged)?);
            next = code + 1;
        }
        let bytes = from_letters(&text.starts).ok_or_else(damaged)?;
        let mut bits = BitReader::new(&bytes);
        let mut starts = vec![Start::default()];
        for _ in 1..text.blocks {
            let before: &[u32] = starts.last().map_or(&[], |start| &start.run);
            let kept = bits.grown(0) as usize;
            let fresh = bits.grown(0) as usize;
            if bits.overran() || kept > before.len() || kept + fresh > DEEPEST {
                return Err(damaged());
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
        if bits.overran() || !starts.is_sorted() {
            return Err(damaged());
        }
        let bytes = from_letters(&text.groups).ok_or_else(damaged)?;
        let mut bits = BitReader::new(&bytes);
        let mut groups = vec![0u32];
        for _ in 1..text.articles.div_ceil(FEW) {
            let last = groups.last().copied().unwrap_or(0);
            groups.push(last.checked_add(bits.grown(GROUP_ORDER)).ok_or_else(damaged)?);
        }
        if bits.overran() {
            return Err(damaged());
        }
        let bounds = Bounds { articles: text.articles, places: text.places };
        Ok(Directory { bounds, alphabet, starts, groups })
    }
}

/// [`FEW`] articles have a hundred thousand places.
const GROUP_ORDER: u32 = 16;
/// From one block to the next a character moves on by some dozens in the alphabet.
const NEXT_ORDER: u32 = 6;
/// A character about which nothing is known.
const ANY_ORDER: u32 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let start = |run: &[u32], number| Start { run: run.to_vec(), number };
        let bounds = Bounds { articles: 3 * FEW, places: 900_000 };
        let starts = vec![start(&[], 0), start(&[2], 0), start(&[2], 40), start(&[2, 1], 0), start(&[3, 1, 1], 0)];
        Directory::new(bounds, "aboé电𠀀".chars().collect(), starts, vec![0, 250_000, 600_000])
    }

    #[test]
    fn a_directory_reads_back_as_written() {
        let text = directory().to_text();
        assert_eq!(Directory::from_text(&text), Ok(directory()));
        assert_eq!((directory().group_of(249_999), directory().group_of(250_000)), (0, 1));
        let cut = DirectoryText { starts: text.starts[..2].into(), ..text };
        assert!(Directory::from_text(&cut).is_err());
    }

    #[test]
    fn a_run_is_in_the_blocks_between_its_start_and_the_next() {
        let directory = directory();
        assert_eq!(directory.blocks_of(&[1]), (0, 0));
        assert_eq!(directory.blocks_of(&[2]), (1, 3));
        assert_eq!(directory.end_of_list(&[2]), 2);
        assert_eq!(directory.blocks_of(&[2, 1, 5]), (3, 3));
        assert_eq!(directory.blocks_of(&[3]), (3, 4));
        assert_eq!(directory.blocks_of(&[9]), (4, 4));
    }

    #[test]
    fn a_character_that_is_nowhere_has_no_number() {
        assert_eq!(directory().run_of("电a"), Some(vec![5, 1]));
        assert_eq!(directory().run_of("电梯"), None);
    }
}
