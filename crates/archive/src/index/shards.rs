//! The files of a large archive as they stand in the bundle, and how they are named.
//!
//! All lie in one folder named by what they hold; within it a letter tells the kind. Only shapes, no reading.

use crate::bundle::{Issue, IssueDate, IssueKey};
use serde::{Deserialize, Serialize};

/// How a large archive is divided into files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharded {
    /// The folder of the files, named by the hash of their content.
    pub folder: String,
    /// How many articles there are.
    pub articles: u32,
    /// How many text shards.
    pub texts: u32,
    /// The issues, column by column.
    pub issues: IssueColumns,
}

/// What a file of a large archive is: the letter of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A [`super::directory::DirectoryText`].
    Directory,
    /// A [`super::directory::PageText`].
    Page,
    /// A [`crate::listing::RegisterText`].
    Register,
    /// A [`Block`] of the index.
    Block,
    /// A [`crate::bundle::ShardText`].
    Text,
    /// A [`Numbers`] file: some articles' ids and places.
    Numbers,
    /// A [`Places`] file: many articles' places.
    Places,
    /// An [`Ids`] file: many articles' ids.
    Ids,
    /// A [`Titles`] file.
    Titles,
    /// An [`IdTable`] file.
    IdTable,
}

impl Kind {
    fn letter(self) -> char {
        match self {
            Kind::Directory => 'd',
            Kind::Page => 'e',
            Kind::Register => 'r',
            Kind::Block => 'i',
            Kind::Text => 't',
            Kind::Numbers => 'n',
            Kind::Places => 'p',
            Kind::Ids => 'k',
            Kind::Titles => 'l',
            Kind::IdTable => 'h',
        }
    }

    /// The name of the file of this kind with a number, without its folder.
    #[must_use]
    pub fn file(self, number: u32) -> String {
        format!("{}{number}", self.letter())
    }
}

/// How many articles a [`Numbers`] or [`Titles`] file tells of.
///
/// Up: a question that finds ten articles loads more about their neighbours, 7 bytes each; down: more files.
pub const FEW: u32 = 128;
/// How many articles a [`Places`] or [`Ids`] file tells of.
///
/// Up: a question that finds hundreds of articles waits for one large file; down: for more files.
pub const MANY: u32 = 8192;

/// A block of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number, to tell a file that got another's name.
    pub at: u32,
    /// Its bits, as [`super::bits::to_letters`] writes them.
    pub bits: String,
}

/// The ids and the places of [`FEW`] articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number.
    pub at: u32,
    /// The ids; one that begins with `-` follows the issue's key.
    pub ids: Vec<String>,
    /// How many places each article has.
    pub places: String,
}

/// How many places each of [`MANY`] articles has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number.
    pub at: u32,
    /// How many places each article has.
    pub places: String,
}

/// The ids of [`MANY`] articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ids {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number.
    pub at: u32,
    /// The ids, as in [`Numbers`].
    pub ids: Vec<String>,
}

/// What [`FEW`] articles are called in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titles {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number.
    pub at: u32,
    /// The titles.
    pub titles: Vec<String>,
}

/// The articles whose ids share a hash, to open an address that is an id of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdTable {
    /// [`crate::bundle::FORMAT`] at the time of writing.
    pub format: u32,
    /// Its number: the hash.
    pub at: u32,
    /// The articles' numbers, rising, as distances in the bundle's dense writing.
    pub articles: Vec<u32>,
}

/// How many articles' ids share an [`IdTable`]. Up: an address loads more numbers; down: more files.
const IDS_A_TABLE: u32 = 2048;

/// How many [`IdTable`]s an archive of so many articles has.
#[must_use]
pub fn id_tables(articles: u32) -> u32 {
    articles.div_ceil(IDS_A_TABLE).max(1)
}

/// The table that an id is in (FNV-1a, 32 bits).
#[must_use]
pub fn id_table(id: &str, tables: u32) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The low bits of such a hash are its weak ones.
    ((u64::from(hash) * u64::from(tables)) >> 32) as u32
}

/// The order in which an article's number of places is written: most have several hundred.
pub const PLACES_ORDER: u32 = 9;

/// Issues column by column: what repeats stands once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueColumns {
    /// The keys; empty where the key is the issue's date.
    pub keys: Vec<String>,
    /// The files, each with how many issues in a row came from it.
    pub files: Vec<(String, u32)>,
    /// The newspapers, each with how many issues in a row.
    pub newspapers: Vec<(Option<String>, u32)>,
    /// The dates as printed or inferred; empty where there is none.
    pub dates: Vec<String>,
    /// What else is known of the dates, each with how many issues in a row.
    pub dating: Vec<(IssueDate, u32)>,
    /// How many articles each issue has.
    pub articles: Vec<u32>,
}

fn push_repeated<T: PartialEq>(column: &mut Vec<(T, u32)>, value: T) {
    match column.last_mut() {
        Some((last, times)) if *last == value => *times += 1,
        _ => column.push((value, 1)),
    }
}

fn repeated<T: Clone>(column: &[(T, u32)]) -> impl Iterator<Item = T> {
    column.iter().flat_map(|(value, times)| (0..*times).map(|_| value.clone()))
}

impl IssueColumns {
    /// Writes issues.
    #[must_use]
    pub fn of(issues: &[Issue]) -> IssueColumns {
        let mut columns = IssueColumns::default();
        for issue in issues {
            let date = issue.date.date.map(|date| date.to_string()).unwrap_or_default();
            let key = if issue.key.0 == date { String::new() } else { issue.key.0.clone() };
            columns.keys.push(key);
            push_repeated(&mut columns.files, issue.file.clone());
            push_repeated(&mut columns.newspapers, issue.newspaper.clone());
            columns.dates.push(date);
            push_repeated(&mut columns.dating, IssueDate { date: None, ..issue.date.clone() });
            columns.articles.push(issue.articles);
        }
        columns
    }

    /// Reads them back.
    ///
    /// # Errors
    /// What is wrong with the columns.
    pub fn read(&self) -> Result<Vec<Issue>, String> {
        let count = self.keys.len();
        let mut files = repeated(&self.files);
        let mut newspapers = repeated(&self.newspapers);
        let mut dating = repeated(&self.dating);
        let mut issues = Vec::with_capacity(count);
        for ((key, date), articles) in self.keys.iter().zip(&self.dates).zip(&self.articles) {
            let (Some(file), Some(newspaper), Some(about)) = (files.next(), newspapers.next(), dating.next()) else {
                break;
            };
            let key = if key.is_empty() { date.clone() } else { key.clone() };
            let date = if date.is_empty() { None } else { Some(date.parse()?) };
            let date = IssueDate { date, ..about };
            issues.push(Issue { key: IssueKey(key), file, newspaper, date, shard: 0, articles: *articles });
        }
        match issues.len() == count && files.next().is_none() {
            true => Ok(issues),
            false => Err("its columns are of different length".into()),
        }
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
        assert_eq!(columns.files.len(), 2);
        assert_eq!(columns.read(), Ok(issues));
        let short = IssueColumns { dates: vec![String::new()], ..columns };
        assert!(short.read().is_err());
    }

    #[test]
    fn ids_spread_over_the_tables() {
        let tables = id_tables(20_000);
        let mut held = vec![0; tables as usize];
        for at in 0..20_000 {
            held[id_table(&format!("news{at:05}"), tables) as usize] += 1;
        }
        assert!(held.iter().all(|count| (1000..4000).contains(count)), "{held:?}");
    }
}
