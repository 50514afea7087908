//! Article pages as programs read them: cards, search engines, reference managers, browsers without scripts.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod press;

use press::codes::codes;
use press::{app, baoku, build, corpus, files, pages, text};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn article_pages(url: Option<&str>) -> (TempDir, PathBuf, Vec<(String, String)>) {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    let (corpus, app) = (corpus(at.path()), app(at.path()));
    fs::write(corpus.join("2024-05.txt"), "柳园镇种下新树\n\n5月6日，柳园镇的街边种下了一百棵树，居民都来帮忙。\n")
        .unwrap();
    let mut arguments = vec!["build", text(&corpus), "--app", text(&app), "--out", text(&site)];
    arguments.extend(url.iter().flat_map(|url| ["--url", url]));
    assert!(baoku(&arguments).status.success());
    let pages = pages(&site.join("a"));
    (at, site, pages)
}

fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    page.split_once(before).unwrap().1.split_once(after).unwrap().0
}

#[test]
fn an_article_page_tells_programs_what_it_is() {
    let (_at, _, pages) = article_pages(Some("https://paper.example/x"));
    let (name, page) = pages.iter().find(|(_, page)| page.contains("og:title\" content=\"柳园镇种下新树\"")).unwrap();
    // Its headline is broken between words, and nothing else is put into it.
    let headline = between(page, "<h1 data-printed=\"true\">", "</h1>");
    assert!(headline.contains("<wbr>") && headline.replace("<wbr>", "") == "柳园镇种下新树", "{headline}");
    let file = name.rsplit('/').next().unwrap();
    for line in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:title\" content=\"柳园镇种下新树\">",
        "<meta name=\"z:itemType\" content=\"newspaperArticle\">",
        "<meta name=\"citation_title\" content=\"柳园镇种下新树\">",
        "<meta name=\"citation_publication_date\" content=\"2024/05\">",
        "<meta name=\"dcterms.temporal\" content=\"2024-05-06\">",
        &format!("<link rel=\"canonical\" href=\"https://paper.example/x/a/{file}\">"),
        &format!("<meta property=\"og:url\" content=\"https://paper.example/x/a/{file}\">"),
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    let data: serde_json::Value =
        serde_json::from_str(between(page, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["headline"], "柳园镇种下新树");
    assert_eq!(data["datePublished"], "2024-05");
}

#[test]
fn an_inferred_date_is_never_told_as_printed() {
    let (_at, _, pages) = article_pages(None);
    let (_, page) = pages.iter().find(|(_, page)| page.contains("路灯换新[N]")).unwrap();
    assert!(!page.contains("citation_publication_date") && !page.contains("datePublished"), "{page}");
    assert!(page.contains("<meta name=\"dcterms.date\" content=\"2024-04?\">"), "{page}");
    assert!(page.contains("路灯换新[N]. [2024-04]."), "{page}");
    assert!(!page.contains("canonical") && !page.contains("og:url"), "{page}");
}

#[test]
fn hostile_text_ends_no_data_block() {
    let (_at, _, pages) = article_pages(None);
    let (_, page) = pages.iter().find(|(_, page)| page.contains("读书会")).unwrap();
    let data: serde_json::Value =
        serde_json::from_str(between(page, "<script type=\"application/ld+json\">", "</script>")).unwrap();
    assert!(data["headline"].as_str().unwrap().contains("</script>"), "{data}");
    assert_eq!(page.matches("<script").count(), 2, "the data and the script of settings");
}

#[test]
fn a_page_asks_only_for_files_that_are_there_and_its_script_is_small() {
    let (_at, site, pages) = article_pages(None);
    for (name, page) in &pages {
        for address in page.split(['"']).filter_map(|piece| piece.strip_prefix("../")) {
            let path = address.split(['?', '#']).next().unwrap();
            assert!(site.join(path).is_file(), "{name} names {path}");
        }
    }
    let script = files(&site.join("app")).into_iter().find(|(path, _)| text(path).contains("device-")).unwrap();
    assert!(script.1.len() <= 1000, "{}", script.1.len());
}

#[test]
fn every_article_has_a_picture_that_leads_back_to_it() {
    let (_at, site, pages) = article_pages(Some("https://paper.example/x"));
    assert_eq!(pages.len(), 3);
    for (name, page) in &pages {
        let id = name.rsplit('/').next().unwrap().trim_end_matches(".html");
        let address = format!("https://paper.example/x/a/{id}");
        assert!(page.contains(&format!("<meta property=\"og:image\" content=\"{address}.png\">")), "{page}");
        assert!(page.contains(&format!("<img src=\"../a/{id}.png\" width=\"300\" height=\"300\"")), "{page}");
        let png = fs::read(site.join(format!("a/{id}.png"))).unwrap();
        assert_eq!(codes(&png), [format!("{address}.html")]);
        assert!(png.len() < 30_000, "{}", png.len());
        assert!(page.contains("<svg class=\"qr\""), "paper leads back too");
    }
}

#[test]
fn the_front_page_has_a_picture_that_leads_to_it() {
    let (_at, site, _) = article_pages(Some("https://paper.example/x"));
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(index.contains("<meta property=\"og:image\" content=\"https://paper.example/x/share.png\">"), "{index}");
    assert_eq!(codes(&fs::read(site.join("share.png")).unwrap()), ["https://paper.example/x/"]);
}

#[test]
fn a_font_that_is_none_is_a_sentence() {
    let at = TempDir::new().unwrap();
    let (corpus, app, site) = (corpus(at.path()), app(at.path()), at.path().join("site"));
    let font = corpus.join("2.txt");
    for font in [text(&font), "nowhere.otf"] {
        let arguments = ["build", text(&corpus), "--app", text(&app), "--out", text(&site), "--font", font];
        let built = baoku(&arguments);
        assert_eq!(built.status.code(), Some(1));
        assert!(press::stderr(&built).contains(font), "{}", press::stderr(&built));
        assert!(!press::stderr(&built).contains("os error"), "{}", press::stderr(&built));
    }
}

/// The script is no part of the app, yet both speak of the same settings.
#[test]
fn the_script_reads_the_keys_that_the_app_writes() {
    let (app, script) = (include_str!("../../../src/services/storage.rs"), include_str!("../assets/device.js"));
    let dressed = include_str!("../../../src/services/device.rs");
    for name in ["size", "theme", "language"] {
        assert!(app.contains(&format!("\"baoku.{name}\"")) && script.contains(&format!("\"{name}\"")), "{name}");
    }
    assert!(dressed.contains("data-size") && dressed.contains("data-theme"));
}

#[test]
fn without_an_address_a_build_still_cites() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    for (name, page) in pages(&site.join("a")) {
        for form in ["GB/T 7714—2025", "GB/T 7714—2015", "@article{", "TY  - NEWS", "article-newspaper"] {
            assert!(page.contains(form), "{name}: {form}");
        }
    }
}
