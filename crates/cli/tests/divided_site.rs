//! The site of a divided archive: everything a small one has, made as a stream.
#![allow(clippy::unwrap_used)]

mod press;

use baoku_archive::facts::{FIGURE, OFFICE, PERSON};
use baoku_archive::question::Question;
use baoku_cli::site::disk::open_site;
use futures::executor::block_on;
use press::{app, baoku, files, stderr, text};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::Path;

/// A folder of rows, a hundred and fifty an issue, and one issue of print; more than an archive that is loaded whole holds.
fn corpus(at: &Path, rows: usize) -> std::path::PathBuf {
    let folder = at.join("corpus");
    fs::create_dir_all(&folder).unwrap();
    let mut text = String::new();
    for row in 0..rows {
        let body = format!(
            "第{row}段河道整治开工，两岸要栽新柳，铺步道，{}。柳园镇镇长孙有田到场，沿岸签约{}台水泵。",
            "居民都说好".repeat(60),
            row % 7 + 2
        );
        let month = 1 + row / 150;
        let _ = writeln!(
            text,
            r#"{{"date": "2031-{month:02}-01", "title": "柳园镇河道整治{row}", "section": "要闻", "body": "{body}"}}"#
        );
    }
    fs::write(folder.join("rows.jsonl"), text).unwrap();
    fs::write(folder.join("2032-01.txt"), press::HOSTILE).unwrap();
    folder
}

fn build(corpus: &Path, at: &Path, out: &str, more: &[&str]) -> String {
    let (app, out) = (app(at), at.join(out));
    let arguments = ["build", text(corpus), "--app", text(&app), "--out", text(&out)];
    let built = baoku(&[&arguments, more].concat());
    assert!(built.status.success(), "{}", stderr(&built));
    stderr(&built)
}

