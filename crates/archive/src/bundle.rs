//! The bundle's types: what is written to `bundle/` and read back. The schema for other programs is `docs/bundle.md`.
//!
//! A fact is stored once: each issue's source text once, everything cut from it as [`Pieces`]. Only these types
//! (and those of `date` and `print`) are serialised; no `usize`, ordered collections only.

use crate::date::PartialDate;
use crate::index::shards::Sharded;
use crate::print::{Pieces, Source};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The bundle's format. Raised when a reader of the old one would misunderstand the new one.
pub const FORMAT: u32 = 1;

/// The first file read: what the archive is and where its shards are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// The build's name: hex digits of the hash of everything below.
    pub build: String,
    /// The newspaper, as far as its masthead or `newspaper.toml` tell.
    pub newspaper: Newspaper,
    /// Every issue, oldest first, undated ones last, then by file.
    pub issues: Vec<Issue>,
    /// The files that hold the issues' texts.
    pub shards: Vec<Shard>,
    /// Files that were found but left out, and why.
    pub left_out: Vec<LeftOut>,
    /// Groups of characters that are forms of one, parted by spaces, for [`crate::text::Folding`]: those whose forms are
    /// in the archive's text, in one that is loaded whole also those that a question may bring.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub variants: String,
    /// How a large archive is divided, whose `issues` and `shards` are empty in the file; absent in one that is loaded
    /// whole.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sharded: Option<Sharded>,
    /// The file of open questions, where there are any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub questions: Option<QuestionsFile>,
    /// The file of what the paper knows, where it knows anything.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub facts: Option<FactsFile>,
    /// The name of the file of suggestions, in an archive that is loaded whole and has any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suggestions: Option<String>,
}

/// What the manifest says of the file of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsFile {
    /// File name without folder and ending; also the hash of the content.
    pub name: String,
    /// How many facts of each kind there are, by the kind's number.
    pub counts: Vec<u32>,
}

/// What the manifest says of the file of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionsFile {
    /// File name without folder and ending; also the hash of the content.
    pub name: String,
    /// How many questions there are, listed or not.
    pub count: u32,
}

/// What is known of the newspaper; absent facts are `None`, never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Newspaper {
    /// Its name as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The place it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who publishes it, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Serial or permit number as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// The archive's public address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whom to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// A line for the foot of every page, such as a registration number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
}

/// One file of the bundle that holds texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// File name without folder and ending; also the hash of the content.
    pub name: String,
    /// Size in bytes.
    pub bytes: u32,
}

/// A file of the corpus that is not in the archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LeftOut {
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// The diagnostic's code, such as `not-text`.
    pub code: String,
    /// Another file that this one repeats, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub same_as: Option<String>,
}

/// First 8 hex digits of the SHA-256 of an issue's decoded text with LF line ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IssueKey(pub String);

impl fmt::Display for IssueKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the manifest says of an issue; its text is in a shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The issue's key, the first half of its articles' ids.
    pub key: IssueKey,
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// The folder it lay in, where it lay in one: the newspaper.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub newspaper: Option<String>,
    /// When it appeared, as far as known.
    pub date: IssueDate,
    /// Index into [`Manifest::shards`].
    pub shard: u32,
    /// How many articles it has.
    pub articles: u32,
}

/// When an issue appeared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDate {
    /// The best statement of the date; `None` when nothing tells.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<PartialDate>,
    /// It cannot have appeared before this day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub earliest: Option<PartialDate>,
    /// It cannot have appeared after this day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub latest: Option<PartialDate>,
    /// How the date is known.
    pub basis: IssueDateBasis,
    /// Where the source says so; empty for a file name.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Pieces>,
}

/// How an issue's date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum IssueDateBasis {
    /// Printed in the masthead.
    #[serde(rename = "masthead")]
    Masthead,
    /// In the file's name.
    #[serde(rename = "file name")]
    FileName,
    /// From the events it reports.
    #[serde(rename = "inferred")]
    Inferred,
    /// An editor says so.
    #[serde(rename = "editor")]
    Editor,
    /// Nothing tells.
    #[serde(rename = "unknown")]
    Unknown,
}

/// What a shard file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardText {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// The texts of the issues whose `shard` names this file, in the manifest's order.
    pub issues: Vec<IssueText>,
}

