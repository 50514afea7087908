//! `baoku check` and `baoku export` as a person runs them: what goes to which stream, and with which exit code.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const STORY: &str =
    "老桥通车第一天\n\n3月5日，老桥重新通车，骑车的、挑担的都从桥上过。镇长王小明指出，桥稳当，人就\n\n踏实。\n";
const OTHER: &str = "渡口添新船\n\n3月9日，渡口添了一条新船，能坐五十人。\n";
const MEETING: &str = "江口镇召开2031年学习讨论会\n\n5月9日，江口镇在渡口礼堂召开学习讨论会，镇长王小明讲话。\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn baoku(args: &[&str], dir: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baoku"));
    command.arg(args[0]).arg(dir).args(&args[1..]).output().unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn articles_are_exported_with_places_and_absent_facts_as_null() {
    let dir = folder(&[("江口 报2031-03.txt", STORY.as_bytes())]);
    let output = baoku(&["export"], dir.path());
    assert!(output.status.success());
    let rows = rows(&output);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["id", "file", "order", "issue", "headline", "blocks", "text", "kicker", "page", "url", "figures"] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!((&row["file"], &row["order"]), (&Value::from("江口 报2031-03.txt"), &Value::from(1)));
    assert_eq!(row["issue"]["basis"], "file name");
    assert_eq!(row["headline"]["lines"], serde_json::json!([[1, 1]]));
    assert_eq!(row["kicker"], Value::Null);
    assert_eq!(row["date"]["from"], "2031-03-05");
    assert_eq!(row["blocks"][0]["lines"], serde_json::json!([[3, 3], [5, 5]]));
    assert!(row["blocks"][0]["confidence"].as_f64().unwrap() > 0.5);
    assert_eq!(row["people"][0]["office"], "镇长");
    assert!(row["text"].as_str().unwrap().starts_with("老桥通车第一天\n3月5日"));
    assert!(row["text"].as_str().unwrap().ends_with("人就踏实。"));
}

#[test]
fn every_raw_line_is_in_the_table_of_lines_exactly_once() {
    let dir = folder(&[("1.txt", STORY.as_bytes()), ("2.txt", b"\xef\xbb\xbf\r\n\r\n\xe6\x96\xb0\xe6\xa1\xa5\r\n")]);
    let rows = rows(&baoku(&["export", "--table", "lines"], dir.path()));
    let of = |file: &str| -> Vec<u64> {
        rows.iter().filter(|row| row["file"] == file).map(|row| row["line"].as_u64().unwrap()).collect()
    };
    assert_eq!(of("1.txt"), [1, 2, 3, 4, 5]);
    assert_eq!(of("2.txt"), [1, 2, 3]);
    assert!(rows.iter().any(|row| row["role"] == "headline" && row["article"].is_string()));
    assert!(rows.iter().any(|row| row["role"] == "blank" && row["article"].is_null()));
}

#[test]
fn tables_also_come_as_comma_separated_values() {
    let dir = folder(&[
        ("2031-03.txt", STORY.as_bytes()),
        ("2031-04.txt", OTHER.as_bytes()),
        ("2031-05.txt", MEETING.as_bytes()),
    ]);
    for table in ["articles", "lines", "people", "offices", "figures", "events", "series"] {
        let output = baoku(&["export", "--format", "csv", "--table", table], dir.path());
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        assert!(reader.headers().unwrap().len() >= 4);
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        assert!(!rows.is_empty(), "{table}");
    }
}

#[test]
fn bad_files_are_left_out_and_named_and_the_rest_goes_on() {
    let mut broken = STORY.repeat(9).into_bytes();
    broken.insert(40, 0xff);
    let dir = folder(&[
        ("1.txt", STORY.as_bytes()),
        ("2.txt", b"PK\x03\x04\0\0\0"),
        ("3.txt", &broken),
        ("4.txt", b" \n"),
        ("5.txt", "江口报\n主办：江口镇人民政府\n".as_bytes()),
        ("6.txt", STORY.as_bytes()),
        ("7.docx", b"%PDF"),
        ("README.md", b"?"),
        ("_draft.txt", STORY.as_bytes()),
    ]);
    let output = baoku(&["check", "--format", "json"], dir.path());
    assert!(output.status.success());
    let found: Vec<(String, String)> = rows(&output)
        .iter()
        .map(|row| (row["code"].as_str().unwrap().to_owned(), row["spans"][0]["file"].as_str().unwrap().to_owned()))
        .collect();
    for (code, file) in [
        ("not-text", "2.txt"),
        ("undecodable", "3.txt"),
        ("empty", "4.txt"),
        ("only-boilerplate", "5.txt"),
        ("duplicate", "6.txt"),
        ("not-an-issue", "7.docx"),
    ] {
        assert!(found.contains(&(code.to_owned(), file.to_owned())), "{code} in {found:?}");
    }
    let exported = baoku(&["export"], dir.path());
    assert!(exported.status.success());
    assert_eq!(rows(&exported).len(), 1);
    assert!(stderr(&exported).contains("3.txt"));
}

#[test]
fn a_newspaper_may_have_a_folder_and_settings() {
    let dir = folder(&[
        ("江口报/1.txt", STORY.as_bytes()),
        ("江口报/深/2.txt", OTHER.as_bytes()),
        ("3.txt", OTHER.as_bytes()),
        ("newspaper.toml", "name = \"江口日报\"\n".as_bytes()),
        ("static/4.txt", STORY.as_bytes()),
    ]);
    let rows = rows(&baoku(&["export"], dir.path()));
    let mut named: Vec<(&str, &str)> =
        rows.iter().map(|row| (row["file"].as_str().unwrap(), row["newspaper"].as_str().unwrap())).collect();
    named.sort_unstable();
    assert_eq!(named, [("3.txt", "江口日报"), ("江口报/1.txt", "江口报")]);
}

