//! The files of a large archive as they stand in the bundle, and how they are named.
//!
//! All lie in one folder named by what they hold; within it a letter tells the kind. Only shapes, no reading.

use super::bits::{BitReader, BitWriter, from_letters, to_letters};
use super::place::STEP;
use crate::bundle::{FORMAT, Issue, IssueDate, IssueKey};
use serde::{Deserialize, Serialize};

/// How a large archive is divided into files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharded {
    /// The folder of the files, named by the hash of their content.
    pub folder: String,
    /// How many articles there are.
    pub articles: u32,
    /// How many text shards.
    pub texts: u32,
    /// With which of the names each file of [`Kind::People`] begins, and how many there are; empty where nothing is named.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub people: Vec<u32>,
    /// With which of them each kind but the first begins: bodies, places, programmes, in the order of [`crate::facts`].
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub kinds: Vec<u32>,
    /// Of how many suggestions it follows which file one is in, as [`table_of`] tells from its first character; 0 where
    /// there are none.
    #[serde(skip_serializing_if = "is_none", default)]
    pub suggestions: u32,
    /// The issues, column by column.
    pub issues: IssueColumns,
}

// As serde asks.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// What a file of a large archive is: the letter of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The directory: numbers and words as [`super::directory::Directory::to_sheet`] writes them.
    Directory,
    /// A page of starts: how many blocks, and where each begins.
    Page,
    /// The register: as [`crate::listing::to_sheet`] writes it.
    Register,
    /// A block of the index: its bits.
    Block,
    /// A [`crate::bundle::ShardText`].
    Text,
    /// How many places each of [`FEW`] articles has, as [`write_lengths`] writes it, then their ids, as [`super::ids`]
    /// writes them; one that begins with `-` follows the issue's key.
    Numbers,
    /// How many places each of [`MANY`] articles has, likewise.
    Places,
    /// The ids of [`MANY`] articles, likewise.
    Ids,
    /// What [`FEW`] articles are called in a list.
    Titles,
    /// The numbers of some articles by their ids, as [`name_tables`] writes them, to open an address that is an id of its
    /// own.
    IdTable,
    /// All forms of the archive's characters, as in the manifest's `variants`.
    Variants,
    /// Some names and the articles that have them, as [`crate::named::to_sheets`] writes them.
    People,
    /// The numbers of some names, as [`name_tables`] writes them.
    PeopleTable,
    /// What may be meant by words that begin so, as [`crate::suggest::to_sheet`] writes it; the first file has only the
    /// characters that sound or look alike.
    Suggestions,
    /// A file that the manifest names, by its place there: a shard of an archive that is loaded whole, the open
    /// questions.
    Named,
}

impl Kind {
    /// Every kind, in the order of its key.
    const ALL: [Kind; 15] = [
        Kind::Directory,
        Kind::Page,
        Kind::Register,
        Kind::Block,
        Kind::Text,
        Kind::Numbers,
        Kind::Places,
        Kind::Ids,
        Kind::Titles,
        Kind::IdTable,
        Kind::Variants,
        Kind::People,
        Kind::PeopleTable,
        Kind::Suggestions,
        Kind::Named,
    ];

    /// A number for the file of this kind with a number; there are fewer than 16 million of each kind.
    pub(crate) fn key(self, number: u32) -> u32 {
        (self as u32) << 24 | number
    }

    /// The kind of a file by its key.
    pub(crate) fn of(key: u32) -> Kind {
        Kind::ALL.get((key >> 24) as usize).copied().unwrap_or(Kind::Directory)
    }

    fn letter(self) -> &'static str {
        match self {
            Kind::Directory => "d",
            Kind::Page => "e",
            Kind::Register => "r",
            Kind::Block => "i",
            Kind::Text => "t",
            Kind::Numbers => "n",
            Kind::Places => "p",
            Kind::Ids => "k",
            Kind::Titles => "l",
            Kind::IdTable => "h",
            Kind::Variants => "v",
            Kind::People => "q",
            Kind::PeopleTable => "w",
            Kind::Suggestions => "s",
            Kind::Named => "",
        }
    }

    /// The name of the file of this kind with a number, without its folder.
    #[must_use]
    pub fn file(self, number: u32) -> String {
        [self.letter(), &number.to_string()].concat()
    }
}

