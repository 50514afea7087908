//! What does not add up in whole folders: codes and line numbers only, never their text. The default corpus is always
//! here; the real issues are where `../shared/corpus` lies beside the repository.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_archive::bundle::Newspaper;
use baoku_compiler::discrepancy::RULES;
use baoku_compiler::questions::asked;
use baoku_compiler::{Corpus, compile_issue, gather};
use std::collections::BTreeMap;
use std::path::Path;

fn compile(folder: &Path) -> Option<Corpus> {
    let mut names: Vec<_> = std::fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    names.sort();
    let compile = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        compile_issue(&name, None, std::fs::read(path).unwrap())
    };
    Some(gather(Newspaper::default(), names.iter().map(compile).collect()))
}

/// Every discrepancy as `code file:line file:line …`, files by their first four characters.
fn discrepancies(corpus: &Corpus) -> Vec<String> {
    let rules = |code: &str| RULES.iter().any(|rule| rule.kind.code == code);
    let found = corpus.diagnostics.iter().filter(|diagnostic| rules(diagnostic.code));
    let mut shown: Vec<String> = found
        .map(|diagnostic| {
            let place = |spot: &baoku_compiler::diagnostic::Spot| {
                let file: String = spot.file.chars().take(4).collect();
                format!(" {file}:{}", spot.lines.0)
            };
            format!("{}{}", diagnostic.code, diagnostic.spots.iter().map(place).collect::<String>())
        })
        .collect();
    shown.sort();
    shown
}

fn check(folder: &str, expected: &[&str]) {
    let Some(corpus) = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        println!("{folder} is not here");
        return;
    };
    assert_eq!(discrepancies(&corpus), expected, "{folder}");
}

#[test]
fn the_default_corpus_has_its_traps_and_no_others() {
    check(
        "../../corpus",
        &[
            "doubled-word 001_:91 001_:93",
            "doubled-word 002_:59 002_:61",
            "latin-in-chinese 新泾报 :56",
            "missing-character 000_:48 新泾报2:133",
            "mixed-widths 002_:7 002_:7",
            "one-office-two-names 新泾报 :16 001_:95",
            "ordinal-jump 000_:40 新泾报2:9",
        ],
    );
}

#[test]
fn the_real_issues_say_what_a_proof_reader_would() {
    check(
        "../../../shared/corpus",
        &[
            "doubled-word 001_:83 001_:83",
            "doubled-word 003_:73 003_:75",
            "latin-in-chinese 004_:55",
            "missing-character 000_:68 000_:68 000_:70 002_:19",
            "missing-character 000_:76 002_:78",
            "mixed-widths 001_:7 001_:7",
            "one-office-two-names 004_:11 003_:75",
            "ordinal-jump 000_:58 002_:76",
        ],
    );
}

#[test]
fn the_same_files_in_another_order_say_the_same() {
    let issue = |text: &str, name: &str| compile_issue(name, None, text.as_bytes());
    let texts = [
        ("2023-05.txt", "古桥修好了\n\n5月3日，镇长李晓峰指出，古桥古桥修好了。\n"),
        ("2023-06.txt", "菜场开张了\n\n6月3日，镇长李小峰指出，“菜场开张了。\n"),
    ];
    let one = gather(Newspaper::default(), texts.iter().map(|(name, text)| issue(text, name)).collect());
    let other = gather(Newspaper::default(), texts.iter().rev().map(|(name, text)| issue(text, name)).collect());
    assert_eq!(one.diagnostics, other.diagnostics);
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    one.diagnostics.iter().for_each(|diagnostic| *codes.entry(diagnostic.code).or_default() += 1);
    for diagnostic in one.diagnostics.iter().filter(|diagnostic| asked(diagnostic.code).is_some()) {
        assert!(!diagnostic.english.is_empty(), "{diagnostic:?}");
    }
    for code in ["doubled-word", "one-office-two-names", "unbalanced-quotes"] {
        assert_eq!(codes.get(code), Some(&1), "{code} {codes:?}");
    }
}

#[test]
fn every_discrepancy_quotes_a_place_and_says_possibly() {
    let Some(corpus) = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")) else { return };
    for diagnostic in &corpus.diagnostics {
        if RULES.iter().any(|rule| rule.kind.code == diagnostic.code) {
            // Beyond the excerpt of a long line nothing is marked; the message quotes the words.
            assert!(diagnostic.message.contains("可能"), "{}", diagnostic.message);
            assert!(diagnostic.english.contains("possibl"), "{}", diagnostic.english);
            assert!(diagnostic.spots.iter().all(|spot| spot.lines.0 > 0), "{diagnostic:?}");
        }
    }
}

#[test]
fn odd_texts_are_survived() {
    let odd = [
        "届",
        "第届次",
        "十届十次",
        "“",
        "”“”“”",
        "《《《",
        "三点：",
        "三点：一是",
        "“三个的”",
        "“三个”",
        "a",
        " a 。",
        "\u{3000}",
        "、",
        "住住住住",
        "😀😀",
    ];
    for text in odd {
        for text in
            [text.to_owned(), format!("标题在此\n\n{text}"), format!("标题在此\n\n正文{text}正文，{text}。\n{text}")]
        {
            let part = compile_issue("a.txt", None, text.as_bytes());
            let _ = gather(Newspaper::default(), vec![part]);
        }
    }
}
