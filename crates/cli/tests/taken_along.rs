//! What a reader can take along: every form of every issue, and the whole archive.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod press;

use baoku_cli::poster::Fonts;
use baoku_cli::site::app_folder::AppFolder;
use baoku_cli::site::{SiteOptions, compose};
use baoku_cli::staging::Staging;
use press::{app, baoku, build, corpus, files, pages, text};
use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use tempfile::TempDir;

fn site() -> (TempDir, PathBuf) {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    let corpus = corpus(at.path());
    fs::write(corpus.join("3.txt"), "=1+1 开头的标题\n\n@2024年4月7日，柳园镇有人写下了这样的标题，大家都笑了。\n")
        .unwrap();
    assert!(build(&corpus, &app(at.path()), &site).status.success());
    (at, site)
}

fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

#[test]
fn every_issue_is_there_in_every_form_and_linked_from_its_articles() {
    let (_at, site) = site();
    let endings = ["txt", "epub", "md", "csv", "jsonl"];
    assert_eq!(files(&site.join("issues")).len(), 3 * endings.len());
    for (name, page) in pages(&site.join("a")) {
        let key = name.rsplit('/').next().unwrap().split('-').next().unwrap();
        for ending in endings {
            let path = format!("issues/{key}.{ending}");
            assert!(page.contains(&format!("<a href=\"../{path}\" download>")), "{name}: {path}");
            assert!(site.join(&path).is_file(), "{path}");
        }
        assert!(page.contains("<a href=\"../archive.zip\" download>"), "{name}");
    }
}

#[test]
fn tables_hold_no_formula_and_data_holds_the_text() {
    let (_at, site) = site();
    let zip = unzipped(&fs::read(site.join("archive.zip")).unwrap());
    let find = |name: &str| {
        let found = zip.iter().find(|(found, _)| found == name);
        String::from_utf8(found.unwrap_or_else(|| panic!("{name} is not there")).1.clone()).unwrap()
    };
    let table = find("articles.csv");
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut rows = 0;
    for record in csv::Reader::from_reader(table.as_bytes()).records() {
        rows += 1;
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    assert!(table.contains("'=1+1 开头的标题"), "{table}");
    let lines = find("articles.jsonl");
    assert_eq!(lines.lines().count(), rows);
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(find("contents.tsv").contains(row["id"].as_str().unwrap()));
    }
    let items: Vec<serde_json::Value> = serde_json::from_str(&find("references.json")).unwrap();
    assert_eq!(items.len(), rows);
    assert_eq!(find("references.bib").matches("@article{").count(), rows);
    assert_eq!(find("references.ris").matches("TY  - NEWS").count(), rows);
}

#[test]
fn a_book_has_what_readers_of_books_look_for() {
    let (_at, site) = site();
    for (path, bytes) in files(&site.join("issues")) {
        if path.extension().is_none_or(|ending| ending != "epub") {
            continue;
        }
        // The first entry stands uncompressed at a fixed place.
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip", "{}", text(&path));
        let files = unzipped(&bytes);
        let package = String::from_utf8(files.iter().find(|(name, _)| name == "book/package.opf").unwrap().1.clone());
        let package = package.unwrap();
        for (name, content) in &files {
            let inside = name.strip_prefix("book/");
            if let Some(inside) = inside.filter(|inside| *inside != "package.opf") {
                assert!(package.contains(&format!("href=\"{inside}\"")), "{inside}");
            }
            let content = String::from_utf8(content.clone()).unwrap();
            assert!(!content.contains("<img") && !content.contains("<script"), "{name}: {content}");
            assert!(!content.chars().any(|c| c.is_control() && c != '\n'), "{name}");
        }
        assert!(package.contains("<dc:language>zh-CN</dc:language>") && package.contains("dcterms:modified"));
    }
}

