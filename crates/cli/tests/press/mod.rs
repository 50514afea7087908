//! What the tests of built sites share: an app folder, a folder of issues, the program.
#![allow(dead_code, reason = "no test file needs all of it")]

pub(crate) mod codes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An app folder as Trunk makes it, with next to nothing in it.
pub(crate) fn app(at: &Path) -> PathBuf {
    let folder = at.join("app");
    fs::create_dir_all(&folder).unwrap();
    let page = r#"<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>报库</title>
<link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./tokens.css">
<link rel="stylesheet" href="./base.css">
<script defer src="./loader.js" data-glue="./glue.js" data-wasm="./app.wasm"></script></head>
<body><!-- a note --><div id="app"></div><div id="baoku-status"></div></body></html>"#;
    for (name, content) in [
        ("index.html", page),
        ("tokens.css", ":root{--a:1}"),
        ("base.css", "body{margin:0}"),
        ("loader.js", "var loader=1;"),
        ("glue.js", "var glue=1;"),
        ("app.wasm", "\0asm"),
        ("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    folder
}

/// A text with everything in it that a page must not take for its own.
pub(crate) const HOSTILE: &str = "社区办起</script><img src=x onerror=alert(1)>读书会\n\n3月5日，居民“{{x}}”到会。<script>alert(2)</script>\
                       他说：\u{2028}真好&amp;<!--。大家都说好，会开到傍晚才散。\n";

/// A folder of two small issues and a file of the editor's own.
pub(crate) fn corpus(at: &Path) -> PathBuf {
    let folder = at.join("报纸 一");
    fs::create_dir_all(folder.join("static")).unwrap();
    fs::write(folder.join("第 1 期.txt"), HOSTILE).unwrap();
    fs::write(folder.join("2.txt"), "路灯换新\n\n2024年4月6日，街上的路灯都换了新的，晚上亮堂多了。\n").unwrap();
    fs::write(folder.join("static/verify.txt"), "abc").unwrap();
    folder
}

/// Runs the program.
pub(crate) fn baoku(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baoku")).args(arguments).output().unwrap()
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Builds a site without any option.
pub(crate) fn build(corpus: &Path, app: &Path, out: &Path) -> Output {
    baoku(&["build", text(corpus), "--app", text(app), "--out", text(out)])
}

/// What the program said.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file below a folder with its content, by path.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

/// Every HTML page below a folder with its text.
pub(crate) fn pages(site: &Path) -> Vec<(String, String)> {
    let html = files(site).into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "html"));
    html.map(|(path, bytes)| (path.display().to_string(), String::from_utf8(bytes).unwrap())).collect()
}
