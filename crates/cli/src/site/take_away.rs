//! What is taken along: each issue as a file of its own in `issues/`, and `archive.zip`, the archive as plain text and
//! data, for whoever wants to keep it without any program.

use super::broken;
use super::page::Surroundings;
use super::staging::Staging;
use crate::cite::{Reference, bibtex, csl_json, ris};
use crate::export_rows::ArticleRow;
use crate::failure::Failure;
use crate::take_away::{FORMS, Taken, guarded};
use baoku_archive::archive::Archive;
use baoku_compiler::Corpus;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Up to this many issues each has its files; beyond, everything is in `archive.zip` alone. Up: the site of a daily of
/// many years has ten thousands of files more.
const MOST_ISSUES: usize = 1000;

/// Whether issues have files of their own.
pub(super) fn has_issue_files(archive: &Archive) -> bool {
    archive.issues().len() <= MOST_ISSUES
}

/// Writes every issue in every form.
pub(super) fn issue_files(
    corpus: &Corpus,
    archive: &Archive,
    site: &Surroundings<'_>,
    to: &mut Staging,
) -> Result<(), Failure> {
    for issue in archive.loaded() {
        let key = &issue.issue().key;
        let articles = issue.articles();
        let Some(part) = corpus.parts.iter().find(|part| part.issue.key == *key) else { continue };
        let references: Vec<Reference> =
            articles.iter().map(|article| Reference::of(article, archive.manifest(), site.url)).collect();
        let newspaper = issue.issue().newspaper.as_deref().unwrap_or(site.newspaper);
        let taken = Taken { key: &key.0, articles: &articles, references: &references, newspaper };
        // What is known of an article is read off it anew for every row.
        let rows: Vec<ArticleRow> = ArticleRow::of_issue(corpus, part).collect();
        for form in &FORMS {
            to.put(&format!("issues/{key}.{}", form.ending), &form.make(&taken, rows.clone())?)?;
        }
    }
    Ok(())
}

/// The zip's bytes: each issue as decoded, each article joined, and a table of contents. No clock: every file bears
/// the earliest date a zip can.
pub(super) fn archive_zip(corpus: &Corpus, archive: &Archive, site: &Surroundings<'_>) -> Result<Vec<u8>, Failure> {
    let newspaper = site.newspaper;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut put = |name: &str, text: &str| -> Result<(), Failure> {
        zip.start_file(name, options).map_err(|wrong| broken("压缩包", &wrong))?;
        zip.write_all(text.as_bytes()).map_err(|wrong| broken("压缩包", &wrong))
    };
    let mut contents = String::from("编号\t日期\t标题\t原文件\t行\n");
    for issue in archive.loaded() {
        let file = &issue.issue().file;
        put(&format!("print/{}-{}", issue.issue().key, file.replace('/', "_")), issue.source().text())?;
        for article in issue.articles() {
            let date = article.dating().map(|dating| dating.from.to_string()).unwrap_or_default();
            let title = article.title();
            contents += &format!("{}\t{date}\t{title}\t{file}\t{}\n", article.id(), article.article().line);
            put(&format!("articles/{}.txt", article.id()), &(article.readable() + "\n"))?;
        }
    }
    put("contents.tsv", &contents)?;
    let rows = || ArticleRow::all(corpus);
    let lines: Result<Vec<String>, _> = rows().map(|row| serde_json::to_string(&row)).collect();
    put("articles.jsonl", &(lines.map_err(|wrong| broken("数据", &wrong))?.join("\n") + "\n"))?;
    let table = guarded(rows().map(ArticleRow::flat)).map_err(|wrong| broken("表格", &wrong))?;
    put("articles.csv", &format!("\u{feff}{}", String::from_utf8_lossy(&table)))?;
    let references: Vec<Reference> =
        archive.articles().iter().map(|article| Reference::of(article, archive.manifest(), site.url)).collect();
    put("references.bib", &references.iter().map(bibtex).collect::<Vec<_>>().join("\n"))?;
    put("references.ris", &references.iter().map(ris).collect::<String>())?;
    let items: serde_json::Value = references.iter().map(csl_json).collect();
    put("references.json", &format!("{items:#}\n"))?;
    let readme = format!(
        "{newspaper}\n\nprint/ 是每一期报纸的原文，一字未改，只统一了编码和换行；应要求撤回的内容除外。\n\
         articles/ 是从中整理出的文章，每篇一个文件，文件名就是文章的编号；编辑的更正写在〔更正：〕里。\ncontents.tsv 是目录。\n\
         articles.jsonl 和 articles.csv 是全部文章的数据；references.bib、.ris、.json 可以导入文献管理软件。\n\n\
         print/ holds each issue's text as received, less what was withdrawn on request; articles/ the articles found in \
         it, with an editor's corrections in 〔更正：〕; contents.tsv the list; articles.jsonl and articles.csv \
         the articles as data; references.* the articles for reference managers.\n"
    );
    put("README.txt", &readme)?;
    zip.finish().map(Cursor::into_inner).map_err(|wrong| broken("压缩包", &wrong))
}
