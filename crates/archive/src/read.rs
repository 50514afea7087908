//! The bundle's types read from JSON: what `serde` writes, field by field.
//!
//! Unknown fields are passed over, absent ones are empty; a list that must be there is only ever absent in a damaged
//! file, and then its articles are. Held against `serde`'s own reader by the tests.

use crate::bundle::{
    Article, Block as TextBlock, BlockKind, Correction, DateBasis, DateMention, Issue, IssueDate, IssueDateBasis,
    IssueKey, IssueText, LeftOut, Manifest, Newspaper, PageStart, Passage, PersonMention, Shard, ShardText,
};
use crate::date::PartialDate;
use crate::index::shards::{IssueColumns, Sharded, Sheet};
use crate::json::{Read, Reader};
use crate::print::{Pieces, Source};

/// A file of the bundle.
pub(crate) trait BundleFile: Sized {
    /// Reads the whole file.
    fn read(reader: &mut Reader<'_>) -> Read<Self>;
}

/// The format a file says it has, whatever else is in it.
pub(crate) fn format(json: &str) -> Option<u32> {
    let mut found = None;
    // What stands after the format may be damaged; the format is still what it says.
    let _ = Reader::new(json).object(&mut |name, reader| {
        if name == "format" {
            found = Some(reader.number()?);
        }
        Ok(name == "format")
    });
    found
}

/// Reads a whole file.
///
/// # Errors
/// A sentence on what is wrong and where.
pub(crate) fn file<T: BundleFile>(json: &str) -> Result<T, String> {
    let mut reader = Reader::new(json);
    let read = T::read(&mut reader).and_then(|read| reader.end().map(|()| read));
    read.map_err(|wrong| wrong.say())
}

fn list<T>(reader: &mut Reader<'_>, item: fn(&mut Reader<'_>) -> Read<T>) -> Read<Vec<T>> {
    let mut list = Vec::new();
    reader.list(&mut |reader| {
        list.push(item(reader)?);
        Ok(())
    })?;
    Ok(list)
}

/// Something, or `null`.
fn maybe<T>(reader: &mut Reader<'_>, item: fn(&mut Reader<'_>) -> Read<T>) -> Read<Option<T>> {
    if reader.null() { Ok(None) } else { item(reader).map(Some) }
}

fn string(reader: &mut Reader<'_>) -> Read<String> {
    reader.string()
}

fn number(reader: &mut Reader<'_>) -> Read<u32> {
    reader.number()
}

fn confidence(reader: &mut Reader<'_>) -> Read<u8> {
    u8::try_from(reader.number()?).or_else(|_| reader.wrong("a number below 256"))
}

fn date(reader: &mut Reader<'_>) -> Read<PartialDate> {
    reader.string()?.parse().or_else(|_| reader.wrong("a date"))
}

fn pieces(reader: &mut Reader<'_>) -> Read<Pieces> {
    Pieces::try_from(list(reader, number)?).or_else(|_| reader.wrong("pairs of offsets"))
}

/// Reads one field after another into the places given for them.
macro_rules! fields {
    ($reader:ident, $($name:literal => $place:expr, $read:expr;)*) => {
        $reader.object(&mut |name, reader| {
            match name {
                $($name => $place = $read(reader)?,)*
                _ => return Ok(false),
            }
            Ok(true)
        })?
    };
}

mod facts;
mod questions;

/// What is in a field that must be there.
fn needed<T>(reader: &Reader<'_>, found: Option<T>, expected: &'static str) -> Read<T> {
    found.map_or_else(|| reader.wrong(expected), Ok)
}

