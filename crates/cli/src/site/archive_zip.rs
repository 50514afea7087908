//! `archive.zip`: the archive as plain text and data, for whoever wants to keep it without any program.
//!
//! Written as a stream: what cores have packed is added in order, and the tables of all articles grow beside it, packed
//! too. No clock: every file bears the earliest date a zip can. A large archive is one zip a year.

use super::page::Surroundings;
use super::stretch::Stretch;
use crate::export::ArticleRow;
use crate::failure::{Failure, broken, in_words};
use crate::staging::Staging;
use crate::take_away::guarded;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Manifest;
use baoku_archive::cite::{Reference, bibtex, csl_json, ris};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::rc::Rc;
use zip::write::{PreparedZipFile, SimpleFileOptions, ZipFileBuilder};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The file's name in the site.
const NAME: &str = "archive.zip";

/// What says what is in it.
const README: &str = "README.txt";

/// So many bytes of print at most are in one zip. Packed five times over (print, articles, data, table, references) they
/// come to about twice that. Up: hosts that refuse more than 100 MB refuse the file; down: more files to fetch.
pub const MOST_TEXT: u64 = 40_000_000;

/// A table of all articles: its name, and what stands before the first of them, between them, and after the last.
const TABLES: [(&str, [&str; 3]); 6] = [
    ("contents.tsv", ["编号\t日期\t标题\t原文件\t行\n", "", ""]),
    ("articles.jsonl", ["", "", ""]),
    ("articles.csv", ["\u{feff}", "", ""]),
    ("references.bib", ["", "\n", ""]),
    ("references.ris", ["", "", ""]),
    ("references.json", ["[\n", ",\n", "\n]\n"]),
];

/// What a core has made of some articles.
pub(super) struct Packed {
    /// How many articles.
    pub(super) articles: u32,
    /// The year of their issue.
    year: Option<u16>,
    /// Bytes of their print.
    text: u64,
    /// The files: of each article, or of the issue.
    files: Vec<PreparedZipFile>,
    /// Their lines in each of the [`TABLES`].
    lines: [Vec<u8>; TABLES.len()],
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT)
}

/// Why a file of the zip could not be packed.
fn unpackable<Wrong: Into<std::io::Error>>(file: &str) -> impl Fn(Wrong) -> Failure {
    move |wrong| {
        let help = "请检查磁盘是否已满；若没有，请把这句话和报纸文件一起告诉维护者。";
        Failure::new(format!("压缩包里的 {file} 写不成：{}", in_words(&wrong.into())), help)
    }
}

