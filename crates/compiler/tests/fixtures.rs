//! Behaviours, a folder each: `fixtures/<behaviour>/input.<any format's ending>` and what comes of it in `expected.txt`.
//!
//! `BAOKU_BLESS=1 cargo test -p baoku-compiler --test fixtures` rewrites the expectations; read the difference.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::{Article, BlockKind, Passage};
use baoku_archive::print::{Pieces, Source};
use baoku_compiler::{Compiled, Part, compile_issue, kept};
use std::fmt::Write;
use std::path::Path;

fn lines(source: &Source, pieces: &Pieces) -> String {
    let ranges = source.lines(pieces);
    let show = |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}-{to}") };
    ranges.iter().map(show).collect::<Vec<String>>().join(",")
}

fn show_passage(out: &mut String, part: &Part, name: &str, passage: Option<&Passage>) {
    let Some(passage) = passage else { return };
    let sure = passage.confidence.map_or(String::new(), |sure| format!(" ({sure})"));
    let source = &part.text.source;
    writeln!(out, "  {name} [{}]{sure} {}", lines(source, &passage.pieces), source.join(&passage.pieces)).unwrap();
}

fn show_article(out: &mut String, part: &Part, article: &Article) {
    let source = &part.text.source;
    let page = part.text.page_of(article.line).map_or(String::new(), |page| format!(" page {page}"));
    writeln!(out, "article {}{page}", article.line).unwrap();
    show_passage(out, part, "section", article.section.as_ref());
    show_passage(out, part, "kicker", article.kicker.as_ref());
    show_passage(out, part, "headline", article.headline.as_ref());
    show_passage(out, part, "subtitle", article.subtitle.as_ref());
    show_passage(out, part, "byline", article.byline.as_ref());
    for block in &article.blocks {
        let name = match block.kind {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Subhead => "subhead",
            BlockKind::Caption => "caption",
        };
        let passage = Passage { pieces: block.pieces.clone(), confidence: block.confidence };
        show_passage(out, part, name, Some(&passage));
    }
    for (at, date) in article.dates.iter().enumerate() {
        let to = date.to.map_or(String::new(), |to| format!("..{to}"));
        let event = if article.event == Some(at as u32) { " event" } else { "" };
        let raw = source.join(&date.pieces);
        writeln!(out, "  date {raw} = {}{to} {:?}{event}", date.from, date.basis).unwrap();
    }
    for person in &article.people {
        let words = |pieces: Option<&Pieces>| pieces.map_or("-".to_owned(), |pieces| source.join(pieces));
        let (office, body) = (words(person.office.as_ref()), words(person.organisation.as_ref()));
        writeln!(out, "  person {} | {office} | {body}", source.join(&person.name)).unwrap();
    }
}

/// What came of a file, for people to read.
fn show(compiled: &Compiled) -> String {
    let mut out = String::new();
    if let Some(part) = &compiled.part {
        let date = &part.issue.date;
        let day = |date: Option<baoku_archive::date::PartialDate>| date.map_or("-".to_owned(), |date| date.to_string());
        writeln!(out, "issue {} ({:?}), not before {}", day(date.date), date.basis, day(date.earliest)).unwrap();
        for name in &part.mastheads {
            writeln!(out, "masthead {name}").unwrap();
        }
        for article in &part.text.articles {
            show_article(&mut out, part, article);
        }
    }
    for diagnostic in &compiled.diagnostics {
        writeln!(out, "{} {}: {}", diagnostic.severity.name(), diagnostic.code, diagnostic.message).unwrap();
    }
    out
}

#[test]
fn behaviours_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut wrong = Vec::new();
    for path in names {
        let input = std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let input = input.into_iter().find(|name| name.starts_with("input.")).unwrap();
        let bytes = std::fs::read(path.join(&input)).unwrap();
        let compiled = compile_issue(&input, None, &bytes);
        // What is kept as a part is the same when it is read back.
        let kept = kept::from_bytes("name", &kept::to_bytes("name", &compiled).unwrap()).unwrap();
        assert_eq!(format!("{kept:?}"), format!("{compiled:?}"));
        let found = show(&kept);
        let expected = path.join("expected.txt");
        if std::env::var_os("BAOKU_BLESS").is_some() {
            std::fs::write(&expected, &found).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
