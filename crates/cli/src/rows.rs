//! Files of rows on the disk: where each record stands, so that a file is read a shard at a time. To find that a `.csv` is
//! read whole once, as only what stands before tells whether a line end is inside quotes; a `.jsonl` may be larger than
//! memory.
//!
//! Must not know what a row holds; that is the compiler's business.

use baoku_archive::bundle::{Issue, IssueKey, IssueText};
use baoku_archive::date::PartialDate;
use baoku_compiler::bundle::content_name;
use baoku_compiler::diagnostic::{Diagnostic, Spot, kinds};
use baoku_compiler::rows::{Head, Row, can_name_a_file, csv, fields, issue_date, issue_text, jsonl};
use baoku_compiler::variants::Characters;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The endings of files of rows.
pub const ENDINGS: &[&str] = &["jsonl", "csv"];

/// A file of rows whose records are known.
#[derive(Debug)]
pub struct RowFile {
    path: PathBuf,
    /// The field names of comma-separated values; `None` where every row names its fields.
    names: Option<Vec<String>>,
    /// Its issues.
    pub issues: Vec<RowIssue>,
    /// What a person should know.
    pub diagnostics: Vec<Diagnostic>,
    /// The characters of its rows.
    pub characters: Characters,
}

/// The rows of one issue.
#[derive(Debug)]
pub struct RowIssue {
    /// What the manifest will say of it.
    pub issue: Issue,
    records: Vec<Record>,
}

/// Where a row stands in its file.
#[derive(Debug)]
struct Record {
    from: u64,
    bytes: u32,
    head: Head,
}

impl RowIssue {
    /// How many bytes each of its records has.
    pub fn sizes(&self) -> impl Iterator<Item = usize> + '_ {
        self.records.iter().map(|record| record.bytes as usize)
    }
}

/// So many bytes of records are read and parsed side by side. Up: memory; down: the cores wait for each other.
const CHUNK: usize = 8 << 20;

impl RowFile {
    /// Finds the records of a file. `file` is its path relative to the corpus folder; `taken` holds the ids and issue
    /// keys that are in use.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scan(path: &Path, file: &str, newspaper: Option<&str>, taken: &mut Taken) -> io::Result<RowFile> {
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let mut scanned = RowFile {
            path: path.to_owned(),
            names: None,
            issues: Vec::new(),
            diagnostics: Vec::new(),
            characters: Characters::default(),
        };
        let mut heads = Vec::new();
        if is_csv {
            let text = std::fs::read(path)?;
            let names = csv::names(&text);
            if !names.iter().any(|name| name == "title" || name == "body") {
                let message = format!("标题行是“{}”，里面没有 title，也没有 body", names.join(","));
                let mut said = Diagnostic::new(&kinds::BAD_ROW, Spot::file(file), message);
                let fields = fields().collect::<Vec<_>>().join("、");
                said.help = format!("第一行要写各栏的英文名，用逗号隔开，例如 date,title,body；可以有的栏：{fields}。");
                scanned.diagnostics.push(said);
                return Ok(scanned);
            }
            let places = csv::records(&text);
            let read = |record: &[u8]| csv::row(&names, record);
            read_heads(&text, &places, 0, read, &mut heads, &mut scanned.characters);
            scanned.names = Some(names);
        } else {
            scan_lines(&mut File::open(path)?, &mut heads, &mut scanned.characters)?;
        }
        scanned.sort_into_issues(file, newspaper, heads, taken);
        Ok(scanned)
    }

    fn sort_into_issues(&mut self, file: &str, newspaper: Option<&str>, heads: Vec<Scanned>, taken: &mut Taken) {
        let mut by_label: BTreeMap<String, Vec<Record>> = BTreeMap::new();
        for (at, ((from, bytes), read)) in heads.into_iter().enumerate() {
            let number = at as u32 + 1;
            let (mut head, content_id, undated) = match read {
                Ok(read) => (Head { record: number, ..read.head }, read.content_id, read.undated),
                Err(wrong) => {
                    self.say(&kinds::BAD_ROW, file, number, format!("第 {number} 条读不懂：{wrong}"));
                    continue;
                }
            };
            if let Some(undated) = undated {
                self.say(&kinds::UNDATED_ROW, file, number, format!("第 {number} 条的日期 {undated:?} 读不懂"));
            }
            if !taken.ids.insert(head.id.to_ascii_lowercase()) {
                if !taken.ids.insert(content_id.clone()) {
                    self.say(&kinds::REPEATED_ROW, file, number, format!("第 {number} 条与前面的一条一字不差"));
                    continue;
                }
                head.id = content_id;
            }
            by_label.entry(head.issue.clone()).or_default().push(Record { from, bytes: bytes as u32, head });
        }
        for (label, records) in by_label {
            let dates = records.iter().filter_map(|record| record.head.date);
            let date = baoku_compiler::rows::date(&label).or_else(|| dates.min());
            let key = taken.key(&label);
            let articles = records.len() as u32;
            let newspaper = newspaper.map(str::to_owned);
            let issue = Issue { key, file: file.to_owned(), newspaper, date: issue_date(date), shard: 0, articles };
            self.issues.push(RowIssue { issue, records });
        }
    }

    fn say(&mut self, kind: &baoku_compiler::diagnostic::Kind, file: &str, record: u32, message: String) {
        let spot = Spot { lines: (record, record), ..Spot::file(file) };
        self.diagnostics.push(Diagnostic::new(kind, spot, message));
    }

    /// The text of some rows of an issue: `count` of them after `before`.
    ///
    /// # Errors
    /// When the file cannot be read any more or has changed since it was scanned.
    pub fn text(&self, issue: &RowIssue, before: u32, count: u32) -> io::Result<IssueText> {
        let mut file = File::open(&self.path)?;
        let records = issue.records.get(before as usize..(before + count) as usize).unwrap_or_default();
        let mut rows = Vec::with_capacity(records.len());
        for record in records {
            file.seek(SeekFrom::Start(record.from))?;
            let mut bytes = vec![0; record.bytes as usize];
            file.read_exact(&mut bytes)?;
            let row = match &self.names {
                Some(names) => csv::row(names, &bytes),
                None => parse_line(&bytes),
            };
            rows.push((record.head.clone(), row.map_err(io::Error::other)?));
        }
        let date: Option<PartialDate> = issue.issue.date.date;
        Ok(issue_text(&issue.issue.key, before, date, &rows))
    }
}