impl Packed {
    /// Packs the articles of a stretch.
    pub(super) fn of(
        stretch: Stretch,
        articles: &[ArticleHandle],
        manifest: &Manifest,
        site: &Surroundings<'_>,
        rows: Vec<ArticleRow>,
    ) -> Result<Packed, Failure> {
        let mut files = Vec::new();
        let mut pack = |name: String, text: &str| -> Result<(), Failure> {
            let packed = PreparedZipFile::from_data(name.as_str(), options(), text.as_bytes());
            files.push(packed.map_err(unpackable(&name))?);
            Ok(())
        };
        let mut lines: [Vec<u8>; TABLES.len()] = Default::default();
        let (mut year, mut text) = (None, 0);
        let [contents, jsonl, csv, bib, ris_, json] = &mut lines;
        if let Some(issue) = articles.first().map(ArticleHandle::issue) {
            let (key, file) = (&issue.issue().key, &issue.issue().file);
            // No key has this sign.
            let part = if stretch.before > 0 { format!("+{}", stretch.before + 1) } else { String::new() };
            let by_source = articles.chunk_by(|one, next| Rc::ptr_eq(one.issue(), next.issue()));
            let print: String =
                by_source.filter_map(|some| some.first()).map(|one| one.issue().source().text()).collect();
            (year, text) = (issue.issue().date.date.map(|date| date.year()), print.len() as u64);
            // What is in it is text, whatever it was read from.
            let ending = if file.to_ascii_lowercase().ends_with(".txt") { "" } else { ".txt" };
            pack(format!("print/{key}{part}-{}{ending}", file.replace('/', "_")), &print)?;
            let texts = articles.iter().map(|article| (article, article.readable() + "\n"));
            if manifest.sharded.is_none() {
                for (article, text) in texts {
                    pack(format!("articles/{}.txt", article.id()), &text)?;
                }
            } else {
                let texts: Vec<String> = texts.map(|(article, text)| format!("〔{}〕\n{text}", article.id())).collect();
                pack(format!("articles/{key}{part}.txt"), &texts.join("\n"))?;
            }
            for article in articles {
                let date = article.dating().map(|dating| dating.from.to_string()).unwrap_or_default();
                let title = article.title().replace(char::is_control, " ");
                let line = [&article.id(), &date, &title, file, &article.article().line.to_string()];
                contents.extend(line.map(String::as_str).join("\t").bytes());
                contents.push(b'\n');
            }
        }
        let mut flat = Vec::new();
        for row in rows {
            serde_json::to_writer(&mut *jsonl, &row).map_err(|wrong| broken("数据", &wrong))?;
            jsonl.push(b'\n');
            flat.push(row.flat());
        }
        *csv = guarded(flat.into_iter()).map_err(|wrong| broken("表格", &wrong))?;
        let references = articles.iter().map(|article| Reference::of(article, manifest, site.url));
        let references: Vec<Reference> = references.collect();
        let join = |between: &str, of: &dyn Fn(&Reference) -> String| {
            references.iter().map(of).collect::<Vec<_>>().join(between).into_bytes()
        };
        *bib = join("\n", &bibtex);
        *ris_ = join("", &ris);
        *json = join(",\n", &csl_json);
        Ok(Packed { articles: articles.len() as u32, year, text, files, lines })
    }
}

/// The zip being written, or the one of the year that is under way.
pub(super) struct ArchiveZip<'a> {
    site: &'a Surroundings<'a>,
    /// Whether an issue's articles are in one file.
    by_issue: bool,
    /// Up to so much text all of it is in one zip; beyond, each year has one, and a year with more has several.
    most: u64,
    by_year: bool,
    part: Option<Part>,
    finished: Vec<(String, u64)>,
}

/// One file.
struct Part {
    name: String,
    year: Option<u16>,
    /// Bytes of print in it.
    text: u64,
    zip: ZipWriter<BufWriter<File>>,
    tables: Vec<ZipFileBuilder>,
    begun: bool,
}

impl<'a> ArchiveZip<'a> {
    /// Begins it; `by_issue` tells that an issue's articles are in one file, `most` into how much text it is divided.
    pub(super) fn begin(site: &'a Surroundings<'a>, by_issue: bool, most: u64) -> Self {
        ArchiveZip { site, by_issue, most, by_year: site.zips_by_year, part: None, finished: Vec::new() }
    }

    /// Adds the next articles.
    pub(super) fn add(&mut self, packed: Packed, to: &mut Staging) -> Result<(), Failure> {
        if packed.articles == 0 {
            return Ok(());
        }
        let fits = self.part.as_ref().is_some_and(|part| {
            !self.by_year || (part.year == packed.year && (part.text == 0 || part.text + packed.text <= self.most))
        });
        if !fits {
            self.close(to)?;
            self.part = Some(Part::begin(self.next_name(packed.year), packed.year, to)?);
        }
        match &mut self.part {
            Some(part) => part.add(packed),
            None => Ok(()),
        }
    }

    /// Closes what is open; returns the files with their sizes.
    pub(super) fn finish(mut self, to: &mut Staging) -> Result<Vec<(String, u64)>, Failure> {
        if self.part.is_none() && self.finished.is_empty() {
            self.part = Some(Part::begin(NAME.to_owned(), None, to)?);
        }
        self.close(to)?;
        Ok(self.finished)
    }

