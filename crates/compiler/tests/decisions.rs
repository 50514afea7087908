//! An editor's decisions: what each does to an issue, and what is said of one that does not fit.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::{BlockKind, IssueDateBasis, Newspaper, Passage};
use baoku_archive::print::Pieces;
use baoku_compiler::{Compiled, Decisions, Diagnostic, Part, compile_decided, compile_issue, gather};
use sha2::{Digest, Sha256};

/// Two stories. Lines 3 and 5 are one paragraph, 7 another; 9 and 11 a kicker and a headline.
const ISSUE: &str = "江口街道新设便民服务站

    3月5日，江口街道的便民服务站开门迎客，附近居民不出社区就能办好三十多项手续，工作人员

把表格填法写在墙上，一看就懂。

    服务站每天开放到晚上八点，周末照常办公。

春风送暖 柳岸新生

柳园镇河道整治完工

    4月2日，柳园镇河道整治工程完工。两岸栽了新柳，铺了步道，老人可以沿河散步。

    镇长王小明到场看望了施工人员。
";

fn with(issue: &str, decisions: &str) -> Compiled {
    let hash: String = Sha256::digest(issue.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let decisions = Decisions::read("1.toml", &format!("sha256 = \"{hash}\"\n{decisions}")).unwrap();
    compile_decided("1.txt", None, issue.as_bytes(), Some(&decisions))
}

/// Every article as its lines: `kicker 9 / headline 11 / 13 / 15`.
fn shape(compiled: &Compiled) -> Vec<String> {
    let part = compiled.part.as_ref().unwrap();
    let lines = |pieces: &Pieces| -> String {
        let lines: Vec<String> =
            pieces.0.iter().map(|piece| part.text.source.line_of(piece.start).to_string()).collect();
        lines.join("+")
    };
    let said = |name: &str, passage: &Option<Passage>| {
        passage.as_ref().map(|passage| format!("{name} {}", lines(&passage.pieces)))
    };
    let articles = part.text.articles.iter().map(|article| {
        let headings = [
            said("section", &article.section),
            said("kicker", &article.kicker),
            said("headline", &article.headline),
            said("subtitle", &article.subtitle),
            said("byline", &article.byline),
        ];
        let blocks = article.blocks.iter().map(|block| match block.kind {
            BlockKind::Paragraph => lines(&block.pieces),
            BlockKind::Subhead => format!("subhead {}", lines(&block.pieces)),
            BlockKind::Caption => format!("caption {}", lines(&block.pieces)),
        });
        headings.into_iter().flatten().chain(blocks).collect::<Vec<_>>().join(" / ")
    });
    articles.collect()
}

fn check(decisions: &str, expected: &[&str]) {
    let compiled = with(ISSUE, decisions);
    let wrong: Vec<&Diagnostic> = compiled.diagnostics.iter().filter(|found| found.spots[0].file == "1.toml").collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(shape(&compiled), expected, "{decisions}");
}

fn part(compiled: &Compiled) -> &Part {
    compiled.part.as_ref().unwrap()
}

const FIRST: &str = "headline 1 / 3+5 / 7";
const SECOND: &str = "kicker 9 / headline 11 / 13 / 15";

#[test]
fn nothing_decided_changes_nothing() {
    check("", &[FIRST, SECOND]);
    assert_eq!(shape(&compile_issue("1.txt", None, ISSUE.as_bytes())), [FIRST, SECOND]);
}

#[test]
fn paragraphs_are_joined_and_split() {
    check("[[join]]\nline = 7", &["headline 1 / 3+5+7", SECOND]);
    check("[[split]]\nline = 5", &["headline 1 / 3 / 5 / 7", SECOND]);
    check("[[join]]\nline = 7\n[[split]]\nline = 5", &["headline 1 / 3 / 5+7", SECOND]);
}

#[test]
fn lines_are_what_they_are_said_to_be() {
    check("[[level]]\nlines = 9\nis = \"headline\"", &[FIRST, "headline 9", "headline 11 / 13 / 15"]);
    check("[[level]]\nlines = \"9-11\"\nis = \"主标题\"", &[FIRST, "headline 9+11 / 13 / 15"]);
    check("[[level]]\nline = 11\nis = \"副题\"", &[FIRST, "headline 9 / subtitle 11 / 13 / 15"]);
    check("[[level]]\nline = 9\nis = \"section\"", &[FIRST, "section 9 / headline 11 / 13 / 15"]);
    check("[[level]]\nline = 9\nis = \"boilerplate\"", &[FIRST, "headline 11 / 13 / 15"]);
    check("[[level]]\nline = 9\nis = \"图说\"", &["headline 1 / 3+5 / 7 / caption 9", "headline 11 / 13 / 15"]);
    check("[[level]]\nline = 9\nis = \"正文\"", &["headline 1 / 3+5 / 7 / 9", "headline 11 / 13 / 15"]);
    check("[[level]]\nlines = \"9-11\"\nis = \"subhead\"", &["headline 1 / 3+5 / 7 / subhead 9+11 / 13 / 15"]);
    check("[[level]]\nline = 7\nis = \"byline\"", &["headline 1 / byline 7 / 3+5", SECOND]);
    check("[[level]]\nline = 7\nis = \"headline\"", &["headline 1 / 3+5", "headline 7", SECOND]);
}

#[test]
fn lines_stand_where_they_are_said_to_stand() {
    check("[[order]]\nlines = 7\nbefore = 3", &["headline 1 / 7 / 3+5", SECOND]);
    check("[[order]]\nlines = 7\nafter = 13", &["headline 1 / 3+5", "kicker 9 / headline 11 / 13 / 7 / 15"]);
    check("[[order]]\nlines = 7\nafter = 3", &["headline 1 / 3 / 7 / 5", SECOND]);
    check("[[order]]\nlines = \"5-7\"\nunder = 11", &["headline 1 / 3", "kicker 9 / headline 11 / 5 / 7 / 13 / 15"]);
    check("[[order]]\nlines = 7\nafter = 11", &["headline 1 / 3+5", "kicker 9 / headline 11 / 7 / 13 / 15"]);
    // What stands there already is confirmed, not touched.
    check("[[order]]\nlines = 7\nafter = 5", &[FIRST, SECOND]);
    check("[[order]]\nlines = \"13-15\"\nunder = 11", &[FIRST, SECOND]);
    // A line that runs on into one that was moved there.
    let moved = "[[order]]\nlines = 7\nbefore = 13\n[[join]]\nline = 13";
    check(moved, &["headline 1 / 3+5", "kicker 9 / headline 11 / 7+13 / 15"]);
}

#[test]
fn what_an_editor_decided_is_certain() {
    let confidence = |compiled: &Compiled| part(compiled).text.articles[0].blocks[0].confidence;
    assert!(confidence(&with(ISSUE, "")).is_some_and(|sure| sure < 100));
    let joined = with(ISSUE, "[[join]]\nline = 5\n[[level]]\nline = 11\nis = \"headline\"");
    assert_eq!(confidence(&joined), Some(100));
    assert_eq!(part(&joined).text.articles[1].headline.as_ref().unwrap().confidence, Some(100));
}

#[test]
fn an_issue_appeared_when_an_editor_says() {
    let compiled = with(ISSUE, "date = \"2031-04\"");
    let date = &part(&compiled).issue.date;
    assert_eq!((date.date, date.basis), ("2031-04".parse().ok(), IssueDateBasis::Editor));
    assert_eq!(date.earliest, "2031-04-02".parse().ok());
    assert_eq!(part(&compiled).text.articles[0].dates[0].from, "2031-03-05".parse().unwrap());
    assert!(compiled.diagnostics.iter().all(|found| found.code != "undated-issue"));
    assert_eq!(part(&with(ISSUE, "date = \"2031-04-10\"")).issue.date.earliest, None);
}

#[test]
fn what_was_looked_at_is_not_reported_again() {
    let codes = |decisions: &str| -> Vec<&'static str> {
        let corpus = gather(Newspaper::default(), vec![with(ISSUE, decisions)]);
        corpus.diagnostics.iter().map(|found| found.code).collect()
    };
    assert_eq!(codes(""), ["undated-issue"]);
    assert_eq!(codes("[[settled]]\ncode = \"undated-issue\""), [""; 0]);
    assert_eq!(codes("[[settled]]\ncode = \"undated-issue\"\nline = 3"), ["nothing-to-settle", "undated-issue"]);
}