/// What is in use already, in small letters: where files are named by it, Windows and macOS tell no large ones apart.
#[derive(Debug, Default)]
pub struct Taken {
    ids: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Taken {
    /// A key for an issue of rows: its label where that can stand in an address.
    fn key(&mut self, label: &str) -> IssueKey {
        let wanted = match label {
            "" => "undated".to_owned(),
            _ if can_name_a_file(label) => label.to_owned(),
            _ => content_name(label.as_bytes()),
        };
        let numbered = (2..).map(|number| format!("{wanted}.{number}"));
        let free = [wanted.clone()].into_iter().chain(numbered).find(|key| self.keys.insert(key.to_ascii_lowercase()));
        IssueKey(free.unwrap_or(wanted))
    }
}

/// What is read of a row in the first pass.
struct HeadRead {
    head: Head,
    content_id: String,
    undated: Option<String>,
}

/// Where a record stands, and what was read of it.
type Scanned = ((u64, usize), Result<HeadRead, String>);

/// So many records are read by one core before it is given others.
const A_SHARE: usize = 256;

/// Reads the heads of records that stand at these places of a text, and notes the characters of all.
fn read_heads(
    text: &[u8],
    places: &[(usize, usize)],
    start: u64,
    read: impl Fn(&[u8]) -> Result<Row, String> + Sync,
    heads: &mut Vec<Scanned>,
    characters: &mut Characters,
) {
    let shares = places.par_chunks(A_SHARE).map(|share| {
        let mut characters = Characters::default();
        let read = |(from, to): &(usize, usize)| {
            let row = read(text.get(*from..*to).unwrap_or_default());
            row.iter().flat_map(Row::words).for_each(|words| characters.add(words));
            ((start + *from as u64, to - from), read_head(row))
        };
        let read: Vec<Scanned> = share.iter().map(read).collect();
        (read, characters)
    });
    let shares: Vec<(Vec<Scanned>, Characters)> = shares.collect();
    for (read, seen) in shares {
        heads.extend(read);
        characters.join(&seen);
    }
}

fn read_head(row: Result<Row, String>) -> Result<HeadRead, String> {
    let row = row?;
    if !row.is_article() {
        return Err("既没有 title 也没有 body".into());
    }
    let head = row.head(0);
    let undated = row.date.clone().filter(|_| head.date.is_none());
    Ok(HeadRead { content_id: row.content_id(), head, undated })
}

fn parse_line(bytes: &[u8]) -> Result<Row, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    jsonl::row(std::str::from_utf8(bytes).map_err(|_| "不是 UTF-8".to_owned())?)
}

/// Reads a file of lines a chunk at a time.
fn scan_lines(file: &mut File, heads: &mut Vec<Scanned>, characters: &mut Characters) -> io::Result<()> {
    let mut held: Vec<u8> = Vec::new();
    let mut start = 0u64;
    loop {
        let before = held.len();
        file.take(CHUNK as u64).read_to_end(&mut held)?;
        let ended = held.len() == before;
        // The last line may go on in the next chunk.
        let fresh = held.get(before..).unwrap_or_default();
        let whole = match fresh.iter().rposition(|byte| *byte == b'\n') {
            _ if ended => held.len(),
            Some(end) => before + end + 1,
            None => 0,
        };
        let text = held.get(..whole).unwrap_or_default();
        let places: Vec<(usize, usize)> = jsonl::lines(text).collect();
        read_heads(text, &places, start, parse_line, heads, characters);
        start += whole as u64;
        held.drain(..whole);
        if ended {
            return Ok(());
        }
    }
}
