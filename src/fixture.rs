//! A small archive for the tests, built from the bundle's own types.

use baoku_archive::archive::Archive;
use baoku_archive::bundle::{
    Article, Block, BlockKind, DateBasis, DateMention, FORMAT, FactsFile, Issue, IssueDate, IssueDateBasis, IssueKey,
    IssueText, LeftOut, Manifest, Newspaper, Passage, PersonMention, QuestionsFile, Shard, ShardText,
};
use baoku_archive::facts::{FIGURE, Fact, Facts, Mention, OFFICE, PERSON, PLACE, SERIES, TARGET, write_mentions};
use baoku_archive::print::{Pieces, Source, Span};
use baoku_archive::questions::{ManualPage, Question, QuestionKind, QuestionPlace, Questions};
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading};
use futures::executor::block_on;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Files of a bundle in memory.
struct Inline(BTreeMap<String, String>);

impl BundleSource for Inline {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
    }
}

/// What the little marks at the beginning of a line mean: `#` headline, `^` kicker, `=` section, `-` continues the
/// paragraph before, `?` begins a paragraph that is doubtful; anything else begins a paragraph. Blank lines part
/// articles. The mark is part of the source and not of the passage.
fn articles_of(source: &Source, date: &str, people: &[(&str, &str)]) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    let mut fresh = true;
    for number in 1..=source.line_count() {
        let line = source.line(number);
        let Some(mark) = line.chars().next() else {
            fresh = true;
            continue;
        };
        if std::mem::take(&mut fresh) {
            articles.push(Article { line: number, ..Article::default() });
        }
        let Some(article) = articles.last_mut() else { continue };
        let whole = source.line_span(number);
        let marked = matches!(mark, '#' | '^' | '=' | '-' | '?');
        let span = Span { start: whole.start + u32::from(marked), end: whole.end };
        let pieces = Pieces(vec![span]);
        let passage = Some(Passage { pieces: pieces.clone(), confidence: None });
        match mark {
            '#' => article.headline = passage,
            '^' => article.kicker = passage,
            '=' => article.section = passage,
            '-' => article.blocks.last_mut().into_iter().for_each(|block| block.pieces.0.push(span)),
            _ => {
                let confidence = (mark == '?').then_some(60);
                article.blocks.push(Block { kind: BlockKind::Paragraph, pieces, confidence });
            }
        }
        if !date.is_empty() && article.dates.is_empty() && article.headline.is_some() {
            let pieces = Pieces(vec![span]);
            let from = date.parse().unwrap();
            article.dates.push(DateMention { pieces, from, to: None, basis: DateBasis::Issue });
            article.event = Some(0);
        }
        for (office, name) in people {
            let raw = format!("{office}{name}");
            for (at, _) in line.match_indices(&raw) {
                let start = whole.start + at as u32;
                let cut = start + office.len() as u32;
                let end = start + raw.len() as u32;
                article.people.push(PersonMention {
                    name: Pieces(vec![Span { start: cut, end }]),
                    office: Some(Pieces(vec![Span { start, end: cut }])),
                    organisation: None,
                    raw: Pieces(vec![Span { start, end }]),
                });
            }
        }
    }
    articles
}

