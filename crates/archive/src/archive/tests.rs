//! Bundles in memory for the tests of this crate, and the tests of opening them.

use super::*;
use crate::bundle::{
    Article, Block, BlockKind, DateBasis, DateMention, FORMAT, IssueDate, IssueDateBasis, IssueKey, IssueText,
    Newspaper, Passage, PersonMention, Shard,
};
use crate::print::{Pieces, Source, Span};
use crate::source::Loading;
use futures::executor::block_on;
use std::collections::BTreeMap;

/// Files of a bundle in memory.
pub(crate) struct Inline(pub(crate) BTreeMap<String, String>);

impl BundleSource for Inline {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
    }
}

/// One issue a text: first line the headline, then a paragraph a line; `date` is the first article's event,
/// and every 某人 of `people` found in the text is a mention. Blank lines part articles.
pub(crate) fn bundle_of(issues: &[(&str, &str, &str)], people: &[&str]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut manifest = Manifest {
        format: FORMAT,
        build: "test".into(),
        newspaper: Newspaper::default(),
        issues: Vec::new(),
        shards: Vec::new(),
        left_out: Vec::new(),
        variants: "湾灣 回囘囬".into(),
        sharded: None,
        questions: None,
        facts: None,
        suggestions: None,
    };
    for (at, (key, date, text)) in issues.iter().enumerate() {
        let source = Source::new((*text).into());
        let mut articles: Vec<Article> = Vec::new();
        let mut fresh = true;
        for line in 1..=source.line_count() {
            let pieces = Pieces(vec![source.line_span(line)]);
            if source.line(line).is_empty() {
                fresh = true;
            } else if std::mem::take(&mut fresh) {
                let headline = Some(Passage { pieces, confidence: None });
                articles.push(Article { line, headline, ..Article::default() });
            } else if let Some(article) = articles.last_mut() {
                let start = source.line_span(line).start;
                for name in people {
                    for (found, _) in source.line(line).match_indices(name) {
                        let span = Span { start: start + found as u32, end: start + (found + name.len()) as u32 };
                        let name = Pieces(vec![span]);
                        let mention = PersonMention { name: name.clone(), office: None, organisation: None, raw: name };
                        article.people.push(mention);
                    }
                }
                if !date.is_empty() && article.dates.is_empty() {
                    let from = date.parse().unwrap();
                    let pieces = pieces.clone();
                    article.dates.push(DateMention { pieces, from, to: None, basis: DateBasis::Printed });
                    article.event = Some(0);
                }
                article.blocks.push(Block { kind: BlockKind::Paragraph, pieces, confidence: None });
            }
        }
        manifest.issues.push(Issue {
            key: IssueKey((*key).into()),
            file: format!("{key}.txt"),
            newspaper: None,
            date: IssueDate {
                date: date.parse().ok(),
                earliest: None,
                latest: None,
                basis: IssueDateBasis::Inferred,
                evidence: Vec::new(),
            },
            shard: at as u32,
            articles: articles.len() as u32,
        });
        let text = ShardText {
            format: FORMAT,
            issues: vec![IssueText { key: IssueKey((*key).into()), before: 0, source, pages: Vec::new(), articles }],
        };
        let json = serde_json::to_string(&text).unwrap();
        manifest.shards.push(Shard { name: format!("shard{at}"), bytes: json.len() as u32 });
        files.insert(format!("shard{at}"), json);
    }
    files.insert("manifest".into(), serde_json::to_string(&manifest).unwrap());
    files
}

pub(crate) fn opened(files: BTreeMap<String, String>) -> (Archive, Vec<LoadError>) {
    let archive = block_on(Archive::open(Rc::new(Inline(files)), "manifest")).unwrap();
    let failed = block_on(archive.load_all());
    (archive, failed)
}

const TWO: [(&str, &str, &str); 2] = [
    ("aaaaaaaa", "2022-02-16", "加装电梯\n今天开工。\n\n开会\n讨论了。"),
    ("bbbbbbbb", "2023-01-30", "述法\n会议召开。"),
];

#[test]
fn an_archive_opens_and_finds_its_articles() {
    let (archive, failed) = opened(bundle_of(&TWO, &[]));
    assert!(failed.is_empty());
    let ids: Vec<String> = archive.articles().iter().map(|article| article.id()).collect();
    assert_eq!(ids, ["aaaaaaaa-1", "aaaaaaaa-4", "bbbbbbbb-1"]);
}

#[test]
fn an_address_means_the_article_that_owns_the_line() {
    let (archive, _) = opened(bundle_of(&TWO, &[]));
    let found = |id: &str| archive.article(id).map(|article| article.id());
    assert_eq!(found("aaaaaaaa-2").as_deref(), Some("aaaaaaaa-1"));
    assert_eq!(found("aaaaaaaa-5").as_deref(), Some("aaaaaaaa-4"));
    assert_eq!(found("aaaaaaaa-3").as_deref(), Some("aaaaaaaa-1"));
    assert_eq!(found("cccccccc-1"), None);
    assert_eq!(found("nonsense"), None);
}

#[test]
fn a_missing_shard_is_named_and_the_rest_still_reads() {
    let mut files = bundle_of(&TWO, &[]);
    files.remove("shard0");
    let (archive, failed) = opened(files);
    assert_eq!(failed, [LoadError { name: "shard0".into(), problem: LoadProblem::Missing }]);
    assert_eq!(archive.articles().len(), 1);
}

#[test]
fn a_shard_with_a_span_outside_its_source_is_damaged() {
    let mut files = bundle_of(&TWO, &[]);
    let broken = files["shard1"].replace("[0,6]", "[0,7]");
    assert_ne!(broken, files["shard1"]);
    files.insert("shard1".into(), broken);
    let (_, failed) = opened(files);
    assert!(matches!(failed[0].problem, LoadProblem::Damaged(_)), "{failed:?}");
}

/// A source with another build's file in a cache on the way.
struct Stale(Inline, BTreeMap<String, String>);

impl BundleSource for Stale {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        match self.1.get(name) {
            Some(stale) => Box::pin(async move { Ok(stale.clone()) }),
            None => self.0.load(name),
        }
    }

    fn load_anew<'a>(&'a self, name: &'a str) -> Loading<'a> {
        self.0.load(name)
    }
}

#[test]
fn a_damaged_file_is_asked_for_once_more_past_what_keeps_copies() {
    let files = bundle_of(&TWO, &[]);
    let broken = files["shard1"].replace("[0,6]", "[0,7]");
    let cut = |name: &str| (name.to_string(), "{".to_string());
    let stale = BTreeMap::from([("shard1".to_string(), broken), cut("shard0"), cut("manifest")]);
    let archive = block_on(Archive::open(Rc::new(Stale(Inline(files), stale)), "manifest")).unwrap();
    let failed = block_on(archive.settle(&mut || Step::when(archive.take_all())));
    assert_eq!(failed, []);
    assert_eq!(archive.articles().len(), 3);
}

#[test]
fn a_bundle_of_another_format_says_so() {
    let files = BTreeMap::from([("manifest".to_string(), r#"{"format": 99}"#.to_string())]);
    let opened = block_on(Archive::open(Rc::new(Inline(files)), "manifest"));
    assert_eq!(opened.err().map(|error| error.problem), Some(LoadProblem::Format(99)));
}