#[test]
fn wrong_settings_are_an_error_with_their_place() {
    let dir = folder(&[("1.txt", STORY.as_bytes()), ("newspaper.toml", b"name = \"a\"\nnmae = 3\n")]);
    let output = baoku(&["export"], dir.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("newspaper.toml:2:1"), "{}", stderr(&output));
}

#[test]
fn no_folder_and_no_issue_are_said_in_a_sentence() {
    let empty = folder(&[]);
    for command in ["export", "check"] {
        let output = baoku(&[command], empty.path());
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("没有一期"));
        let output = baoku(&[command], &empty.path().join("无此"));
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("不存在"));
    }
}

#[cfg(unix)]
#[test]
fn linked_folders_are_never_entered() {
    let dir = folder(&[("江口报/1.txt", STORY.as_bytes())]);
    std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("江口报/loop")).unwrap();
    let output = baoku(&["check", "--format", "json"], dir.path());
    let linked = rows(&output).iter().filter(|row| row["code"] == "linked").count();
    assert_eq!(linked, 2);
    assert_eq!(rows(&baoku(&["export"], dir.path())).len(), 1);
}

#[test]
fn a_diagnostic_is_drawn_with_its_place_and_explained() {
    let dir = folder(&[("1.txt", STORY.replace("3月5日", "2031年3月5日").as_bytes())]);
    let output = baoku(&["check"], dir.path());
    let drawn = String::from_utf8(output.stdout).unwrap();
    assert!(drawn.contains("1.txt:3:1") && drawn.contains("date-inferred"), "{drawn}");
    let explained =
        Command::new(env!("CARGO_BIN_EXE_baoku")).args(["check", "--explain", "duplicate"]).output().unwrap();
    assert!(explained.status.success());
    assert!(String::from_utf8(explained.stdout).unwrap().contains("一字不差"));
    let unknown = Command::new(env!("CARGO_BIN_EXE_baoku")).args(["check", "--explain", "nothing"]).output().unwrap();
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn a_reader_that_stops_listening_is_no_failure() {
    let many: Vec<(String, String)> =
        (0..400).map(|at| (format!("{at}.txt"), format!("第{at}座桥通车\n\n{}", STORY.repeat(8)))).collect();
    let files: Vec<(&str, &[u8])> = many.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let dir = folder(&files);
    let mut child = Command::new(env!("CARGO_BIN_EXE_baoku"))
        .arg("export")
        .arg(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0u8; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn what_to_look_at_before_publishing_is_shown_with_its_line_and_only_when_asked() {
    let story = "渡口添新船\n\n3月9日，渡口添了一条新船。报名电话13800138000，\n\n联系人王小明，家住江口路12号302室，证件号11010519491231002X。\n";
    let dir = folder(&[("2031-03.txt", story.as_bytes())]);
    let others = "渡口添新船\n\n3月9日，渡口添了一条新船，报名的电话是（021）12345678。\n\n船长住在江口路12号楼302室。\n\n\
                  水手住在江口路3幢2单元501室。\n\n船票写着2024-04-06 11010519491231002x。\n";
    fs::write(dir.path().join("2031-04.txt"), others).unwrap();
    let personal = ["home-address", "identity-number", "missing-identity", "telephone-number"];
    let codes = |output: &Output| -> Vec<(String, Value)> {
        let rows = rows(output).into_iter();
        let rows = rows.map(|row| (row["code"].as_str().unwrap().to_owned(), row["spans"][0]["lines"].clone()));
        rows.filter(|(code, _)| personal.contains(&code.as_str())).collect()
    };
    assert_eq!(codes(&baoku(&["check", "--format", "json"], dir.path())), []);
    let found = codes(&baoku(&["check", "--publish", "--format", "json"], dir.path()));
    let lines =
        |code: &str| found.iter().find(|(found, _)| found == code).unwrap_or_else(|| panic!("{code}")).1.clone();
    assert_eq!(lines("telephone-number"), serde_json::json!([3, 3]));
    assert_eq!(lines("identity-number"), serde_json::json!([5, 5]));
    assert_eq!(lines("home-address"), serde_json::json!([5, 5]));
    assert_eq!(lines("missing-identity"), Value::Null);
    assert_eq!(found.len(), 4 + 4, "{found:?}");
    let explained = Command::new(env!("CARGO_BIN_EXE_baoku")).args(["check", "--explain", "identity-number"]).output();
    assert!(String::from_utf8(explained.unwrap().stdout).unwrap().contains("GB 11643"));
}

#[test]
fn names_are_gathered_as_an_editor_says_and_unknown_ones_stop_everything() {
    let names = "[[merge]]\nname = \"王晓明\"\nalso = [\"王小明\"]\n";
    let dir = folder(&[("2031-03.txt", STORY.as_bytes()), ("names.toml", names.as_bytes())]);
    let people = rows(&baoku(&["export", "--table", "people"], dir.path()));
    assert_eq!((&people[0]["name"], &people[0]["person"]), (&Value::from("王小明"), &Value::from("王晓明")));
    fs::write(dir.path().join("names.toml"), names.replace("王小明", "李小明")).unwrap();
    let output = baoku(&["export"], dir.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("names.toml:3") && stderr(&output).contains("unknown-name"));
}