    /// What the next file is called: `archive.zip`, `archive-2022.zip`, `archive-2022-2.zip`, `archive-undated.zip`.
    fn next_name(&self, year: Option<u16>) -> String {
        if !self.by_year {
            return NAME.to_owned();
        }
        let stem = format!("archive-{}", year.map_or_else(|| "undated".to_owned(), |year| year.to_string()));
        let is_taken = |name: &String| self.finished.iter().any(|(finished, _)| finished == name);
        let mut name = format!("{stem}.zip");
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{stem}-{number}.zip");
            number += 1;
        }
        name
    }

    fn close(&mut self, to: &mut Staging) -> Result<(), Failure> {
        if let Some(part) = self.part.take() {
            let name = part.name.clone();
            part.finish(&readme(self.site.newspaper, self.by_issue))?;
            let bytes = to.finish(&name)?;
            self.finished.push((name, bytes));
        }
        Ok(())
    }
}

impl Part {
    fn begin(name: String, year: Option<u16>, to: &Staging) -> Result<Self, Failure> {
        let zip = ZipWriter::new(BufWriter::new(to.open(&name)?));
        let tables = TABLES.iter().map(|(name, [before, _, _])| {
            let mut table = ZipFileBuilder::new(name, options()).map_err(unpackable(name))?;
            table.write_all(before.as_bytes()).map_err(unpackable(name))?;
            Ok(table)
        });
        Ok(Part { name, year, text: 0, zip, tables: tables.collect::<Result<_, Failure>>()?, begun: false })
    }

    fn add(&mut self, packed: Packed) -> Result<(), Failure> {
        self.text += packed.text;
        packed.files.into_iter().try_for_each(|file| self.pack(file))?;
        let begun = std::mem::replace(&mut self.begun, true);
        let tables = self.tables.par_iter_mut().zip(&TABLES).zip(&packed.lines);
        tables.try_for_each(|((table, (name, [_, between, _])), lines)| {
            let header = lines.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            let rest = if begun && name.ends_with(".csv") { lines.get(header..).unwrap_or_default() } else { lines };
            let between = if begun { between } else { "" };
            table.write_all(between.as_bytes()).and_then(|()| table.write_all(rest)).map_err(unpackable(name))
        })
    }

    fn pack(&mut self, file: PreparedZipFile) -> Result<(), Failure> {
        let name = String::from_utf8_lossy(file.file_name_raw()).into_owned();
        self.zip.add_prepared_file(file).map_err(unpackable(&name))
    }

    /// Adds the tables and the read-me, and closes it.
    fn finish(mut self, readme: &str) -> Result<(), Failure> {
        for (mut table, (name, [_, _, after])) in std::mem::take(&mut self.tables).into_iter().zip(&TABLES) {
            table.write_all(after.as_bytes()).map_err(unpackable(name))?;
            self.pack(table.finish().map_err(unpackable(name))?)?;
        }
        let readme = PreparedZipFile::from_data(README, options(), readme.as_bytes());
        self.pack(readme.map_err(unpackable(README))?)?;
        let mut file = self.zip.finish().map_err(unpackable(&self.name))?;
        file.flush().map_err(unpackable(&self.name))
    }
}

fn readme(newspaper: &str, by_issue: bool) -> String {
    let (articles, in_english) = match by_issue {
        true => (
            "每期一个文件，每篇前面的〔〕里是文章的编号",
            "the articles found in it, a file an issue, each after its id",
        ),
        false => ("每篇一个文件，文件名就是文章的编号", "the articles found in it"),
    };
    format!(
        "{newspaper}\n\nprint/ 是每一期报纸的原文，一字未改，只统一了编码和换行；应要求撤回的内容除外。\n\
         articles/ 是从中整理出的文章，{articles}；编辑的更正写在〔更正：〕里。\ncontents.tsv 是目录。\n\
         articles.jsonl 和 articles.csv 是全部文章的数据；references.bib、.ris、.json 可以导入文献管理软件。\n\n\
         print/ holds each issue's text as received, less what was withdrawn on request; articles/ {in_english}, \
         with an editor's corrections in 〔更正：〕; contents.tsv the list; articles.jsonl and articles.csv \
         the articles as data; references.* the articles for reference managers.\n"
    )
}