#[test]
fn a_divided_archive_has_a_whole_site_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let corpus = corpus(at, 1050);
    let said = build(&corpus, at, "one", &["--url", "https://paper.example/"]);
    assert!(said.contains("1051 篇"), "{said}");
    build(&corpus, at, "two", &["--url", "https://paper.example/"]);
    let listed = |out: &str| fs::read_to_string(at.join(out).join("SHA256SUMS")).unwrap();
    assert_eq!(listed("one"), listed("two"));

    let site = at.join("one");
    let archive = open_site(&site).unwrap();
    assert!(archive.is_sharded());
    let all = block_on(archive.answer(&Question::default())).articles;
    let ids = block_on(archive.ids(&all)).unwrap();
    assert_eq!(ids.len(), 1051);
    // Who is named in rows, with what office, and what is counted there leads to the articles.
    for (kind, facet, name) in
        [(PERSON, "person", "孙有田"), (OFFICE, "office", "柳园镇镇长"), (FIGURE, "figure", "水泵（台）")]
    {
        let listed = block_on(archive.names(kind, 0, 9)).unwrap();
        assert!(listed.iter().any(|known| known.name == name && known.articles == 1050), "{listed:?}");
        assert_eq!(block_on(archive.answer(&Question::default().with(facet, name))).articles.len(), 1050, "{name}");
    }
    let map = fs::read_to_string(site.join("sitemap.xml")).unwrap();
    for id in &ids {
        let page = fs::read_to_string(site.join(format!("a/{id}.html"))).unwrap();
        assert!(page.contains("<h1") && page.contains(&format!("?a={id}")), "{id}");
        assert!(map.contains(&format!("a/{id}.html")), "{id}");
    }
    // Beyond a thousand articles an issue has one picture for all of them.
    let pictures = files(&site.join("a")).into_iter().filter(|(path, _)| path.extension().unwrap() == "png").count();
    assert_eq!(pictures, archive.issues().len());
    let front = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(front.contains("读书会") && !front.contains("<img src=x"));
    let feed = fs::read_to_string(site.join("feed.xml")).unwrap();
    assert_eq!(feed.matches("<entry>").count(), 50);

    let mut zip = zip::ZipArchive::new(fs::File::open(site.join("archive.zip")).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let rows = read("articles.jsonl");
    let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let exported: BTreeSet<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(exported, ids.iter().map(String::as_str).collect());
    let references: serde_json::Value = serde_json::from_str(&read("references.json")).unwrap();
    assert_eq!(references.as_array().unwrap().len(), 1051);
    assert_eq!(read("articles.csv").matches("headline").count(), 1);
    assert_eq!(read("contents.tsv").lines().count(), 1052);
    assert!(read("articles/2031-01-01.txt").contains("第3段河道整治开工"));
    assert!(read("print/2031-01-01-rows.jsonl.txt").contains("第3段河道整治开工"));

    let verified = baoku(&["verify", text(&site)]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn no_two_files_have_a_name_that_some_system_takes_for_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let corpus = at.join("corpus");
    fs::create_dir_all(&corpus).unwrap();
    let body = "河道整治开工，两岸要栽新柳，铺步道。".repeat(24);
    let rows = |ids: &[&str]| -> String {
        let row = |(at, id): (usize, &&str)| {
            format!("{{\"id\":\"{id}\",\"title\":\"河道\\t{id}{at}\",\"body\":\"{body}\"}}\n")
        };
        ids.iter().enumerate().map(row).collect()
    };
    // A second stretch of the undated ones, and the undated ones of a second file.
    fs::write(corpus.join("1.jsonl"), rows(&["一"; 1001])).unwrap();
    fs::write(corpus.join("2.jsonl"), rows(&["A1", "a1", "con", "Aux.1"])).unwrap();
    let labels = "issue,title\nSpring,春\nspring,夏\nnul,秋\n";
    fs::write(corpus.join("3.csv"), labels).unwrap();
    build(&corpus, at, "out", &["--pages", "none"]);
    let archive = open_site(&at.join("out")).unwrap();
    let all = block_on(archive.answer(&Question::default())).articles;
    let mut zip = zip::ZipArchive::new(fs::File::open(at.join("out/archive.zip")).unwrap()).unwrap();
    let mut contents = String::new();
    zip.by_name("contents.tsv").unwrap().read_to_string(&mut contents).unwrap();
    assert!(contents.lines().all(|line| line.matches('\t').count() == 4));
    let ids = block_on(archive.ids(&all)).unwrap();
    let keys: Vec<String> = archive.issues().iter().map(|issue| issue.key.0.clone()).collect();
    assert_eq!((ids.len(), keys.len()), (1008, 5));
    for names in [ids, keys, zip.file_names().map(|name| name.unwrap().into_owned()).collect()] {
        let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(distinct.len(), names.len());
        assert!(
            names.iter().all(|name| !["con", "aux", "nul"].contains(&name.to_lowercase().split('.').next().unwrap()))
        );
        assert!(names.iter().all(|name| !name.starts_with("print/") || name.ends_with(".txt")));
    }
}

#[test]
fn the_build_before_stays_as_long_as_every_word_of_it_is_still_there() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let corpus = corpus(at, 1050);
    let bundles = || {
        let below = fs::read_dir(at.join("out/bundle")).unwrap().flatten();
        below.filter(|entry| entry.path().is_dir()).count()
    };
    build(&corpus, at, "out", &["--pages", "none"]);
    assert_eq!(bundles(), 1);
    let rows = fs::read_to_string(corpus.join("rows.jsonl")).unwrap();
    let added = r#"{"date": "2033-01-01", "title": "新开渡口", "body": "渡口添了一条新船，居民过河方便多了。"}"#;
    fs::write(corpus.join("rows.jsonl"), format!("{rows}{added}\n")).unwrap();
    build(&corpus, at, "out", &["--pages", "none"]);
    assert_eq!(bundles(), 2);
    let verified = baoku(&["verify", text(&at.join("out"))]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    fs::write(corpus.join("rows.jsonl"), rows.lines().skip(1).collect::<Vec<_>>().join("\n")).unwrap();
    build(&corpus, at, "out", &["--pages", "none"]);
    assert_eq!(bundles(), 1);
    let gone =
        files(&at.join("out")).into_iter().any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains("第0段河道整治"));
    assert!(!gone);
}