/// How many articles a file of [`Kind::Numbers`] or [`Kind::Titles`] tells of.
///
/// Up: a question that finds ten articles loads more about their neighbours, 7 bytes each; down: more files.
pub const FEW: u32 = 128;
/// How many articles a file of [`Kind::Places`] or [`Kind::Ids`] tells of.
///
/// Up: a question that finds hundreds of articles waits for one large file; down: for more files.
pub const MANY: u32 = 8192;

/// A file of a large archive that holds no article's text: numbers and words, whose meaning follows from its kind.
///
/// One shape for all, so that the app has one reader for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number, to tell a file that got another's name.
    pub at: u32,
    /// Numbers.
    pub numbers: Vec<u32>,
    /// Words, or bits as [`super::bits::to_letters`] writes them.
    pub words: Vec<String>,
}

impl Sheet {
    /// A sheet of this version.
    #[must_use]
    pub fn new(at: u32, numbers: Vec<u32>, words: Vec<String>) -> Sheet {
        Sheet { format: FORMAT, at, numbers, words }
    }

    /// Some words of it; empty where it has fewer.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }
}

/// How many names share a file that leads from a name to a number. Up: an address loads more numbers; down: more files.
const NAMES_A_TABLE: u32 = 512;

/// How many files lead from so many names to their numbers.
#[must_use]
pub fn tables_of(names: u32) -> u32 {
    names.div_ceil(NAMES_A_TABLE).max(1)
}

/// FNV-1a, 32 bits.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The file that a name is in, of those of so many names.
#[must_use]
pub fn table_of(name: &str, names: u32) -> u32 {
    // The low bits of such a hash are its weak ones.
    ((u64::from(hash(name)) * u64::from(tables_of(names))) >> 32) as u32
}

/// The files that lead from names to their numbers: for each name its number and 16 bits of its hash. `count` is how many
/// things there are, also those whose names need no file.
#[must_use]
pub fn name_tables<'a>(names: impl Iterator<Item = (u32, &'a str)>, count: u32) -> Vec<Sheet> {
    let mut tables: Vec<Sheet> = (0..tables_of(count)).map(|at| Sheet::new(at, Vec::new(), Vec::new())).collect();
    for (number, name) in names {
        if let Some(table) = tables.get_mut(table_of(name, count) as usize) {
            table.numbers.extend([number, hash(name) & 0xffff]);
        }
    }
    tables
}

/// The numbers in a table that may be a name's: seldom more than one.
pub(crate) fn named_so(table: &[u32], name: &str) -> Vec<u32> {
    let own = hash(name) & 0xffff;
    table.chunks_exact(2).filter(|pair| pair[1] == own).map(|pair| pair[0]).collect()
}

/// The order in which an article's number of [`STEP`]s is written: most have several dozen.
const STEPS_ORDER: u32 = 5;

/// How many places each of some articles has, all multiples of [`STEP`], as a dense word.
#[must_use]
pub fn write_lengths(lengths: impl Iterator<Item = u32>) -> String {
    let mut bits = BitWriter::default();
    lengths.for_each(|length| bits.grown(length / STEP, STEPS_ORDER));
    to_letters(&bits.finish())
}

/// The first places of so many articles, the first of which begins at `start`; `None` when that is not what was written.
pub(crate) fn read_starts(lengths: &str, count: usize, start: u32) -> Option<Vec<u32>> {
    let bytes = from_letters(lengths)?;
    let mut bits = BitReader::new(&bytes);
    let mut starts = Vec::with_capacity(count);
    let mut next = start;
    for _ in 0..count {
        starts.push(next);
        next = next.checked_add(bits.grown(STEPS_ORDER).checked_mul(STEP)?)?;
    }
    (!bits.overran()).then_some(starts)
}