fn some<T>(read: fn(&mut Reader<'_>) -> Read<T>) -> impl Fn(&mut Reader<'_>) -> Read<Option<T>> {
    move |reader| read(reader).map(Some)
}

fn optional<T>(read: fn(&mut Reader<'_>) -> Read<T>) -> impl Fn(&mut Reader<'_>) -> Read<Option<T>> {
    move |reader| maybe(reader, read)
}

fn all<T>(read: fn(&mut Reader<'_>) -> Read<T>) -> impl Fn(&mut Reader<'_>) -> Read<Vec<T>> {
    move |reader| list(reader, read)
}

impl BundleFile for Manifest {
    fn read(reader: &mut Reader<'_>) -> Read<Manifest> {
        let (mut format, mut build, mut paper, mut issues, mut shards) = (None, None, None, None, None);
        let (mut left_out, mut variants, mut sharded) = (Vec::new(), String::new(), None);
        let (mut asked, mut known, mut suggestions) = (None, None, None);
        fields! { reader,
            "format" => format, some(format_number);
            "build" => build, some(string);
            "newspaper" => paper, some(newspaper);
            "issues" => issues, |reader: &mut Reader<'_>| list(reader, issue).map(Some);
            "shards" => shards, |reader: &mut Reader<'_>| list(reader, shard).map(Some);
            "left_out" => left_out, all(file_left_out);
            "variants" => variants, string;
            "sharded" => sharded, optional(sharded_files);
            "questions" => asked, optional(questions::named);
            "facts" => known, optional(facts::named);
            "suggestions" => suggestions, optional(string);
        }
        Ok(Manifest {
            format: needed(reader, format, "a format")?,
            build: needed(reader, build, "a build")?,
            newspaper: needed(reader, paper, "a newspaper")?,
            issues: needed(reader, issues, "issues")?,
            shards: needed(reader, shards, "shards")?,
            left_out,
            variants,
            sharded,
            questions: asked,
            facts: known,
            suggestions,
        })
    }
}

/// The format, which must be ours: nothing else is read of another.
fn format_number(reader: &mut Reader<'_>) -> Read<u32> {
    let format = reader.number()?;
    if format == crate::bundle::FORMAT { Ok(format) } else { reader.wrong("the format of this version") }
}

fn newspaper(reader: &mut Reader<'_>) -> Read<Newspaper> {
    let mut paper = Newspaper::default();
    fields! { reader,
        "name" => paper.name, optional(string);
        "place" => paper.place, optional(string);
        "publisher" => paper.publisher, optional(string);
        "serial" => paper.serial, optional(string);
        "url" => paper.url, optional(string);
        "contact" => paper.contact, optional(string);
        "footer" => paper.footer, optional(string);
    }
    Ok(paper)
}

fn shard(reader: &mut Reader<'_>) -> Read<Shard> {
    let (mut name, mut bytes) = (None, 0);
    fields! { reader, "name" => name, some(string); "bytes" => bytes, number; }
    Ok(Shard { name: needed(reader, name, "a shard's name")?, bytes })
}

fn file_left_out(reader: &mut Reader<'_>) -> Read<LeftOut> {
    let (mut file, mut code, mut same_as) = (String::new(), String::new(), None);
    fields! { reader, "file" => file, string; "code" => code, string; "same_as" => same_as, optional(string); }
    Ok(LeftOut { file, code, same_as })
}

fn key(reader: &mut Reader<'_>) -> Read<IssueKey> {
    reader.string().map(IssueKey)
}

fn issue(reader: &mut Reader<'_>) -> Read<Issue> {
    let (mut issue_key, mut file, mut newspaper, mut appeared) = (None, String::new(), None, None);
    let (mut shard, mut articles) = (None, 0);
    fields! { reader,
        "key" => issue_key, some(key);
        "file" => file, string;
        "newspaper" => newspaper, optional(string);
        "date" => appeared, some(issue_date);
        "shard" => shard, some(number);
        "articles" => articles, number;
    }
    Ok(Issue {
        key: needed(reader, issue_key, "an issue's key")?,
        file,
        newspaper,
        date: needed(reader, appeared, "an issue's date")?,
        shard: needed(reader, shard, "an issue's shard")?,
        articles,
    })
}

fn issue_date(reader: &mut Reader<'_>) -> Read<IssueDate> {
    let (mut appeared, mut earliest, mut latest) = (None, None, None);
    let (mut basis, mut evidence) = (IssueDateBasis::Unknown, Vec::new());
    fields! { reader,
        "date" => appeared, optional(date);
        "earliest" => earliest, optional(date);
        "latest" => latest, optional(date);
        "basis" => basis, issue_basis;
        "evidence" => evidence, all(pieces);
    }
    Ok(IssueDate { date: appeared, earliest, latest, basis, evidence })
}

fn issue_basis(reader: &mut Reader<'_>) -> Read<IssueDateBasis> {
    Ok(match reader.string()?.as_str() {
        "masthead" => IssueDateBasis::Masthead,
        "file name" => IssueDateBasis::FileName,
        "inferred" => IssueDateBasis::Inferred,
        "editor" => IssueDateBasis::Editor,
        "unknown" => IssueDateBasis::Unknown,
        _ => return reader.wrong("how an issue's date is known"),
    })
}

impl BundleFile for ShardText {
    fn read(reader: &mut Reader<'_>) -> Read<ShardText> {
        let (mut format, mut issues) = (None, None);
        fields! { reader,
            "format" => format, some(format_number);
            "issues" => issues, |reader: &mut Reader<'_>| list(reader, issue_text).map(Some);
        }
        Ok(ShardText { format: needed(reader, format, "a format")?, issues: needed(reader, issues, "issues")? })
    }
}

fn issue_text(reader: &mut Reader<'_>) -> Read<IssueText> {
    let (mut issue_key, mut before, mut source, mut pages, mut articles) = (None, 0, None, Vec::new(), None);
    fields! { reader,
        "key" => issue_key, some(key);
        "before" => before, number;
        "source" => source, some(string);
        "pages" => pages, all(page_start);
        "articles" => articles, |reader: &mut Reader<'_>| list(reader, article).map(Some);
    }
    Ok(IssueText {
        key: needed(reader, issue_key, "an issue's key")?,
        before,
        source: Source::new(needed(reader, source, "a source")?),
        pages,
        articles: needed(reader, articles, "articles")?,
    })
}

fn page_start(reader: &mut Reader<'_>) -> Read<PageStart> {
    let mut start = PageStart::default();
    fields! { reader, "line" => start.line, number; "page" => start.page, string; }
    Ok(start)
}

fn article(reader: &mut Reader<'_>) -> Read<Article> {
    let mut article = Article::default();
    let mut line = None;
    fields! { reader,
        "line" => line, some(number);
        "id" => article.id, optional(string);
        "section" => article.section, optional(passage);
        "kicker" => article.kicker, optional(passage);
        "headline" => article.headline, optional(passage);
        "subtitle" => article.subtitle, optional(passage);
        "byline" => article.byline, optional(passage);
        "blocks" => article.blocks, all(block);
        "dates" => article.dates, all(date_mention);
        "event" => article.event, optional(number);
        "people" => article.people, all(person_mention);
        "corrections" => article.corrections, all(correction);
    }
    article.line = needed(reader, line, "an article's line")?;
    Ok(article)
}

fn correction(reader: &mut Reader<'_>) -> Read<Correction> {
    let mut correction = Correction::default();
    fields! { reader,
        "pieces" => correction.pieces, pieces;
        "text" => correction.text, string;
        "note" => correction.note, optional(string);
    }
    Ok(correction)
}

fn sharded_files(reader: &mut Reader<'_>) -> Read<Sharded> {
    let (mut folder, mut articles, mut texts, mut people, mut issues) = (None, 0, 0, Vec::new(), None);
    let (mut suggestions, mut kinds) = (0, Vec::new());
    fields! { reader,
        "folder" => folder, some(string);
        "articles" => articles, number;
        "texts" => texts, number;
        "people" => people, all(number);
        "kinds" => kinds, all(number);
        "suggestions" => suggestions, number;
        "issues" => issues, some(issue_columns);
    }
    let folder = needed(reader, folder, "a folder")?;
    let issues = needed(reader, issues, "issues")?;
    Ok(Sharded { folder, articles, texts, people, kinds, suggestions, issues })
}

fn issue_columns(reader: &mut Reader<'_>) -> Read<IssueColumns> {
    let mut columns = IssueColumns::default();
    fields! { reader,
        "keys" => columns.keys, all(string);
        "dates" => columns.dates, all(string);
        "like" => columns.like, all(number);
        "patterns" => columns.patterns, all(issue);
        "articles" => columns.articles, all(number);
    }
    Ok(columns)
}

impl BundleFile for Sheet {
    fn read(reader: &mut Reader<'_>) -> Read<Sheet> {
        let (mut format, mut at, mut numbers, mut words) = (None, None, Vec::new(), Vec::new());
        fields! { reader,
            "format" => format, some(format_number);
            "at" => at, some(number);
            "numbers" => numbers, all(number);
            "words" => words, all(string);
        }
        Ok(Sheet { format: needed(reader, format, "a format")?, at: needed(reader, at, "a number")?, numbers, words })
    }
}

fn passage(reader: &mut Reader<'_>) -> Read<Passage> {
    let mut passage = Passage::default();
    fields! { reader, "pieces" => passage.pieces, pieces; "confidence" => passage.confidence, optional(confidence); }
    Ok(passage)
}

fn block(reader: &mut Reader<'_>) -> Read<TextBlock> {
    let (mut kind, mut where_printed, mut sure) = (None, Pieces::default(), None);
    fields! { reader,
        "kind" => kind, some(block_kind);
        "pieces" => where_printed, pieces;
        "confidence" => sure, optional(confidence);
    }
    Ok(TextBlock { kind: needed(reader, kind, "a block's kind")?, pieces: where_printed, confidence: sure })
}

fn block_kind(reader: &mut Reader<'_>) -> Read<BlockKind> {
    Ok(match reader.string()?.as_str() {
        "paragraph" => BlockKind::Paragraph,
        "subhead" => BlockKind::Subhead,
        "caption" => BlockKind::Caption,
        _ => return reader.wrong("a kind of block"),
    })
}

fn date_mention(reader: &mut Reader<'_>) -> Read<DateMention> {
    let (mut where_printed, mut from, mut to, mut basis) = (Pieces::default(), None, None, None);
    fields! { reader,
        "pieces" => where_printed, pieces;
        "from" => from, some(date);
        "to" => to, optional(date);
        "basis" => basis, some(date_basis);
    }
    let (from, basis) = (needed(reader, from, "a date")?, needed(reader, basis, "how a date is known")?);
    Ok(DateMention { pieces: where_printed, from, to, basis })
}

fn date_basis(reader: &mut Reader<'_>) -> Read<DateBasis> {
    Ok(match reader.string()?.as_str() {
        "printed" => DateBasis::Printed,
        "year from the context" => DateBasis::Context,
        "year from the issue" => DateBasis::Issue,
        "relative to the issue" => DateBasis::RelativeToIssue,
        "relative to the context" => DateBasis::RelativeToContext,
        "lunar calendar" => DateBasis::Lunar,
        "lunar calendar, year inferred" => DateBasis::LunarYearInferred,
        _ => return reader.wrong("how a date is known"),
    })
}

fn person_mention(reader: &mut Reader<'_>) -> Read<PersonMention> {
    let (mut name, mut office, mut organisation, mut raw) = (Pieces::default(), None, None, Pieces::default());
    fields! { reader,
        "name" => name, pieces;
        "office" => office, optional(pieces);
        "organisation" => organisation, optional(pieces);
        "raw" => raw, pieces;
    }
    Ok(PersonMention { name, office, organisation, raw })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::bundle_of;
    use crate::facts::Facts;
    use crate::questions::Questions;
    use serde::de::DeserializeOwned;
    use std::fmt::Debug;

    /// Reads as `serde` reads.
    fn check<T: BundleFile + DeserializeOwned + PartialEq + Debug>(json: &str) -> T {
        let read = file::<T>(json);
        assert_eq!(read, serde_json::from_str::<T>(json).map_err(|_| String::new()), "{json}");
        read.unwrap()
    }

    #[test]
    fn files_read_as_serde_wrote_them() {
        let issues = [
            ("aaaaaaaa", "2022-02-16", "加装“电梯”\n今天开工\t。王平到会。\n\n开会\n讨论了\\\u{2028}\u{7}。"),
            ("bbbbbbbb", "", "述法\n会议召开。"),
        ];
        let files = bundle_of(&issues, &["王平"]);
        check::<Manifest>(&files["manifest"]);
        assert_eq!(check::<ShardText>(&files["shard0"]).issues[0].articles[0].people.len(), 1);
        check::<ShardText>(&files["shard1"]);
    }

    #[test]
    fn every_field_and_every_word_is_read() {
        let manifest = r#"{"format": 1, "build": "b", "newspaper": {"name": "n", "place": "p", "publisher": "u",
            "serial": "s", "url": "h", "contact": "c", "footer": null}, "shards": [{"name": "x", "bytes": 9}],
            "variants": "湾灣", "left_out": [{"file": "f", "code": "empty"}, {"file": "g", "code": "duplicate", "same_as": "f"}],
            "questions": {"name": "q", "count": 7},
            "facts": {"name": "f", "counts": [1, 2]}, "suggestions": "g", "issues": [
            {"key": "k1", "file": "f", "newspaper": "d", "shard": 0, "articles": 2,
             "date": {"date": "2022-02", "earliest": "2022-02-16", "latest": "2022", "basis": "masthead", "evidence": [[0, 3], []]}},
            {"key": "k2", "file": "f", "shard": 0, "articles": 2, "date": {"basis": "file name"}},
            {"key": "k3", "file": "f", "shard": 0, "articles": 2, "date": {"basis": "inferred"}},
            {"key": "k4", "file": "f", "shard": 0, "articles": 2, "date": {"basis": "editor"}},
            {"key": "k5", "file": "f", "shard": 0, "articles": 2, "date": {"basis": "unknown"}}]}"#;
        check::<Manifest>(manifest);
        let passage = r#"{"pieces": [0, 1], "confidence": 80}"#;
        let shard = format!(
            r#"{{"format": 1, "issues": [{{"key": "k", "source": "s\n", "articles": [{{"line": 3, "section": {passage},
            "kicker": {passage}, "headline": {passage}, "subtitle": {passage}, "byline": {passage}, "event": 0,
            "blocks": [{{"kind": "paragraph", "pieces": [0, 1, 1, 1]}}, {{"kind": "subhead", "pieces": []}},
                {{"kind": "caption", "pieces": [], "confidence": 7}}],
            "dates": [{{"pieces": [], "from": "2022", "to": "2023-01-02", "basis": "printed"}},
                {{"pieces": [], "from": "2022", "basis": "year from the context"}},
                {{"pieces": [], "from": "2022", "basis": "relative to the issue"}},
                {{"pieces": [], "from": "2022", "basis": "relative to the context"}},
                {{"pieces": [], "from": "2022", "basis": "lunar calendar"}},
                {{"pieces": [], "from": "2022", "basis": "lunar calendar, year inferred"}},
                {{"pieces": [], "from": "2022", "basis": "year from the issue"}}],
            "people": [{{"name": [0, 1], "office": [1, 1], "organisation": [0, 0], "raw": [0, 1]}},
                {{"name": [0, 1], "raw": [0, 1]}}],
            "corrections": [{{"pieces": [0, 1], "text": "t", "note": "n"}}, {{"pieces": [0, 1], "text": "t"}}]}},
                {{"line": 9, "blocks": [], "unheard_of": [{{}}]}}]}}]}}"#
        );
        check::<ShardText>(&shard);
        let page = r#"{"name": "n", "manual": "m", "help": "h"}"#;
        let questions = format!(
            r#"{{"format": 1, "kinds": [{{"code": "c", "count": 9, "decision": "d {{}}", "chinese": {page}, "english": {page}}}],
            "questions": [{{"kind": 0, "says": "s", "places": [{{"issue": 0, "line": 3, "pieces": [0, 3]}}, {{"issue": 1}}]}}]}}"#
        );
        check::<Questions>(&questions);
        let facts = r#"{"format": 1, "characters": [90], "facts": [{"kind": 0, "words": ["n", "m"], "at": [[0, 3, 6], []]},
            {"kind": 5, "words": [], "at": []}]}"#;
        check::<Facts>(facts);
        assert!(file::<Questions>(&questions.replace(r#""kind": 0"#, r#""kind": 1"#)).is_err());
    }

    #[test]
    fn damaged_files_are_refused_in_words_and_never_panic() {
        let files = bundle_of(&[("aaaaaaaa", "2022-02-16", "加装电梯\n今天开工。王平到会。")], &["王平"]);
        for json in [&files["manifest"], &files["shard0"]] {
            for end in (0..json.len()).filter(|end| json.is_char_boundary(*end)) {
                assert!(file::<Manifest>(&json[..end]).is_err() && file::<ShardText>(&json[..end]).is_err());
            }
        }
        let wrong = |json: &str| file::<ShardText>(json).unwrap_err();
        assert_eq!(wrong(r#"{"format": 1}"#), "expected issues at byte 13");
        assert_eq!(wrong(r#"{"format": 1, "issues": []} x"#), "expected the end at byte 28");
        assert_eq!(wrong(r#"{"format": 2, "issues": 3}"#), "expected the format of this version at byte 12");
        assert_eq!(format(r#"{"format": 2, "issues": 3"#), Some(2));
        assert!(wrong(r#"{"format": 1, "issues": [{"key": "k", "source": "", "articles": [{"line": 1, "blocks": [{"kind": "verse"}]}]}]}"#).starts_with("expected a kind of block"));
        assert!(wrong(r#"{"format": 1, "issues": [{"key": "k", "source": "", "articles": [{"line": 1, "headline": {"pieces": [2, 1]}}]}]}"#).starts_with("expected pairs"));
    }
}
