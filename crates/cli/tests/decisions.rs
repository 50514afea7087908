//! An editor's decisions beside an issue, as a person meets them: what is built with them, and what stops a build.
#![allow(clippy::unwrap_used)]

use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const STORY: &str = "老桥通车第一天\n\n3月5日，老桥重新通车，骑车的、挑担的都从桥上过。镇长王小明指出，桥稳当，人就踏实。\n\n    桥头的茶摊也跟着开了张。\n";

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn baoku(args: &[&str], dir: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baoku")).arg(args[0]).arg(dir).args(&args[1..]).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn decided(decisions: &str) -> String {
    format!("sha256 = \"{}\"\n{decisions}", hash(STORY.as_bytes()))
}

#[test]
fn decisions_beside_an_issue_are_followed() {
    let decisions = decided("date = \"2031-03\"\n[[join]]\nline = 5\n");
    for (issue, beside) in [("2031.txt", "2031.toml"), ("江口报/第1.2期.txt", "江口报/第1.2期.toml")] {
        let dir = folder(&[(issue, STORY), (beside, &decisions)]);
        let output = baoku(&["export"], dir.path());
        assert!(output.status.success(), "{}", text(&output.stderr));
        let row: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&row["issue"]["date"], &row["issue"]["basis"]), (&"2031-03".into(), &"editor".into()));
        assert_eq!(row["blocks"][0]["lines"], serde_json::json!([[3, 3], [5, 5]]));
        assert_eq!(row["blocks"][0]["confidence"], 1.0);
    }
}

#[test]
fn of_two_issues_of_one_name_the_hash_tells_which_is_meant() {
    let other = STORY.replace("老桥", "新桥");
    let dir = folder(&[("1.md", &other), ("1.txt", STORY), ("1.toml", &decided("date = \"2031-03\""))]);
    let rows = text(&baoku(&["export"], dir.path()).stdout);
    for row in rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap()) {
        assert_eq!(row["issue"]["basis"] == "editor", row["file"] == "1.txt", "{row}");
    }
}

#[test]
fn decisions_that_do_not_fit_stop_everything_and_leave_the_output_alone() {
    let stale = "sha256 = \"00\"\n";
    for (name, decisions, said) in [
        ("1.toml", stale.to_owned(), "1.toml:1:10: "),
        ("1.toml", decided("[[join]]\nline = 77"), "1.toml:3:8: 没有第 77 行"),
        ("1.toml", decided("[[joins]]\nline = 5"), "1.toml:2:3: 没有“joins”这一项"),
        ("2.toml", decided(""), "2.toml: 旁边没有名为 2 的一期报纸"),
    ] {
        let dir = folder(&[("1.txt", STORY)]);
        let kept = TempDir::new().unwrap();
        let out = kept.path().join("bundle");
        let built = baoku(&["bundle", "--out", out.to_str().unwrap()], dir.path());
        assert!(built.status.success(), "{}", text(&built.stderr));
        let before = listing(&out);
        fs::write(dir.path().join(name), decisions).unwrap();
        for command in [vec!["bundle", "--out", out.to_str().unwrap()], vec!["export"], vec!["check"]] {
            let output = baoku(&command, dir.path());
            assert_eq!(output.status.code(), Some(1), "{command:?}");
            if command[0] != "check" {
                assert!(output.stdout.is_empty());
                assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
            }
        }
        assert_eq!(listing(&out), before);
    }
}

