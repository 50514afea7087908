//! Parts as a person meets them: what did not change is not compiled again, however the work was divided the bytes are
//! the same, and nothing stays behind.
#![allow(clippy::unwrap_used)]

mod press;

use press::{app, baoku, build, files, stderr, text};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ISSUES: usize = 9;

/// Small issues that name each other's people, in the folder and one below.
fn corpus(at: &Path) -> PathBuf {
    let folder = at.join("报纸");
    fs::create_dir_all(folder.join("柳园报")).unwrap();
    for number in 1..=ISSUES {
        let story = format!(
            "江口街道举行第{number}次运动会\n\n2031年{number}月5日，江口街道举行运动会，镇长王小明到场，{number}百人报名。\n\n\
             柳园镇修路\n\n    柳园镇的第{number}条路修好了。居民陈月娥说：“走着稳当。\n"
        );
        let name = if number % 3 == 0 { format!("柳园报/{number}.txt") } else { format!("{number} 期.txt") };
        fs::write(folder.join(name), story).unwrap();
    }
    fs::write(folder.join("names.toml"), "").unwrap();
    folder
}

/// A bundle's files by their names.
fn bundle(corpus: &Path, out: &Path, more: &[&str]) -> (Vec<(PathBuf, Vec<u8>)>, String) {
    let output = baoku(&[&["bundle", text(corpus), "--out", text(out)], more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let relative = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(out).unwrap().to_owned(), bytes);
    (files(out).into_iter().map(relative).collect(), stderr(&output))
}

fn parts_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn an_issue_that_did_not_change_is_not_compiled_again() {
    let at = TempDir::new().unwrap();
    let corpus = corpus(at.path());
    let out = at.path().join("out");
    let (cold, said) = bundle(&corpus, &out, &[]);
    assert!(!said.contains("没有变"), "{said}");
    let (again, said) = bundle(&corpus, &out, &[]);
    assert!(again == cold && said.contains("9 期没有变，照用上次编好的；新编 0 期"), "{said}");

    fs::write(corpus.join("1 期.txt"), "渡口添新船\n\n2031年3月9日，渡口添了一条新船，能坐五十人。\n").unwrap();
    let (changed, said) = bundle(&corpus, &out, &[]);
    assert!(said.contains("8 期没有变，照用上次编好的；新编 1 期"), "{said}");
    assert!(changed != cold && changed == bundle(&corpus, &at.path().join("elsewhere"), &[]).0);
    // The part of what the issue was before is gone.
    assert_eq!(parts_in(&at.path().join(".out.parts")).len(), ISSUES);
}

#[test]
fn a_site_is_the_same_with_parts_and_without() {
    let at = TempDir::new().unwrap();
    let (corpus, app) = (corpus(at.path()), app(at.path()));
    let site = |out: &str| {
        let out = at.path().join(out);
        let output = build(&corpus, &app, &out);
        assert!(output.status.success(), "{}", stderr(&output));
        let relative = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(&out).unwrap().to_owned(), bytes);
        (files(&out).into_iter().map(relative).collect::<Vec<_>>(), stderr(&output))
    };
    let (one, _) = site("one");
    let (again, said) = site("one");
    assert!(said.contains("9 期没有变"), "{said}");
    assert!(one == again && one == site("other").0);
}

#[test]
fn however_the_work_is_divided_the_bytes_are_the_same() {
    let at = TempDir::new().unwrap();
    let corpus = corpus(at.path());
    let (whole, _) = bundle(&corpus, &at.path().join("whole"), &[]);
    for shares in [1, 3] {
        let parts = at.path().join(format!("parts of {shares}"));
        let mut made = 0;
        for share in (1..=shares).rev() {
            let share = format!("{share}/{shares}");
            let output = baoku(&["part", text(&corpus), "--parts", text(&parts), "--share", &share]);
            assert!(output.status.success(), "{}", stderr(&output));
            made += output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
        }
        assert_eq!((made, parts_in(&parts).len()), (ISSUES, ISSUES));
        let (merged, said) = bundle(&corpus, &at.path().join("merged"), &["--parts", text(&parts)]);
        assert!(merged == whole && said.contains("新编 0 期"), "{said}");
    }
}