#[test]
fn a_copy_that_is_left_out_does_not_lose_its_decisions_silently() {
    let other = compile_issue("0.txt", None, ISSUE.as_bytes());
    let corpus = gather(Newspaper::default(), vec![other, with(ISSUE, "date = \"2031-04\"")]);
    let codes: Vec<&str> = corpus.diagnostics.iter().map(|found| found.code).collect();
    assert!(codes.contains(&"stray-decisions"), "{codes:?}");
}

#[test]
fn a_correction_lies_over_its_place_in_print() {
    let decisions = "[[correction]]\nline = 15\nprinted = \"王小明\"\ncorrect = \"汪小明\"\nnote = \"次期更正启事\"\n\
                     [[correction]]\nline = 11\nprinted = \"整治\"\ncorrect = \"治理\"";
    let compiled = with(ISSUE, decisions);
    let (part, plain) = (part(&compiled), with(ISSUE, ""));
    assert_eq!(part.text.source.text(), ISSUE);
    let article = &part.text.articles[1];
    let said: Vec<(String, &str, Option<&str>)> = article
        .corrections
        .iter()
        .map(|found| (part.text.source.join(&found.pieces), found.text.as_str(), found.note.as_deref()))
        .collect();
    assert_eq!(said, [("整治".into(), "治理", None), ("王小明".into(), "汪小明", Some("次期更正启事"))]);
    assert_eq!(article.people, plain.part.unwrap().text.articles[1].people);
    assert!(part.text.articles[0].corrections.is_empty());
}