/// An issue's source text and the articles cut from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueText {
    /// The issue it belongs to.
    pub key: IssueKey,
    /// How many of its articles are in the shards before: rows of data spread over several.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub before: u32,
    /// The decoded raw text with LF line ends, unchanged.
    #[serde(with = "source_text")]
    pub source: Source,
    /// Where the pages of print begin, in order of place; empty where nothing says.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub pages: Vec<PageStart>,
    /// The articles in order of their first heading (else body) line.
    pub articles: Vec<Article>,
}

/// Where a page of print begins.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageStart {
    /// The first line of the source on it.
    pub line: u32,
    /// Its number: `2`, `A02`; empty where what follows is on no page that is known.
    pub page: String,
}

impl IssueText {
    /// The page of print a line of the source stands on.
    #[must_use]
    pub fn page_of(&self, line: u32) -> Option<&str> {
        let before = self.pages.partition_point(|start| start.line <= line);
        let start = self.pages.get(before.checked_sub(1)?)?;
        Some(start.page.as_str()).filter(|page| !page.is_empty())
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

mod source_text {
    //! A source is written as its text alone.
    use super::Source;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(source: &Source, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(source.text())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Source, D::Error> {
        String::deserialize(from).map(Source::new)
    }
}

/// One article: pieces of its issue's source and what was recognised in them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Article {
    /// The raw line of its first heading (else body) line: the second half of its id. For a row of data the number of
    /// its record in the file.
    pub line: u32,
    /// The id of a row of data; absent for an article cut from an issue's text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// The column of the paper it stands in (栏目).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub section: Option<Passage>,
    /// 引题, the line above the headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kicker: Option<Passage>,
    /// 主标题.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline: Option<Passage>,
    /// 副题, the line below the headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subtitle: Option<Passage>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub byline: Option<Passage>,
    /// Paragraphs, subheads and captions in reading order.
    pub blocks: Vec<Block>,
    /// Every date printed in it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub dates: Vec<DateMention>,
    /// Index into `dates` of the day of its main event.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub event: Option<u32>,
    /// Every mention of a person.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub people: Vec<PersonMention>,
    /// What an editor has put right, in order of place. The source keeps what is printed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub corrections: Vec<Correction>,
}

/// Words that are printed wrong, and what they should be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Correction {
    /// Where the wrong words are printed: one piece.
    pub pieces: Pieces,
    /// What they should be.
    pub text: String,
    /// Where that is known from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// How sure the compiler is of something the file does not say, in hundredths; absent where the file says it, 100 where
/// an editor has decided it.
pub type Confidence = Option<u8>;

/// A heading of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Passage {
    /// Where it is printed.
    pub pieces: Pieces,
    /// How sure it is that this belongs here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confidence: Confidence,
}

/// A block of an article's body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is printed.
    pub pieces: Pieces,
    /// How sure it is that its pieces belong together, here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confidence: Confidence,
}

/// The kinds of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A paragraph of the story.
    Paragraph,
    /// 小标题, a heading inside the story.
    Subhead,
    /// The words under a picture.
    Caption,
}

/// A date as printed, and the days it can mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// Where it is printed.
    pub pieces: Pieces,
    /// The day, month or year; the first of a range.
    pub from: PartialDate,
    /// The last day of a range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<PartialDate>,
    /// How the days are known.
    pub basis: DateBasis,
}

/// How the days of a date are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateBasis {
    /// The year is printed with it.
    #[serde(rename = "printed")]
    Printed,
    /// A year printed nearby.
    #[serde(rename = "year from the context")]
    Context,
    /// The year of the issue.
    #[serde(rename = "year from the issue")]
    Issue,
    /// Counted from the day the issue appeared: 近日, 上周五.
    #[serde(rename = "relative to the issue")]
    RelativeToIssue,
    /// Counted from a date before it: 当天, 次年.
    #[serde(rename = "relative to the context")]
    RelativeToContext,
    /// Converted from the lunar calendar (农历), the year printed with it.
    #[serde(rename = "lunar calendar")]
    Lunar,
    /// Converted from the lunar calendar in the year that lies nearest before the issue.
    #[serde(rename = "lunar calendar, year inferred")]
    LunarYearInferred,
}

/// One mention of a person. Every field is cut from the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonMention {
    /// The name.
    pub name: Pieces,
    /// The office, such as 镇长, where one is printed with the name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub office: Option<Pieces>,
    /// The body the office belongs to, where one is printed with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organisation: Option<Pieces>,
    /// Name and office together, as printed.
    pub raw: Pieces,
}
