//! Large archives: written in shards, asked through the index, held against a plain scan.
#![allow(clippy::unwrap_used)]

use baoku_archive::archive::Archive;
use baoku_archive::question::{Question, Sort};
use baoku_cli::commands::bundle;
use baoku_cli::site::disk::open_site;
use futures::executor::block_on;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Small numbers that are the same on every run.
struct Steps(u64);

impl Steps {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Rows in several scripts out of few words, so that everything repeats: long lists, split runs, phrases in every
/// article, articles of one character.
fn rows(count: usize) -> String {
    const WORDS: &[&str] = &[
        "加装电梯",
        "电梯",
        "居民",
        "的",
        "的",
        "的",
        "了",
        "，",
        "。",
        "社区",
        "新泾镇",
        "open house",
        "Ｋtv",
        "2022年",
        "7月",
        "𠀀",
        "приве́т",
        "とうきょう",
        "서울",
        "a",
        "aa",
        "灣",
        "湾",
        "臺",
        "囘里",
        "é",
        "Cafe\u{301}",
        " ",
        "——",
        "“好”",
    ];
    let mut random = Steps(7);
    let mut text = String::new();
    for at in 0..count {
        let mut body = String::new();
        for _ in 0..1 + random.below(4) {
            for _ in 0..random.below(90) {
                body += WORDS[random.below(WORDS.len())];
            }
            body += "（责任编辑：王平）\\n";
        }
        let day = 1 + at * 28 / count;
        let section = ["要闻", "副刊", ""][random.below(3)];
        let title = WORDS[random.below(WORDS.len())];
        let _ = writeln!(
            text,
            r#"{{"date": "2022-02-{day:02}", "title": "{title}{at}", "section": "{section}", "body": "{body}"}}"#
        );
    }
    text
}

fn built(folder: &Path, rows: &str) -> Archive {
    let corpus = folder.join("corpus");
    fs::create_dir_all(&corpus).unwrap();
    fs::write(corpus.join("rows.jsonl"), rows).unwrap();
    let out = folder.join("out");
    bundle::Args { dir: corpus, out: out.clone(), parts: None }.run().unwrap();
    open_site(&out).unwrap()
}

/// Forms of one character: a question may bring either.
const FORMS: &[(char, char)] = &[
    ('湾', '灣'),
    ('台', '臺'),
    ('回', '囘'),
    ('里', '裡'),
    ('电', '電'),
    ('泾', '涇'),
    ('e', 'é'),
    ('-', '—'),
    ('k', 'Ｋ'),
];

/// Asks an archive for so many stretches of its own text, some in other forms of their characters, and holds each answer
/// against a scan.
fn check_against_a_scan(archive: &Archive, questions: usize) {
    let numbers: Vec<u32> = (0..archive.article_count()).collect();
    let folding = archive.folding();
    let mut texts = Vec::new();
    for some in numbers.chunks(100) {
        assert!(block_on(archive.load_articles(some)).is_empty());
        for article in archive.handles(some) {
            let lines: Vec<String> = article.text().lines().map(|line| folding.fold_text(line)).collect();
            texts.push((article.number(), article.id(), lines));
        }
    }
    assert_eq!(texts.len(), numbers.len());
    let mut random = Steps(3);
    let mut asked = 0;
    while asked < questions {
        let (_, _, lines) = &texts[random.below(texts.len())];
        let line: Vec<char> = lines[random.below(lines.len())].chars().collect();
        let length = (1 + random.below(14)).min(line.len());
        let from = random.below(line.len() - length + 1);
        let term: String = line[from..from + length].iter().collect();
        // A space at an edge is not part of a question, and a mark would end its phrase.
        if term.is_empty() || term.trim() != term || term.contains('"') {
            continue;
        }
        asked += 1;
        let expected: BTreeSet<u32> = texts
            .iter()
            .filter(|(_, _, lines)| lines.iter().any(|line| line.contains(term.as_str())))
            .map(|(number, _, _)| *number)
            .collect();
        let other_form = |c: char| {
            let form = FORMS.iter().find_map(|(one, other)| match c {
                c if c == *one => Some(*other),
                c if c == *other => Some(*one),
                _ => None,
            });
            form.unwrap_or(c)
        };
        let typed = if random.below(2) == 0 { term.clone() } else { term.chars().map(other_form).collect() };
        let answer = block_on(archive.answer(&Question::of(&format!("\"{typed}\""))));
        assert_eq!(answer.missing, []);
        let found: BTreeSet<u32> = answer.articles.iter().copied().collect();
        assert_eq!(found, expected, "{term:?} as {typed:?}");
        assert_eq!(found.len(), answer.articles.len(), "{term:?}");
        let ids = block_on(archive.ids(&answer.articles)).unwrap();
        for (number, id) in answer.articles.iter().zip(ids) {
            assert_eq!(texts[*number as usize].1, id);
        }
        let counted: u32 =
            answer.facets.iter().find(|facet| facet.name == "issue").unwrap().values.iter().map(|value| value.1).sum();
        assert_eq!(counted as usize, found.len());
    }
}

#[test]
fn an_index_finds_exactly_what_a_scan_finds() {
    let folder = tempfile::tempdir().unwrap();
    let archive = built(folder.path(), &rows(3000));
    assert!(archive.is_sharded());
    check_against_a_scan(&archive, 600);
}

#[test]
fn a_small_archive_finds_exactly_what_a_scan_finds() {
    let folder = tempfile::tempdir().unwrap();
    let archive = built(folder.path(), &rows(200));
    assert!(!archive.is_sharded());
    check_against_a_scan(&archive, 600);
}

#[test]
fn an_address_opens_its_article_and_words_combine() {
    let folder = tempfile::tempdir().unwrap();
    let archive = built(folder.path(), &rows(3000));
    let all = block_on(archive.answer(&Question::default().sorted(Sort::Oldest)));
    assert_eq!(all.articles.len(), 3000);
    let id = block_on(archive.ids(&all.articles[1234..1235])).unwrap().remove(0);
    let article = block_on(archive.open_article(&id)).unwrap().unwrap();
    assert_eq!((article.id(), article.number()), (id, all.articles[1234]));
    assert!(block_on(archive.open_article("nonsense-9")).unwrap().is_none());
    let count = |words: &str| block_on(archive.answer(&Question::of(words))).articles.len();
    assert_eq!(count("电梯 -加装") + count("电梯 加装"), count("电梯"));
    assert_eq!(count("甲乙丙丁 OR 责任编辑"), 3000);
    assert_eq!(count("年:2022"), 3000);
    assert_eq!(
        count("栏目:要闻"),
        block_on(archive.answer(&Question::default().with("section", "要闻"))).articles.len()
    );
}

#[test]
fn the_same_rows_give_the_same_bytes_on_one_core_and_on_many() {
    let rows = rows(1500);
    let sums = |threads: usize| {
        let folder = tempfile::tempdir().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let corpus = folder.path().join("corpus");
            fs::create_dir_all(&corpus).unwrap();
            fs::write(corpus.join("rows.jsonl"), &rows).unwrap();
            bundle::Args { dir: corpus, out: folder.path().join("out"), parts: None }.run().unwrap();
        });
        fs::read_to_string(folder.path().join("out/SHA256SUMS")).unwrap()
    };
    assert_eq!(sums(1), sums(5));
}

#[test]
fn a_missing_block_is_told_and_the_rest_still_answers() {
    let folder = tempfile::tempdir().unwrap();
    let archive = built(folder.path(), &rows(3000));
    drop(archive);
    let out = folder.path().join("out");
    let inner = fs::read_dir(&out).unwrap().flatten().find(|entry| entry.path().is_dir()).unwrap().path();
    let blocks =
        fs::read_dir(&inner).unwrap().flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with('i'));
    blocks.for_each(|entry| fs::remove_file(entry.path()).unwrap());
    let archive = open_site(&out).unwrap();
    let answer = block_on(archive.answer(&Question::of("电梯")));
    assert_eq!((answer.articles.len(), answer.missing.len()), (0, 1));
    let answer = block_on(archive.answer(&Question::of("栏目:要闻")));
    assert!(!answer.articles.is_empty() && answer.missing.is_empty());
}