#[test]
fn what_is_withdrawn_is_gone_and_everything_else_keeps_its_place() {
    let whole = with(ISSUE, "");
    let whole = part(&whole);
    let decisions = "[[withdrawal]]\nline = 15\nwords = \"王小明\"\n[[withdrawal]]\nlines = \"9-13\"\n\
                     [[withdrawal]]\nline = 1";
    let compiled = with(ISSUE, decisions);
    let cut = part(&compiled);
    assert_eq!((&cut.issue.key, &cut.roles), (&whole.issue.key, &whole.roles));
    assert_eq!(cut.text.source.line_count(), whole.text.source.line_count());
    assert_eq!([1, 9, 11, 13].map(|line| cut.text.source.line(line)), [""; 4]);
    assert_eq!(cut.text.source.line(15), "    镇长到场看望了施工人员。");
    assert_eq!(cut.text.source.line(7), whole.text.source.line(7));
    assert_eq!(shape(&compiled), [FIRST, "kicker 9 / headline 11 / 13 / 15+15+15"]);
    let lines = |part: &Part| part.text.articles.iter().map(|article| article.line).collect::<Vec<_>>();
    assert_eq!(lines(cut), lines(whole));
    let story = &cut.text.articles[1];
    let words = |pieces: &Pieces| cut.text.source.join(pieces);
    assert_eq!(words(&story.headline.as_ref().unwrap().pieces), "〔已撤回〕");
    assert!(story.blocks[0].pieces.is_withdrawn() && !story.blocks[1].pieces.is_withdrawn());
    assert_eq!(words(&story.blocks[1].pieces), "镇长〔已撤回〕到场看望了施工人员。");
    assert!(story.people.is_empty() && story.dates.is_empty());
    assert_eq!(whole.text.articles[1].people.len(), 1);
}

#[test]
fn a_correction_beside_a_withdrawal_finds_its_words() {
    let decisions = "[[withdrawal]]\nline = 13\nwords = \"两岸栽了新柳，\"\n[[withdrawal]]\nline = 3\n\
                     [[correction]]\nline = 13\nprinted = \"步道\"\ncorrect = \"石板路\"";
    let compiled = with(ISSUE, decisions);
    let cut = part(&compiled);
    let correction = &cut.text.articles[1].corrections[0];
    assert_eq!(cut.text.source.join(&correction.pieces), "步道");
    assert_eq!(cut.text.source.lines(&correction.pieces), [(13, 13)]);
}

/// The complaint about decisions that do not fit: `code line:column`.
fn complaint(decisions: &str) -> String {
    let found = match Decisions::read("1.toml", decisions) {
        Ok(_) => with(ISSUE, decisions).diagnostics,
        Err(wrong) => vec![wrong],
    };
    let found: Vec<&Diagnostic> = found.iter().filter(|found| found.spots[0].file == "1.toml").collect();
    let said: Vec<String> = found
        .iter()
        .map(|found| {
            assert!(!found.help.is_empty() && !found.message.is_empty());
            format!("{} {}:{}", found.code, found.spots[0].lines.0, found.spots[0].column)
        })
        .collect();
    said.join(", ")
}