#[test]
fn issues_can_be_named() {
    let at = TempDir::new().unwrap();
    let (corpus, parts) = (corpus(at.path()), at.path().join("parts"));
    let output = baoku(&["part", text(&corpus), "--list"]);
    let names = String::from_utf8(output.stdout).unwrap();
    assert_eq!(names.lines().count(), ISSUES);
    assert!(names.lines().any(|name| name == "柳园报/3.txt"));
    let output = baoku(&["part", text(&corpus), "--parts", text(&parts), "柳园报/3.txt", "1 期.txt"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let named: Vec<&str> = lines.lines().map(|line| line.split_once('\t').unwrap().1).collect();
    assert_eq!((named, parts_in(&parts).len()), (vec!["1 期.txt", "柳园报/3.txt"], 2));
    let output = baoku(&["part", text(&corpus), "--parts", text(&parts), "没有.txt"]);
    assert!(!output.status.success() && stderr(&output).contains("没有.txt"));
}

#[test]
fn a_part_that_was_spoiled_is_compiled_again() {
    let at = TempDir::new().unwrap();
    let (corpus, out, parts) = (corpus(at.path()), at.path().join("out"), at.path().join(".out.parts"));
    let (whole, _) = bundle(&corpus, &out, &[]);
    for (at, name) in parts_in(&parts).iter().enumerate() {
        let file = parts.join(name);
        let mut bytes = fs::read(&file).unwrap();
        match at % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes[200] ^= 4,
            _ => bytes.clear(),
        }
        fs::write(&file, bytes).unwrap();
    }
    let (again, said) = bundle(&corpus, &out, &[]);
    assert!(again == whole && said.matches("坏了，重新编过").count() == ISSUES, "{said}");
    assert!(bundle(&corpus, &out, &[]).1.contains("9 期没有变"));
}

#[test]
fn what_a_build_does_not_use_is_cleared_away_and_nothing_else() {
    let at = TempDir::new().unwrap();
    let (corpus, out, parts) = (corpus(at.path()), at.path().join("out"), at.path().join("parts"));
    fs::create_dir_all(&parts).unwrap();
    let old = format!("{}.part", "0f".repeat(16));
    let begun = format!("{}.4711.new", "0f".repeat(16));
    for name in [old.as_str(), begun.as_str(), "notes.txt"] {
        fs::write(parts.join(name), "x").unwrap();
    }
    bundle(&corpus, &out, &["--parts", text(&parts)]);
    let left = parts_in(&parts);
    assert_eq!(left.len(), ISSUES + 1);
    assert!(left.contains(&"notes.txt".to_owned()) && !left.contains(&old) && !left.contains(&begun));
}

#[test]
fn the_folder_of_issues_is_never_written_to() {
    let at = TempDir::new().unwrap();
    let corpus = corpus(at.path());
    let before = files(&corpus);
    let parts = corpus.join("below/parts");
    for command in [
        vec!["part", text(&corpus), "--parts", text(&parts)],
        vec!["bundle", text(&corpus), "--out", "out", "--parts", text(&parts)],
    ] {
        let output = baoku(&command);
        assert!(!output.status.success() && stderr(&output).contains("放报纸的文件夹"), "{}", stderr(&output));
    }
    assert!(files(&corpus) == before);
    // An output that somebody wants among the issues is theirs to want; parts are not put beside it.
    bundle(&corpus, &corpus.join("_out"), &[]);
    assert!(!corpus.join("._out.parts").exists());
}

#[test]
fn parts_in_the_output_are_refused() {
    let at = TempDir::new().unwrap();
    let (corpus, out) = (corpus(at.path()), at.path().join("out"));
    let refused = || {
        let output = baoku(&["bundle", text(&corpus), "--out", text(&out), "--parts", text(&out.join("parts"))]);
        assert!(!output.status.success() && stderr(&output).contains("输出的文件夹"), "{}", stderr(&output));
    };
    refused();
    assert!(!out.exists());
    bundle(&corpus, &out, &[]);
    let before = files(&out);
    refused();
    assert!(files(&out) == before);
}

#[test]
fn an_issue_whose_decisions_do_not_fit_leaves_no_part() {
    let at = TempDir::new().unwrap();
    let (corpus, parts) = (corpus(at.path()), at.path().join("parts"));
    fs::write(corpus.join("1 期.toml"), "sha256 = \"0\"\n[[withdrawal]]\nline = 3\n").unwrap();
    fs::write(corpus.join("2 期.toml"), "sha256 = \"0\"\n[[withdraw]]\nline = 3\n").unwrap();
    let output = baoku(&["part", text(&corpus), "--parts", text(&parts)]);
    // The others are made all the same, and what will stop the build is said at once.
    let said = stderr(&output);
    assert!(!output.status.success() && said.contains("1 期.toml:1") && said.contains("2 期.toml:2"), "{said}");
    assert_eq!(parts_in(&parts).len(), ISSUES - 1);
    fs::remove_file(corpus.join("2 期.toml")).unwrap();
    let output = baoku(&["bundle", text(&corpus), "--out", text(&at.path().join("out")), "--parts", text(&parts)]);
    assert!(!output.status.success());
    assert_eq!(parts_in(&parts).len(), ISSUES - 1);
}
