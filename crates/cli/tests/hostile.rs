//! An issue written by somebody who means harm (tests/hostile, which browsers are shown too), and one with a headline of
//! ten megabytes: in everything that is made of them, what is printed is text and nothing else.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod press;

use lol_html::{RewriteStrSettings, element, rewrite_str};
use press::{app, baoku, files, pages, stderr, text};
use roxmltree::{Document, ParsingOptions};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn build(corpus: &Path, at: &Path) -> PathBuf {
    let (app, site) = (app(at), at.join("site"));
    let url = "https://paper.example/";
    let built = baoku(&["build", text(corpus), "--app", text(&app), "--out", text(&site), "--url", url]);
    assert!(built.status.success(), "{}", stderr(&built));
    site
}

fn hostile() -> (TempDir, PathBuf) {
    let at = TempDir::new().unwrap();
    let corpus = at.path().join("corpus");
    fs::create_dir_all(&corpus).unwrap();
    for (path, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile")) {
        fs::write(corpus.join(path.file_name().unwrap()), bytes).unwrap();
    }
    let formula = "=1+1 开头的标题\n\n    @2031年4月7日，柳园镇有人写下了这样的标题，大家都笑了。\n";
    fs::write(corpus.join("2031-05.txt"), formula).unwrap();
    let site = build(&corpus, at.path());
    (at, site)
}

fn unzipped(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect()
}

/// The names of a document's elements, and whether any has an attribute that runs something.
fn elements(xml: &str) -> Vec<String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xml, options).unwrap_or_else(|wrong| panic!("{wrong}: {xml}"));
    for element in document.descendants() {
        for attribute in element.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            assert!(!attribute.value().trim_start().starts_with("javascript:"), "{}", attribute.value());
        }
    }
    document.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name().to_owned()).collect()
}

#[test]
fn a_feed_holds_text_and_the_elements_of_a_feed() {
    let (_at, site) = hostile();
    let feed = fs::read_to_string(site.join("feed.xml")).unwrap();
    let known = ["feed", "title", "id", "updated", "link", "entry", "author", "name", "summary"];
    for element in elements(&feed) {
        assert!(known.contains(&element.as_str()), "{element}");
    }
    let document = Document::parse(&feed).unwrap();
    let titles: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
    assert!(titles.iter().any(|title| title.contains("<img src=x onerror=window.harmed=1>")), "{titles:?}");
    // No text of a feed is HTML to whoever reads it.
    assert!(!feed.contains("type=\"html\"") && !feed.contains("type=\"xhtml\""), "{feed}");
    elements(&fs::read_to_string(site.join("sitemap.xml")).unwrap());
}

#[test]
fn a_book_holds_text_and_nothing_that_runs_or_is_fetched() {
    let (_at, site) = hostile();
    let mut books = 0;
    for (path, bytes) in files(&site.join("issues")) {
        if path.extension().is_none_or(|ending| ending != "epub") {
            continue;
        }
        books += 1;
        for (name, content) in unzipped(&bytes) {
            if !name.ends_with("xml") && !name.ends_with("xhtml") && !name.ends_with("opf") {
                continue;
            }
            for element in elements(&content) {
                assert!(!["script", "svg", "img", "iframe", "object"].contains(&element.as_str()), "{name}: {element}");
            }
        }
    }
    assert_eq!(books, 2);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let (_at, site) = hostile();
    let mut tables: Vec<String> = files(&site.join("issues"))
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "csv"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    let zip = unzipped(&fs::read(site.join("archive.zip")).unwrap());
    tables.extend(zip.into_iter().filter(|(name, _)| name.ends_with(".csv")).map(|(_, table)| table));
    assert_eq!(tables.len(), 3);
    assert!(tables.iter().any(|table| table.contains("'=1+1")), "{tables:?}");
    for table in tables {
        for record in csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes()).records() {
            for cell in &record.unwrap() {
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }
}

#[test]
fn a_page_runs_nothing_of_what_is_printed() {
    let (_at, site) = hostile();
    for (name, page) in pages(&site) {
        // Every tag that begins is one of ours: the paper's are written out.
        for harm in
            ["<img src=x", "<svg onload", "<circle", "<iframe", "<b onclick", "<script>window", "<script>parent"]
        {
            assert!(!page.contains(harm), "{name}: {harm}");
        }
        let look = element!("*", |element| {
            for attribute in element.attributes() {
                assert!(!attribute.name().starts_with("on"), "{name}: {}", attribute.name());
                assert!(!attribute.value().trim_start().starts_with("javascript:"), "{name}: {}", attribute.value());
            }
            Ok(())
        });
        rewrite_str(&page, RewriteStrSettings::new().append_element_content_handler(look)).unwrap();
    }
    // Signs that turn the direction of writing are inside an element that keeps them in; what looks alike stays apart.
    let base = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/base.css")).unwrap();
    assert!(base.contains("unicode-bidi: isolate"));
    let found = |words: &str| {
        let told = baoku(&["search", text(&site), words, "--format", "json"]);
        serde_json::from_slice::<serde_json::Value>(&told.stdout).unwrap()["total"].clone()
    };
    for (words, total) in [("apple", 1), ("аррlе", 1), ("柳园镇修好", 1), ("电梯也装上", 1)] {
        assert_eq!(found(words), total, "{words}");
    }
}

#[test]
fn a_picture_is_drawn_of_everything_and_leads_back() {
    let (_at, site) = hostile();
    let mut pictures = 0;
    for (path, bytes) in files(&site.join("a")) {
        if path.extension().is_some_and(|ending| ending == "png") {
            let id = path.file_stem().unwrap().to_str().unwrap();
            assert_eq!(press::codes::codes(&bytes), [format!("https://paper.example/a/{id}.html")]);
            pictures += 1;
        }
    }
    assert!(pictures >= 3, "{pictures}");
    assert_eq!(press::codes::codes(&fs::read(site.join("share.png")).unwrap()), ["https://paper.example/"]);
}

#[test]
fn a_headline_of_ten_megabytes_fills_its_own_page_and_no_other() {
    let at = TempDir::new().unwrap();
    let corpus = at.path().join("corpus");
    fs::create_dir_all(&corpus).unwrap();
    let headline = "江口街道柳园镇办起了读书会和运动会".repeat(10_000_000 / 51);
    fs::write(
        corpus.join("2031-05.txt"),
        format!("{headline}\n\n    5月6日，江口街道种下了一百棵树，居民都来帮忙。\n"),
    )
    .unwrap();
    fs::write(corpus.join("2031-06.txt"), "柳园镇路灯换新\n\n    6月6日，街上的路灯都换了新的，晚上亮堂多了。\n")
        .unwrap();
    let site = build(&corpus, at.path());
    for (path, bytes) in files(&site) {
        let name = path.strip_prefix(&site).unwrap().display().to_string();
        let own = name.starts_with("a/") || name.starts_with("bundle/") || name.starts_with("issues/");
        let whole = name == "archive.zip" || name == "baoku.html";
        let most = if (own || whole) && !name.ends_with(".png") { 60_000_000 } else { 1_000_000 };
        assert!(bytes.len() < most, "{name} has {} bytes", bytes.len());
    }
}
