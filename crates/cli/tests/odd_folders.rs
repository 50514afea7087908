//! Folders as people have them: whatever lies there, the build ends, and says what happened, where, and what to do.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod press;

use press::{app, baoku, build, stderr, text};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const STORY: &str = "柳园镇路灯换新\n\n    2031年4月6日，街上的路灯都换了新的，晚上亮堂多了。\n";
/// A Word document begins so.
const ZIP: &[u8] = b"PK\x03\x04\x14\0\0\0\x08\0";

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let at = TempDir::new().unwrap();
    let folder = at.path().join("江口报 #1? 50% & \"旧\" <b>");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    (at, folder)
}

/// What a build of these files says, and whether it succeeds.
fn said(files: &[(&str, &[u8])]) -> (bool, String) {
    let (at, folder) = folder(files);
    let built = build(&folder, &app(at.path()), &at.path().join("site"));
    (built.status.success(), stderr(&built))
}

fn check(files: &[(&str, &[u8])], succeeds: bool, words: &[&str]) {
    let (did, said) = said(files);
    assert_eq!(did, succeeds, "{said}");
    for word in words {
        assert!(said.contains(word), "{word} in {said}");
    }
}

#[test]
fn where_no_issue_is_left_every_reason_is_given_at_once() {
    check(&[], false, &["没有一期可用的报纸", ".txt、", ".csv", "一层子文件夹"]);
    check(
        &[("1.txt", ZIP)],
        false,
        &["1.txt：这不是文字文件，而是压缩包或 Word 文档（.docx）。请把原文件另存为纯文本"],
    );
    check(
        &[("1.txt", b"\n \n"), ("2.docx", ZIP)],
        false,
        &["1.txt：文件是空的。", "2.docx：不是报库认识的文件", "另存为其中一种：.txt、.md"],
    );
    check(&[("a/b/1.txt", STORY.as_bytes())], false, &["a/b：第二层文件夹，没有进入。若里面有报纸，请移到上面一层"]);
    let many: Vec<String> = (1..9).map(|at| format!("{at}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), ZIP)).collect();
    check(&many, false, &["5.txt：", "还有 3 处，用 baoku check"]);
}

#[test]
fn what_is_left_out_is_named_with_its_reason_and_the_rest_is_built() {
    let utf16: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files: [(&str, &[u8]); 4] =
        [("1.txt", STORY.as_bytes()), ("2.txt", ZIP), ("3.txt", &utf16), ("4.pdf", b"%PDF-1.4\n")];
    check(&files, true, &["没有收录 2.txt：", "没有收录 3.txt：", "没有收录 4.pdf：", "1 期 1 篇"]);
}

#[test]
fn rows_that_cannot_be_read_are_told_apart_in_words() {
    check(
        &[("a.csv", "日期;标题;正文\n2031-04-06;路灯;换新\n".as_bytes())],
        false,
        &[
            "a.csv：标题行是“日期;标题;正文”",
            "date,title,body",
            "body、kicker、subtitle、section、page、issue、author、id。",
        ],
    );
    check(&[("a.csv", "title,body\n路灯,\"换新\n电梯,装好\n".as_bytes())], false, &["一个引号没有另一半"]);
    let lines = "{\"title\":\"路灯\",\"body\":\"换新。\"}\n{\"title\":\"坏\n[]\n{\"title\" 1}\n";
    let (_at, folder) = folder(&[("a.jsonl", lines.as_bytes())]);
    let told = baoku(&["check", text(&folder)]);
    let told = String::from_utf8(told.stdout).unwrap() + &String::from_utf8(told.stderr).unwrap();
    for word in ["第 2 条读不懂：这一行没有写完", "第 3 条读不懂：这一行不是", "第 4 条读不懂：第 10 个字"]
    {
        assert!(told.contains(word), "{word} in {told}");
    }
}

#[test]
fn a_site_inside_its_corpus_is_never_read_as_a_newspaper() {
    let (at, folder) = folder(&[("1.txt", STORY.as_bytes())]);
    let (app, site) = (app(at.path()), folder.join("dist"));
    let first = build(&folder, &app, &site);
    assert!(first.status.success(), "{}", stderr(&first));
    let index = fs::read(site.join("index.html")).unwrap();
    let again = build(&folder, &app, &site);
    assert!(again.status.success() && stderr(&again).contains("1 期 1 篇"), "{}", stderr(&again));
    assert_eq!(fs::read(site.join("index.html")).unwrap(), index);
    let wrong = build(&site, &app, &at.path().join("other"));
    assert!(!wrong.status.success() && stderr(&wrong).contains("是报库生成的网站"), "{}", stderr(&wrong));
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_round_and_pipes_hold_nothing_up() {
    use std::os::unix::fs::symlink;
    let (at, folder) = folder(&[("1.txt", STORY.as_bytes())]);
    symlink(".", folder.join("round")).unwrap();
    symlink("2.txt", folder.join("2.txt")).unwrap();
    symlink("/nowhere/3.txt", folder.join("3.txt")).unwrap();
    let _open = std::os::unix::net::UnixListener::bind(at.path().join("s")).unwrap();
    symlink("../s", folder.join("4.txt")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.join("5.txt")).status().unwrap().success());
    let built = build(&folder, &app(at.path()), &at.path().join("site"));
    let said = stderr(&built);
    assert!(built.status.success() && said.contains("1 期 1 篇"), "{said}");
    assert!(said.contains("没有收录 2.txt：") && said.contains("没有收录 3.txt：读不了这个文件：文件或文件夹不在"));
    let checked = baoku(&["check", "--format", "json", text(&folder)]);
    let checked = String::from_utf8(checked.stdout).unwrap();
    for (file, code) in [("round", "linked"), ("4.txt", "not-an-issue"), ("5.txt", "not-an-issue")] {
        let told = |line: &str| line.contains(&format!("\"{file}\"")) && line.contains(&format!("\"{code}\""));
        assert!(checked.lines().any(told), "{file} in {checked}");
    }
}

#[test]
fn an_output_that_cannot_be_written_is_named_with_the_reason() {
    let (at, folder) = folder(&[("1.txt", STORY.as_bytes())]);
    let (app, file) = (app(at.path()), at.path().join("一个文件"));
    fs::write(&file, "x").unwrap();
    for (out, reason) in [(file.clone(), "是一个文件"), (file.join("里面"), "路径中间有一个同名的文件")]
    {
        let built = build(&folder, &app, &out);
        assert!(!built.status.success() && stderr(&built).contains(reason), "{}", stderr(&built));
    }
    if Path::new("/proc/self").exists() {
        let built = build(&folder, &app, Path::new("/proc/baoku-site"));
        assert!(!built.status.success() && stderr(&built).contains("写不了 /proc/baoku-site"), "{}", stderr(&built));
    }
}