/// An archive of issues `(key, event date or empty, marked text)`, everything loaded.
pub(crate) fn archive_of(issues: &[(&str, &str, &str)], people: &[(&str, &str)]) -> Rc<Archive> {
    let mut files = BTreeMap::new();
    let mut manifest = Manifest {
        format: FORMAT,
        build: "0123abcd".into(),
        newspaper: Newspaper {
            name: Some("试刊".into()),
            footer: Some("柳ICP备00000000号-1　备案号 1".into()),
            ..Newspaper::default()
        },
        issues: Vec::new(),
        shards: Vec::new(),
        variants: String::new(),
        questions: None,
        facts: None,
        suggestions: None,
        left_out: vec![
            LeftOut { file: "空.txt".into(), code: "empty".into(), same_as: None },
            LeftOut { file: "怪.txt".into(), code: "brand-new-code".into(), same_as: None },
        ],
        sharded: None,
    };
    for (at, (key, date, text)) in issues.iter().enumerate() {
        let source = Source::new((*text).into());
        let articles = articles_of(&source, date, people);
        let month = date.get(..7).unwrap_or(date);
        let basis = if date.is_empty() { IssueDateBasis::Unknown } else { IssueDateBasis::Inferred };
        manifest.issues.push(Issue {
            key: IssueKey((*key).into()),
            file: format!("{key}.txt"),
            newspaper: None,
            date: IssueDate {
                date: month.parse().ok(),
                earliest: date.parse().ok(),
                latest: None,
                basis,
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
    let archive = block_on(Archive::open(Rc::new(Inline(files)), "manifest")).unwrap();
    assert!(block_on(archive.load_all()).is_empty());
    Rc::new(archive)
}

/// Two issues a year apart.
pub(crate) fn two_issues() -> Rc<Archive> {
    archive_of(
        &[
            (
                "aaaaaaaa",
                "2022-02-16",
                "^幸福直达\n#全力推进加装电梯\n今年要加装 电梯\n-一百部。镇长王平到会。\n?还有一段。\n\n=要闻\n#开会\n讨论了事情。",
            ),
            ("bbbbbbbb", "2023-07-19", "#读书\n大家读书。书记蒋丽萍讲话。"),
        ],
        &[("镇长", "王平"), ("书记", "蒋丽萍")],
    )
}

/// The same with something done to the first issue's text.
pub(crate) fn changed(change: impl Fn(&mut IssueText)) -> Rc<Archive> {
    let two = two_issues();
    reopened(two.manifest(), &two, BTreeMap::new(), change)
}

/// The same without its file of suggestions, which cannot be had.
pub(crate) fn without_suggestions() -> Rc<Archive> {
    let two = two_issues();
    let manifest = Manifest { suggestions: Some("gone".into()), ..two.manifest().clone() };
    reopened(&manifest, &two, BTreeMap::new(), |_| ())
}

/// The archive with a question about the lift of the two issues.
pub(crate) fn asked(archive: Rc<Archive>) -> Rc<Archive> {
    let page =
        |name: &str, manual: &str| ManualPage { name: name.into(), manual: manual.into(), help: "请回想".into() };
    let kind = QuestionKind {
        code: "missing".into(),
        count: 7,
        decision: "[[settled]]\ncode = \"missing\"\nline = {}\n".into(),
        chinese: page("可能漏字", "说明在此"),
        english: page("Possibly missing", "The manual"),
    };
    let source = archive.loaded()[0].source().clone();
    let lift = source.line_span(3).start + source.line(3).find("电梯").unwrap() as u32;
    let pieces = Some(Pieces(vec![Span { start: lift, end: lift + 6 }]));
    let places = vec![QuestionPlace { issue: 0, line: Some(3), pieces }];
    let question = Question {
        kind: 0, says: "“电梯”可能对不上".into(), english: "“电梯” may be wrong".into(), places
    };
    let open = Questions { format: FORMAT, kinds: vec![kind], questions: vec![question] };
    let mut manifest = archive.manifest().clone();
    manifest.questions = Some(QuestionsFile { name: "asked".into(), count: 7 });
    let files = BTreeMap::from([("asked".to_string(), serde_json::to_string(&open).unwrap())]);
    let archive = reopened(&manifest, &archive, files, |_| ());
    assert!(block_on(archive.load_questions()).is_empty());
    archive
}

/// The archive with facts about the first of the two issues.
pub(crate) fn knowing() -> Rc<Archive> {
    let archive = two_issues();
    telling(&archive, |place| {
        let fact = |kind: u32, words: &[&str], at: Vec<Vec<u32>>| Fact {
            kind,
            words: words.iter().map(|word| (*word).to_string()).collect(),
            at,
        };
        vec![
            fact(PERSON, &["王平", "", "柳园镇镇长"], vec![place("王平", 0)]),
            fact(PLACE, &["到会"], vec![place("到会", 0)]),
            fact(OFFICE, &["柳园镇镇长", "王平", "王萍"], vec![place("镇长王平", 0)]),
            fact(SERIES, &["工作会议", "2021"], Vec::new()),
            fact(SERIES, &["工作会议", "2022"], vec![place("讨论", 1), Vec::new(), place("事情", 1)]),
            fact(FIGURE, &["电梯", "部", TARGET, "100"], vec![place("一百部", 0)]),
        ]
    })
}

/// An archive with facts; they are told where some words of the first issue stand, in one of its articles.
pub(crate) fn telling(
    archive: &Rc<Archive>,
    facts: impl Fn(&dyn Fn(&str, u32) -> Vec<u32>) -> Vec<Fact>,
) -> Rc<Archive> {
    let place = |words: &str, article: u32| {
        let start = archive.loaded()[0].source().text().find(words).unwrap() as u32;
        write_mentions(&[Mention { article, start, end: start + words.len() as u32 }])
    };
    let facts = Facts { characters: vec![100, 100], facts: facts(&place), ..Facts::default() };
    let mut manifest = archive.manifest().clone();
    manifest.facts = Some(FactsFile { name: "known".into(), counts: Vec::new() });
    let files = BTreeMap::from([("known".to_string(), serde_json::to_string(&facts).unwrap())]);
    reopened(&manifest, archive, files, |_| ())
}

/// An archive written anew, with something done to its first issue's text.
fn reopened(
    manifest: &Manifest,
    archive: &Archive,
    mut files: BTreeMap<String, String>,
    change: impl Fn(&mut IssueText),
) -> Rc<Archive> {
    files.insert("manifest".into(), serde_json::to_string(manifest).unwrap());
    for (at, issue) in archive.loaded().iter().enumerate() {
        let articles = issue.articles().iter().map(|article| article.article().clone()).collect();
        let mut text = IssueText {
            key: issue.issue().key.clone(),
            before: 0,
            source: issue.source().clone(),
            pages: Vec::new(),
            articles,
        };
        if at == 0 {
            change(&mut text);
        }
        let text = ShardText { format: FORMAT, issues: vec![text] };
        files.insert(format!("shard{at}"), serde_json::to_string(&text).unwrap());
    }
    let archive = block_on(Archive::open(Rc::new(Inline(files)), "manifest")).unwrap();
    assert!(block_on(archive.load_all()).is_empty());
    Rc::new(archive)
}
