//! `archive.zip`: the archive as plain text, for whoever wants to keep it without any program.

use super::{broken, each_article};
use crate::failure::Failure;
use baoku_archive::archive::Archive;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The zip's bytes: each issue as decoded, each article joined, and a table of contents. No clock: every file bears
/// the earliest date a zip can.
pub(super) fn archive_zip(archive: &Archive, newspaper: &str) -> Result<Vec<u8>, Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut put = |name: &str, text: &str| -> Result<(), Failure> {
        zip.start_file(name, options).map_err(|wrong| broken("压缩包", &wrong))?;
        zip.write_all(text.as_bytes()).map_err(|wrong| broken("压缩包", &wrong))
    };
    let mut contents = String::from("编号\t日期\t标题\t原文件\t行\n");
    let mut printed = None;
    each_article(archive, &mut |article| {
        let issue = article.issue();
        let file = &issue.issue().file;
        // Of an issue in several files of the bundle each part stands for itself.
        let first = issue.first_number();
        if printed.replace(first) != Some(first) {
            let part = if first == archive.first_number(issue.position() as usize) { String::new() } else { format!("+{first}") };
            put(&format!("print/{}{part}-{}", issue.issue().key, file.replace('/', "_")), issue.source().text())?;
        }
        let date = article.dating().map(|dating| dating.from.to_string()).unwrap_or_default();
            let title = article.title();
            contents += &format!("{}\t{date}\t{title}\t{file}\t{}\n", article.id(), article.article().line);
        put(&format!("articles/{}.txt", article.id()), &(article.readable() + "\n"))
    })?;
    put("contents.tsv", &contents)?;
    let readme = format!(
        "{newspaper}\n\nprint/ 是每一期报纸的原文，一字未改，只统一了编码和换行；应要求撤回的内容除外。\n\
         articles/ 是从中整理出的文章，每篇一个文件，文件名就是文章的编号；编辑的更正写在〔更正：〕里。\ncontents.tsv 是目录。\n\n\
         print/ holds each issue's text as received, less what was withdrawn on request; articles/ the articles found in \
         it, with an editor's corrections in 〔更正：〕; contents.tsv the list.\n"
    );
    put("README.txt", &readme)?;
    zip.finish().map(Cursor::into_inner).map_err(|wrong| broken("压缩包", &wrong))
}