#[test]
fn what_can_be_taken_along_stands_on_one_page_with_checksums_for_every_file() {
    let (at, site) = site();
    let page = fs::read_to_string(site.join("take-away.html")).unwrap();
    for address in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(site.join(address).is_file(), "take-away.html names {address}");
    }
    for name in ["archive.zip", "baoku.html", "share.png", "feed.xml", "SHA256SUMS"] {
        assert!(page.contains(&format!("href=\"{name}\"")), "{name}");
    }
    assert_eq!(page.matches("href=\"issues/").count(), 3 * 5);
    for name in ["people", "offices", "figures", "events", "series"] {
        let path = format!("tables/{name}.csv");
        assert!(page.contains(&format!("href=\"{path}\" download")), "{path}");
        let table = fs::read_to_string(site.join(&path)).unwrap();
        let exported =
            baoku(&["export", at.path().join("报纸 一").to_str().unwrap(), "--table", name, "--format", "csv"]);
        let exported = String::from_utf8(exported.stdout).unwrap();
        assert_eq!(table.contains("'=1+1"), name == "events", "{path}: a headline that is a formula");
        // The same rows, with a mark for office programs and no formula.
        assert_eq!(table.strip_prefix('\u{feff}').unwrap().replace("'=", "="), exported, "{path}");
    }
    let listed = fs::read_to_string(site.join("SHA256SUMS")).unwrap();
    let script = fs::read_to_string(site.join("sums.js")).unwrap();
    let inside = script.strip_prefix("baoku_sums(").unwrap().strip_suffix(");\n").unwrap();
    let inside: String = serde_json::from_str(inside).unwrap();
    let others: Vec<&str> = listed.lines().filter(|line| !line.ends_with("  sums.js")).collect();
    assert_eq!(inside.lines().collect::<Vec<_>>(), others);
}

#[test]
fn a_large_archive_is_a_zip_a_year() {
    let at = TempDir::new().unwrap();
    let (corpus, out) = (at.path().join("corpus"), at.path().join("site"));
    fs::create_dir_all(&corpus).unwrap();
    let mut rows = String::new();
    for (year, count) in [("2031", 3), ("2032", 9), ("", 2)] {
        for row in 0..count {
            let body = "柳园镇的河道整治开工，两岸要栽新柳。".repeat(20);
            let (date, issue) = (format!("{year}-0{}", row / 3 + 1), row / 3);
            let date = if year.is_empty() { String::new() } else { date };
            rows += &serde_json::json!({ "date": date, "issue": format!("{year}.{issue}"), "title": format!("河道{year}之{row}"), "body": body })
                .to_string();
            rows.push('\n');
        }
    }
    fs::write(corpus.join("rows.jsonl"), rows).unwrap();
    let app = AppFolder::read(&app(at.path())).unwrap();
    let (loaded, files) = baoku_cli::corpus::load_large(&corpus, None).unwrap();
    let options = SiteOptions { url: None, article_pages: true, fonts: Fonts::none(), most_in_zip: 8_000 };
    let mut staging = Staging::begin(&out, None).unwrap();
    let built = compose(&loaded, &files, &app, &options, &mut staging).unwrap();
    staging.publish().unwrap();
    let names: Vec<&str> = built.zips.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["archive-2031.zip", "archive-2032.zip", "archive-2032-2.zip", "archive-undated.zip"]);
    let page = fs::read_to_string(out.join("take-away.html")).unwrap();
    let mut titles = Vec::new();
    for name in names {
        assert!(page.contains(&format!("<a href=\"{name}\" download>")), "{name}");
        let zip = unzipped(&fs::read(out.join(name)).unwrap());
        let table = &zip.iter().find(|(name, _)| name == "articles.csv").unwrap().1;
        let table = String::from_utf8(table.clone()).unwrap();
        for record in csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes()).records() {
            titles.extend(record.unwrap().iter().find(|cell| cell.starts_with("河道")).map(str::to_owned));
        }
        assert!(zip.iter().any(|(name, _)| name == "README.txt"), "{name}");
    }
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 14);
    for (name, page) in pages(&out.join("a")) {
        assert!(!page.contains("archive.zip") && page.contains("../take-away.html"), "{name}");
    }
    assert!(baoku(&["verify", text(&out)]).status.success());
}
