//! The compiler against hand readings: line numbers and roles, never text. The default corpus is always here; the
//! real issues are where `../shared/corpus` lies beside the repository.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_archive::bundle::{Article, BlockKind, Passage};
use baoku_archive::print::LineRange;
use baoku_compiler::{Corpus, Part, Role, compile_issue, gather};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    file: String,
    sha256: String,
    date: String,
    earliest: String,
    boilerplate: Vec<LineRange>,
    article: Vec<ReadArticle>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadArticle {
    section: Option<Vec<LineRange>>,
    kicker: Option<Vec<LineRange>>,
    headline: Option<Vec<LineRange>>,
    subtitle: Option<Vec<LineRange>>,
    byline: Option<Vec<LineRange>>,
    date: Option<String>,
    date_to: Option<String>,
    blocks: Vec<ReadBlock>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadBlock {
    kind: String,
    lines: Vec<LineRange>,
}

/// Hits out of cases.
#[derive(Debug, Default, Clone, Copy)]
struct Figure {
    hits: u32,
    cases: u32,
}

impl Figure {
    fn count(&mut self, hit: bool) {
        self.cases += 1;
        self.hits += u32::from(hit);
    }

    fn share(self) -> f64 {
        if self.cases == 0 { 1.0 } else { f64::from(self.hits) / f64::from(self.cases) }
    }
}

/// All figures of a comparison, by name, and every miss in words.
#[derive(Debug, Default)]
struct Report {
    figures: BTreeMap<&'static str, Figure>,
    misses: Vec<String>,
}

impl Report {
    fn count(&mut self, name: &'static str, hit: bool, miss: impl FnOnce() -> String) {
        self.figures.entry(name).or_default().count(hit);
        if !hit {
            self.misses.push(format!("{name}: {}", miss()));
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn readings(folder: &str) -> Vec<Reading> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("tests/readings").join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn corpus(dir: &Path, readings: &[Reading]) -> Corpus {
    let compiled = readings.iter().map(|reading| {
        let bytes = std::fs::read(dir.join(&reading.file)).unwrap();
        assert_eq!(sha256(&bytes), reading.sha256, "{} is not the file that was read", reading.file);
        compile_issue(&reading.file, None, &bytes)
    });
    gather(Default::default(), compiled.collect())
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Ranges written line by line, so that `[[3,4],[6,6]]` and `[[3,3],[4,4],[6,6]]` are the same.
fn line_list(ranges: &[LineRange]) -> Vec<u32> {
    ranges.iter().flat_map(|(from, to)| *from..=*to).collect()
}

fn passage_lines(part: &Part, passage: Option<&Passage>) -> Option<Vec<u32>> {
    passage.map(|passage| line_list(&part.text.source.lines(&passage.pieces)))
}

fn compare(part: &Part, reading: &Reading, report: &mut Report) {
    let file = &reading.file;
    let date = part.issue.date.date.map(|date| date.to_string());
    report.count("issue dates", date.as_deref() == Some(&reading.date), || format!("{file} {date:?}"));
    let earliest = part.issue.date.earliest.map(|date| date.to_string());
    report.count("earliest days", earliest.as_deref() == Some(&reading.earliest), || format!("{file} {earliest:?}"));
    let printed: Vec<u32> =
        part.roles.iter().filter(|role| role.role == Role::Boilerplate).map(|role| role.line).collect();
    report.count("boilerplate", printed == line_list(&reading.boilerplate), || format!("{file} {printed:?}"));

    let by_headline: BTreeMap<Option<Vec<u32>>, &Article> =
        part.text.articles.iter().map(|article| (passage_lines(part, article.headline.as_ref()), article)).collect();
    for article in &part.text.articles {
        let lines = passage_lines(part, article.headline.as_ref());
        let known = reading.article.iter().any(|read| read.headline.as_deref().map(line_list) == lines);
        report.count("headlines not invented", known, || format!("{file} {lines:?}"));
    }
    for read in &reading.article {
        let headline = read.headline.as_deref().map(line_list);
        let found = by_headline.get(&headline).copied();
        report.count("headlines", found.is_some(), || format!("{file} {headline:?}"));
        let Some(article) = found else { continue };
        compare_article(part, read, article, file, report);
    }
}

fn compare_article(part: &Part, read: &ReadArticle, article: &Article, file: &str, report: &mut Report) {
    let place = format!("{file} article {}", article.line);
    let headings = [
        ("kickers", &read.kicker, &article.kicker),
        ("sections", &read.section, &article.section),
        ("subtitles", &read.subtitle, &article.subtitle),
        ("bylines", &read.byline, &article.byline),
    ];
    for (name, read, found) in headings {
        let read = read.as_deref().map(line_list);
        let found = passage_lines(part, found.as_ref());
        if read.is_some() || found.is_some() {
            report.count(name, read == found, || format!("{place} {found:?}"));
        }
    }
    let kind = |kind: BlockKind| match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Subhead => "subhead",
        BlockKind::Caption => "caption",
    };
    let found: Vec<(&str, Vec<u32>)> = article
        .blocks
        .iter()
        .map(|block| (kind(block.kind), line_list(&part.text.source.lines(&block.pieces))))
        .collect();
    let wanted: Vec<(&str, Vec<u32>)> =
        read.blocks.iter().map(|block| (block.kind.as_str(), line_list(&block.lines))).collect();
    for block in &wanted {
        let name = match block.0 {
            "paragraph" => "paragraphs",
            "subhead" => "subheads",
            _ => "captions",
        };
        report.count(name, found.contains(block), || format!("{place} {block:?} in {found:?}"));
    }
    for pair in wanted.windows(2) {
        let at = |block: &(&str, Vec<u32>)| found.iter().position(|other| other == block);
        let order = at(&pair[0]).zip(at(&pair[1])).is_some_and(|(a, b)| b == a + 1);
        report.count("pairs in order", order, || format!("{place} {:?} {:?}", pair[0], pair[1]));
    }
    let event = article.event.and_then(|event| article.dates.get(event as usize));
    let issue = part.issue.date.date.map(|date| date.to_string());
    let date = event.map(|mention| mention.from.to_string()).or(issue);
    report.count("event dates", date == read.date, || format!("{place} {date:?}, read {:?}", read.date));
    let to = event.and_then(|mention| mention.to).map(|date| date.to_string());
    if read.date_to.is_some() || to.is_some() {
        report.count("event ranges", to == read.date_to, || format!("{place} {to:?}, read {:?}", read.date_to));
    }
}

fn report_on(dir: &Path, readings: &[Reading]) -> Report {
    let corpus = corpus(dir, readings);
    let mut report = Report::default();
    for reading in readings {
        let part = corpus.parts.iter().find(|part| part.issue.file == reading.file);
        report.count("issues", part.is_some(), || reading.file.clone());
        if let Some(part) = part {
            compare(part, reading, &mut report);
        }
    }
    for (name, figure) in &report.figures {
        println!("{name:24} {:>3} of {:>3}  {:.3}", figure.hits, figure.cases, figure.share());
    }
    for miss in &report.misses {
        println!("{miss}");
    }
    report
}

fn check(report: &Report) {
    for (name, figure) in &report.figures {
        let least = match *name {
            "paragraphs" => 0.97,
            "pairs in order" => 0.97,
            _ => 1.0,
        };
        assert!(figure.share() >= least, "{name}: {} of {}", figure.hits, figure.cases);
    }
}

#[test]
fn the_default_corpus_is_read_as_by_hand() {
    let readings = readings("default");
    check(&report_on(&root().join("corpus"), &readings));
}

#[test]
fn the_real_issues_are_read_as_by_hand() {
    let dir = root().join("../shared/corpus");
    if !dir.exists() {
        println!("skipped: {} is not there", dir.display());
        return;
    }
    check(&report_on(&dir, &readings("")));
}