#[test]
fn what_does_not_fit_is_said_with_its_place() {
    for (decisions, expected) in [
        ("date = ", "bad-decisions 1:8"),
        ("joins = [7]", "bad-decisions 1:1"),
        ("[[join]]\nlines = 7", "bad-decisions 2:1"),
        ("[[level]]\nlines = 7\nis = \"verse\"", "bad-decisions 3:6"),
        ("[[level]]\nlines = \"7-5\"\nis = \"caption\"", "bad-decisions 2:9"),
        // Below the line with the hash, which the test puts first.
        ("[[join]]\nline = 99", "misplaced-decision 3:8"),
        ("[[join]]\nline = 6", "misplaced-decision 3:8"),
        ("[[split]]\nline = 0", "misplaced-decision 3:8"),
        ("date = \"2031-13\"", "misplaced-decision 2:8"),
        ("[[settled]]\ncode = \"undated\"", "misplaced-decision 3:8"),
        ("[[join]]\nline = 7\n[[split]]\nline = 7", "contradicting-decisions 5:8"),
        ("[[level]]\nlines = \"5-7\"\nis = \"caption\"\n[[join]]\nline = 7", "contradicting-decisions 3:9"),
        ("[[order]]\nlines = 7", "contradicting-decisions 3:9"),
        ("[[order]]\nlines = 7\nbefore = 3\nafter = 13", "contradicting-decisions 3:9"),
        ("[[order]]\nlines = \"3-7\"\nbefore = 5", "contradicting-decisions 3:9"),
        ("[[order]]\nlines = 7\nbefore = 3\n[[order]]\nlines = \"5-7\"\nafter = 13", "contradicting-decisions 6:9"),
        ("[[correction]]\nline = 15\nprinted = \"王大明\"\ncorrect = \"王\"", "misplaced-decision 4:11"),
        ("[[correction]]\nline = 13\nprinted = \"柳\"\ncorrect = \"桃\"", "misplaced-decision 4:11"),
        ("[[correction]]\nline = 15\nprinted = \"镇长\"\ncorrect = \" \"", "misplaced-decision 5:11"),
        ("[[correction]]\nline = 15\nprinted = \"镇长\"\ncorrect = \"镇长\"", "contradicting-decisions 5:11"),
        (
            "[[correction]]\nline = 15\nprinted = \"镇长\"\ncorrect = \"区长\"\n[[withdrawal]]\nline = 15",
            "contradicting-decisions 4:11",
        ),
        (
            "[[correction]]\nline = 15\nprinted = \"镇长王\"\ncorrect = \"区长王\"\n\
             [[correction]]\nline = 15\nprinted = \"王小\"\ncorrect = \"汪小\"",
            "contradicting-decisions 8:11",
        ),
        ("[[withdrawal]]\nline = 15\nwords = \"李\"", "misplaced-decision 4:9"),
        ("[[withdrawal]]\nlines = \"13-15\"\nwords = \"李\"", "contradicting-decisions 3:9"),
        ("[[join]]\nline = 3", "unmet-decision 3:8"),
        ("[[order]]\nlines = 9\nbefore = 3", "unmet-decision 3:9"),
        ("[[order]]\nlines = 7\nunder = 13", "unmet-decision 3:9"),
        ("[[level]]\nline = 1\nis = \"subhead\"", "unmet-decision 3:8"),
    ] {
        assert_eq!(complaint(decisions), expected, "{decisions}");
    }
}

#[test]
fn decisions_about_another_state_of_the_file_are_stale() {
    for decisions in ["sha256 = \"00\"", "date = \"2031-04\""] {
        let decisions = Decisions::read("1.toml", decisions).unwrap();
        let compiled = compile_decided("1.txt", None, ISSUE.as_bytes(), Some(&decisions));
        assert_eq!(compiled.diagnostics[0].code, "stale-decisions");
        assert!(compiled.diagnostics[0].message.contains("sha256 = \""), "{:?}", compiled.diagnostics[0]);
        assert_eq!(part(&compiled).issue.date.date, None);
    }
}
