//! What was withdrawn leaves no trace in anything a build or an export writes, and readers see that something was.
#![allow(clippy::unwrap_used)]

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Lines 5 and 9–13 are withdrawn, and on line 7 a name: with a person, a date, an office of two names, a quotation
/// that is not closed, a doubled word.
const FIRST: &str = "江口街道举行社区运动会

    3月5日，江口街道举行社区运动会，八个居民区的三百多位居民报名参加。

    街道主任周志远“当场摔伤右腿，随后送往区中心医院医院救治，家属于3月27日提出交涉。

    居民陈月娥跑完全程，拿到了第一块纪念牌。大家都为她鼓掌。

【调解室】

邻里纠纷调解始末

    4月8日，枫杨里十二号楼上下两户因为漏水闹上法庭，街道主任周致远到场劝说，双方握手言和。

柳园镇河道整治完工

    4月2日，柳园镇河道整治工程完工。两岸栽了新柳，铺了步道，老人可以沿河散步。
";
const OTHER: &str = "渡口添新船\n\n2031年3月9日，渡口添了一条新船，能坐五十人，居民过河方便多了。\n";
const DECISIONS: &str = "date = \"2031-04\"\n[[withdrawal]]\nline = 5\n[[withdrawal]]\nlines = \"9-13\"\n\
                         [[withdrawal]]\nline = 7\nwords = \"陈月娥\"\n";
const NAME: &str = "陈月娥";