/// Issues column by column: what repeats stands once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueColumns {
    /// The keys; empty where the key is the issue's date.
    pub keys: Vec<String>,
    /// The dates as printed or inferred; empty where there is none.
    pub dates: Vec<String>,
    /// How many articles each issue has.
    pub articles: Vec<u32>,
    /// Which of `patterns` each issue follows.
    pub like: Vec<u32>,
    /// Issues of which some have everything in common but key, date and number of articles.
    pub patterns: Vec<Issue>,
}

impl IssueColumns {
    /// Writes issues.
    #[must_use]
    pub fn of(issues: &[Issue]) -> IssueColumns {
        let mut columns = IssueColumns::default();
        for issue in issues {
            let date = issue.date.date.map(|date| date.to_string()).unwrap_or_default();
            let key = if issue.key.0 == date { String::new() } else { issue.key.0.clone() };
            let about = IssueDate { date: None, ..issue.date.clone() };
            let pattern = Issue { key: IssueKey(String::new()), date: about, shard: 0, articles: 0, ..issue.clone() };
            let known = columns.patterns.iter().rposition(|known| *known == pattern);
            columns.like.push(known.unwrap_or(columns.patterns.len()) as u32);
            if known.is_none() {
                columns.patterns.push(pattern);
            }
            columns.keys.push(key);
            columns.dates.push(date);
            columns.articles.push(issue.articles);
        }
        columns
    }

    /// Reads them back; `None` when they are damaged.
    #[must_use]
    pub fn read(&self) -> Option<Vec<Issue>> {
        let mut issues = Vec::with_capacity(self.keys.len());
        for (at, key) in self.keys.iter().enumerate() {
            let mut issue = self.patterns.get(*self.like.get(at)? as usize)?.clone();
            let date = self.dates.get(at)?;
            issue.key = IssueKey(if key.is_empty() { date } else { key }.clone());
            if !date.is_empty() {
                issue.date.date = Some(date.parse().ok()?);
            }
            issue.articles = *self.articles.get(at)?;
            issues.push(issue);
        }
        Some(issues)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::IssueDateBasis;

    #[test]
    fn issues_read_back_as_written() {
        let issue = |key: &str, file: &str, date: &str, basis| Issue {
            key: IssueKey(key.into()),
            file: file.into(),
            newspaper: None,
            date: IssueDate { date: date.parse().ok(), earliest: None, latest: None, basis, evidence: Vec::new() },
            shard: 0,
            articles: 3,
        };
        let issues = vec![
            issue("2022-02-16", "a.jsonl", "2022-02-16", IssueDateBasis::Masthead),
            issue("2022-02-17", "a.jsonl", "2022-02-17", IssueDateBasis::Masthead),
            issue("aaaaaaaa", "b.txt", "", IssueDateBasis::Unknown),
        ];
        let columns = IssueColumns::of(&issues);
        assert_eq!(columns.patterns.len(), 2);
        assert_eq!(columns.read(), Some(issues));
        let short = IssueColumns { dates: vec![String::new()], ..columns };
        assert!(short.read().is_none());
    }

    #[test]
    fn names_spread_over_the_tables_and_lead_to_their_numbers() {
        let names: Vec<String> = (0..20_000).map(|at| format!("news{at:05}")).collect();
        let tables = name_tables((0..).zip(names.iter().map(String::as_str)), 20_000);
        assert!(tables.iter().all(|table| (500..2000).contains(&table.numbers.len())));
        let found = |name: &str| named_so(&tables[table_of(name, 20_000) as usize].numbers, name);
        assert!((0..).zip(&names).all(|(at, name)| found(name).contains(&at)));
        let odd: usize = names.iter().map(|name| found(name).len() - 1).sum();
        assert!(odd < 400, "{odd}");
    }
}
