//! An issue as a book: EPUB 3, which telephones and readers open by themselves. No clock, no picture, no font.

use super::Taken;
use crate::failure::{Failure, broken};
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::{BlockKind, Passage};
use baoku_archive::cite::{Reference, gbt_7714};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

const STYLES: &str = include_str!("../../assets/book.css");

/// The book's bytes.
pub(super) fn epub(issue: &Taken<'_>) -> Result<Vec<u8>, Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let (stored, deflated) =
        (plain.compression_method(CompressionMethod::Stored), plain.compression_method(CompressionMethod::Deflated));
    let mut put = |name: &str, text: &str, options: SimpleFileOptions| -> Result<(), Failure> {
        zip.start_file(name, options).map_err(|wrong| broken("电子书", &wrong))?;
        zip.write_all(text.as_bytes()).map_err(|wrong| broken("电子书", &wrong))
    };
    // First and not compressed: by these bytes programs know what the file is.
    put("mimetype", "application/epub+zip", stored)?;
    put("META-INF/container.xml", CONTAINER, deflated)?;
    put("book/package.opf", &package(issue), deflated)?;
    put("book/contents.xhtml", &contents(issue), deflated)?;
    put("book/book.css", STYLES, deflated)?;
    for (article, reference) in issue.articles.iter().zip(issue.references) {
        put(&format!("book/{}.xhtml", page_name(article)), &page(article, reference), deflated)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|wrong| broken("电子书", &wrong))
}

/// An id in XML must not begin with a digit.
fn page_name(article: &ArticleHandle) -> String {
    format!("a-{}", article.id())
}

fn package(issue: &Taken<'_>) -> String {
    let first = issue.references.first();
    let day = first.and_then(|reference| reference.date).map(|date| date.first_day().to_string());
    let modified = day.unwrap_or_else(|| "1970-01-01".to_owned());
    let date = first.and_then(Reference::certain_date);
    let date = date.map(|date| format!("<dc:date>{date}</dc:date>")).unwrap_or_default();
    let names: Vec<String> = issue.articles.iter().map(page_name).collect();
    let manifest: String = names
        .iter()
        .map(|name| format!("<item id=\"{name}\" href=\"{name}.xhtml\" media-type=\"application/xhtml+xml\"/>\n"))
        .collect();
    let spine: String = names.iter().map(|name| format!("<itemref idref=\"{name}\"/>\n")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"zh-CN\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">urn:baoku:{}</dc:identifier>\n<dc:title>{}</dc:title>\n<dc:language>zh-CN</dc:language>\n\
         <dc:publisher>{}</dc:publisher>\n{date}<meta property=\"dcterms:modified\">{modified}T00:00:00Z</meta>\n\
         <meta property=\"schema:accessMode\">textual</meta>\n\
         <meta property=\"schema:accessModeSufficient\">textual</meta>\n\
         <meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n\
         <meta property=\"schema:accessibilityFeature\">readingOrder</meta>\n\
         <meta property=\"schema:accessibilityHazard\">none</meta>\n\
         <meta property=\"schema:accessibilitySummary\">全部内容是文字，有目录。</meta>\n</metadata>\n<manifest>\n\
         <item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"styles\" href=\"book.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n<spine>\n\
         <itemref idref=\"contents\"/>\n{spine}</spine>\n</package>\n",
        issue.key,
        words(&issue.title()),
        words(issue.newspaper)
    )
}

fn contents(issue: &Taken<'_>) -> String {
    let entry = |article: &ArticleHandle| {
        format!("<li><a href=\"{}.xhtml\">{}</a></li>\n", page_name(article), words(&article.title()))
    };
    let entries: String = issue.articles.iter().map(entry).collect();
    let title = words(&issue.title());
    document(
        &issue.title(),
        &format!("<h1>{title}</h1>\n<nav epub:type=\"toc\" id=\"toc\"><h2>目录</h2>\n<ol>\n{entries}</ol></nav>"),
    )
}

fn page(article: &ArticleHandle, reference: &Reference) -> String {
    let printed = article.article();
    let line = |class: &str, passage: &Option<Passage>| {
        let text = passage.as_ref().map(|passage| words(&article.annotated(&passage.pieces)));
        text.map(|text| format!("<p class=\"{class}\">{text}</p>\n")).unwrap_or_default()
    };
    let mut body = match printed.headline {
        Some(_) => line("kicker", &printed.kicker),
        None => String::new(),
    };
    body += &format!("<h1>{}</h1>\n", words(&article.title()));
    body += &(line("subtitle", &printed.subtitle) + &line("byline", &printed.byline));
    for block in &printed.blocks {
        let text = words(&article.annotated(&block.pieces));
        body += &match block.kind {
            BlockKind::Paragraph => format!("<p>{text}</p>\n"),
            BlockKind::Subhead => format!("<h2>{text}</h2>\n"),
            BlockKind::Caption => format!("<p class=\"caption\">{text}</p>\n"),
        };
    }
    body += &format!("<p class=\"reference\">{}</p>", words(&gbt_7714(reference)));
    document(&article.title(), &format!("<article>\n{body}\n</article>"))
}

fn document(title: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"zh-CN\" xml:lang=\"zh-CN\"><head><title>{}</title>\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"{}\"/></head>\n<body>\n{body}\n</body></html>\n",
        words(title),
        attribute("book.css")
    )
}

/// A text as XML holds it: escaped, without control characters.
fn words(text: &str) -> String {
    let held: String = text
        .chars()
        .filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    encode_text(&held).into_owned()
}