fn app(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let page = r#"<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>报库</title>
<link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./tokens.css">
<script defer src="./loader.js" data-glue="./glue.js" data-wasm="./app.wasm"></script></head>
<body><div id="app"></div><div id="baoku-status"></div></body></html>"#;
    let files =
        [("index.html", page), ("tokens.css", "a{}"), ("loader.js", "1"), ("glue.js", "2"), ("app.wasm", "\0asm")];
    for (name, content) in files.into_iter().chain([("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]) {
        fs::write(folder.join(name), content).unwrap();
    }
}

fn baoku(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baoku")).args(arguments).output().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Adds a file, and what is packed in it (a book is a zip too).
fn unpack(name: String, bytes: Vec<u8>, all: &mut Vec<(String, String)>) {
    if !bytes.starts_with(b"PK") {
        return all.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let inside = format!("{name}/{}", file.name().unwrap());
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        drop(file);
        unpack(inside, content, all);
    }
}

/// Everything a build and an export of a folder write, by name, unpacked, and the parts that are kept for the next build.
fn published(corpus: &Path, work: &Path) -> Vec<(String, String)> {
    let (out, text) = (work.join("site"), |path: &Path| path.to_str().unwrap().to_owned());
    app(&work.join("app"));
    let built = baoku(&[
        "build",
        &text(corpus),
        "--app",
        &text(&work.join("app")),
        "--out",
        &text(&out),
        "--url",
        "https://paper.example/",
    ]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut all = vec![("build".to_owned(), String::from_utf8(built.stderr).unwrap())];
    for folder in [out, work.join(".site.parts")] {
        for path in files(&folder) {
            let bytes = fs::read(&path).unwrap();
            let base = if folder.ends_with("site") { &folder } else { work };
            unpack(path.strip_prefix(base).unwrap().display().to_string(), bytes, &mut all);
        }
    }
    for table in ["articles", "lines", "people"] {
        for format in ["jsonl", "csv"] {
            let output = baoku(&["export", &text(corpus), "--table", table, "--format", format]);
            assert!(output.status.success());
            let said = [output.stdout, output.stderr].concat();
            all.push((format!("export {table} {format}"), String::from_utf8(said).unwrap()));
        }
    }
    for format in ["json", "human"] {
        let output = baoku(&["check", &text(corpus), "--format", format]);
        all.push((format!("check {format}"), String::from_utf8(output.stdout).unwrap()));
    }
    all
}

/// A text in every way it may be written: as it is, with the entities of pages, the escapes of addresses and of JSON
/// undone; without white space.
fn readings(text: &str) -> Vec<String> {
    let page = html_escape::decode_html_entities(text).into_owned();
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let address = String::from_utf8_lossy(&bytes).into_owned();
    let mut json = String::new();
    for (at, part) in text.split("\\u").enumerate() {
        let code = part.get(..4).and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match code.filter(|_| at > 0) {
            Some(c) => {
                json.push(c);
                json.push_str(&part[4..]);
            }
            None => json.push_str(part),
        }
    }
    [text.to_owned(), page, address, json]
        .into_iter()
        .map(|text| text.replace("\\n", "").chars().filter(|c| !c.is_whitespace()).collect())
        .collect()
}

fn runs(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.windows(4).map(|run| run.iter().collect()).collect()
}

fn corpus(decisions: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    let hash: String = Sha256::digest(FIRST.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(dir.path().join("2031-04.txt"), FIRST).unwrap();
    fs::write(dir.path().join("other.txt"), OTHER).unwrap();
    fs::write(dir.path().join("2031-04.toml"), format!("sha256 = \"{hash}\"\n{decisions}")).unwrap();
    dir
}

#[test]
fn nothing_written_holds_a_trace_of_what_was_withdrawn() {
    let lines: Vec<&str> = FIRST.lines().collect();
    let gone = |number: usize| number == 5 || (9..=13).contains(&number);
    let withdrawn: BTreeSet<String> =
        (1..=lines.len()).filter(|line| gone(*line)).flat_map(|line| runs(lines[line - 1])).collect();
    let left: BTreeSet<String> =
        (1..=lines.len()).filter(|line| !gone(*line)).flat_map(|line| runs(lines[line - 1])).collect();
    let mut only: Vec<String> =
        withdrawn.difference(&left).filter(|run| !runs(OTHER).contains(*run)).cloned().collect();
    only.push(NAME.into());
    assert!(only.len() > 80);

    let work = TempDir::new().unwrap();
    let traces = |decisions: &str| -> Vec<(String, String)> {
        let dir = corpus(decisions);
        let mut traces = Vec::new();
        for (name, text) in published(dir.path(), work.path()) {
            let readings = readings(&text);
            let found = only.iter().find(|run| readings.iter().any(|text| text.contains(run.as_str())));
            traces.extend(found.map(|run| (name, run.clone())));
        }
        traces
    };
    // The test sees what it looks for: without the withdrawal it is everywhere.
    let everywhere: Vec<String> = traces("date = \"2031-04\"\n").into_iter().map(|(name, _)| name).collect();
    for place in [
        "baoku.html",
        "feed.xml",
        "bundle/",
        "archive.zip/print/",
        "archive.zip/articles/",
        "archive.zip/contents.tsv",
        "issues/",
        "index.html",
        "a/",
        "export articles jsonl",
        "export people csv",
        "check json",
        "check human",
        ".site.parts/",
    ] {
        assert!(everywhere.iter().any(|name| name.starts_with(place)), "{place} in {everywhere:?}");
    }
    assert!(everywhere.iter().any(|name| name.contains(".epub/")), "{everywhere:?}");
    // The next build into the same folder takes it out of all of it, the parts of the build before included.
    assert_eq!(traces(DECISIONS), []);
    assert_eq!(traces(DECISIONS), []);
}

#[test]
fn readers_see_that_something_was_withdrawn_also_by_an_old_address() {
    let (dir, work) = (corpus(DECISIONS), TempDir::new().unwrap());
    let all = published(dir.path(), work.path());
    let key: String = Sha256::digest(FIRST.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    for page in [format!("a/{key}-11.html"), format!("a/{key}-1.html"), "baoku.html".to_owned()] {
        let (_, html) = all.iter().find(|(name, _)| *name == page).unwrap();
        assert!(html.contains("这里有一段内容已应要求撤回"), "{page}");
    }
    let (_, page) = all.iter().find(|(name, _)| *name == format!("a/{key}-1.html")).unwrap();
    assert!(page.contains("居民〔已撤回〕跑完全程"));
    let (_, rows) = all.iter().find(|(name, _)| name == "export articles jsonl").unwrap();
    let rows: Vec<serde_json::Value> = rows.lines().filter_map(|row| serde_json::from_str(row).ok()).collect();
    let gone = rows.iter().find(|row| row["id"] == format!("{key}-11")).unwrap();
    assert_eq!(gone["withdrawn"], serde_json::json!([[9, 9], [11, 11], [13, 13]]));
    assert_eq!(gone["text"], "〔已撤回〕\n〔已撤回〕");
}