fn listing(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_complaint_about_decisions_is_listed_and_explained() {
    let dir = folder(&[("1.txt", STORY), ("1.toml", &decided("[[join]]\nline = 77\n[[split]]\nline = 4\n"))]);
    let output = text(&baoku(&["check", "--format", "json"], dir.path()).stdout);
    let rows: Vec<serde_json::Value> = output.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let misplaced: Vec<_> = rows.iter().filter(|row| row["code"] == "misplaced-decision").collect();
    assert_eq!(misplaced.len(), 2, "{rows:?}");
    assert_eq!(misplaced[0]["spans"][0]["file"], "1.toml");
    let output = baoku(&["check", "--explain", "misplaced-decision"], dir.path());
    assert!(text(&output.stdout).contains("决定"));
}

/// Takes the marks off everything that is proposed.
fn confirmed(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace()) => format!("{rest}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn decisions_in(dir: &Path) -> Vec<std::path::PathBuf> {
    let files = fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

/// Proposals change nothing; confirmed, they leave nothing to look at and every article as it was.
fn check_round_trip(dir: &Path) {
    let lines = |dir: &Path| text(&baoku(&["export", "--table", "lines"], dir).stdout);
    let before = lines(dir);
    let doubts = text(&baoku(&["check", "--format", "json"], dir).stdout);
    let output = baoku(&["check", "--write-decisions"], dir);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(!decisions_in(dir).is_empty());
    assert_eq!((lines(dir), text(&baoku(&["check", "--format", "json"], dir).stdout)), (before.clone(), doubts));
    let articles = |dir: &Path| -> Vec<serde_json::Value> {
        let rows = text(&baoku(&["export"], dir).stdout);
        rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
    };
    let read = articles(dir);
    let proposed: Vec<String> = decisions_in(dir).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // Asked again, there is nothing to add.
    assert!(baoku(&["check", "--write-decisions"], dir).status.success());
    for (path, proposed) in decisions_in(dir).iter().zip(&proposed) {
        assert_eq!(&fs::read_to_string(path).unwrap(), proposed);
        fs::write(path, confirmed(proposed)).unwrap();
    }
    let output = baoku(&["check", "--format", "json"], dir);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), "", "{}", fs::read_to_string(&decisions_in(dir)[0]).unwrap());
    assert_eq!(lines(dir), before);
    for (before, after) in read.iter().zip(articles(dir)) {
        for field in ["id", "text", "section", "headline"] {
            let words = |row: &serde_json::Value| row[field].get("text").unwrap_or(&row[field]).clone();
            assert_eq!(words(before), words(&after));
        }
    }
}

#[test]
fn proposals_once_confirmed_leave_nothing_to_look_at() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/tests/fixtures");
    let dir = TempDir::new().unwrap();
    for name in [
        "stacked_headlines",
        "displaced_beginning",
        "label_after_its_story",
        "hard_wrapped_lost_indent",
        "section_subheads_caption",
        "half_width_punctuation",
        "html_issue_page",
        "old_print_without_stops",
    ] {
        let folder = fs::read_dir(fixtures.join(name)).unwrap().map(|file| file.unwrap().path());
        for path in folder.filter(|path| path.file_stem().is_some_and(|stem| stem == "input")) {
            let ending = path.extension().unwrap().to_str().unwrap();
            fs::copy(&path, dir.path().join(format!("{name}.{ending}"))).unwrap();
        }
    }
    check_round_trip(dir.path());
}

#[test]
fn proposals_on_the_real_issues_once_confirmed_leave_nothing_to_look_at() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.exists() {
        return;
    }
    let dir = TempDir::new().unwrap();
    for file in fs::read_dir(corpus).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        fs::copy(&file, dir.path().join(file.file_name().unwrap())).unwrap();
    }
    check_round_trip(dir.path());
}

#[test]
fn what_steers_a_terminal_is_neither_shown_nor_proposed() {
    let odd = STORY.replace("桥稳当", "“桥\u{1b}[31m稳\u{b}当")
        + &"\n    渡口添了一条新船，能坐五十人，居民过河方便多了。\n".repeat(40);
    let dir = folder(&[("1.txt", &odd)]);
    for format in ["human", "json"] {
        let told = baoku(&["check", "--write-decisions", "--format", format], dir.path());
        let said = text(&[told.stdout, told.stderr].concat());
        assert!(said.contains("[31m") && !said.contains(['\u{1b}', '\u{b}']) && !said.contains("\\u00"), "{said:?}");
    }
    assert!(fs::read_to_string(dir.path().join("1.toml")).unwrap().contains("[31m"));
    let built = baoku(&["check"], dir.path());
    assert!(built.status.success(), "{}", text(&built.stderr));
}

#[test]
fn proposals_about_one_file_do_not_go_into_the_decisions_about_another() {
    let dir = folder(&[("1.md", &STORY.replace("老桥", "新桥")), ("1.txt", STORY)]);
    let output = baoku(&["check", "--write-decisions"], dir.path());
    assert!(output.status.success() && text(&output.stderr).contains("另一个同名文件"), "{}", text(&output.stderr));
    let written = fs::read_to_string(dir.path().join("1.toml")).unwrap();
    assert_eq!(written.matches("sha256 = ").count(), 1);
    assert!(baoku(&["check"], dir.path()).status.success());
}
