//! `baoku verify`: a built site held against its checksums, its source and a plain scan.

use crate::failure::Failure;
use crate::site::disk::open_site;
use crate::site::staging::{SUMS, list, sum};
use baoku_archive::archive::Archive;
use baoku_archive::question::Question;
use baoku_archive::text::fold_text;
use clap::Args as ClapArgs;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many terms are asked. More find rarer faults and take longer; 2000 take about a second on a thousand articles.
const QUESTIONS: usize = 2000;

/// What `baoku verify` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The built site
    pub site: PathBuf,
}

impl Args {
    /// Checks the site; exit code 1 with everything that is wrong with it.
    ///
    /// # Errors
    /// When the folder is not a whole site.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let mut faults = wrong_sums(&self.site)?;
        let archive = open_site(&self.site)?;
        let asked = wrong_answers(&archive, &mut faults);
        let mut stdout = std::io::stdout();
        for fault in &faults {
            let _ = writeln!(stdout, "{fault}");
        }
        if faults.is_empty() {
            let articles = archive.articles().len();
            let _ = writeln!(stdout, "完好：{articles} 篇，每一处都指回原文；{asked} 个词的搜索与逐字扫描一致");
            return Ok(ExitCode::SUCCESS);
        }
        Ok(ExitCode::FAILURE)
    }
}

/// Files that are missing, changed or not listed.
fn wrong_sums(site: &Path) -> Result<Vec<String>, Failure> {
    let help = "请给出 baoku build 生成的文件夹。";
    let unreadable =
        |what: &Path, wrong: &dyn std::fmt::Display| Failure::new(format!("读不了 {}：{wrong}", what.display()), help);
    let sums = fs::read_to_string(site.join(SUMS)).map_err(|wrong| unreadable(&site.join(SUMS), &wrong))?;
    let expected: BTreeMap<&str, &str> =
        sums.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let mut files = Vec::new();
    list(site, "", &mut files).map_err(|wrong| unreadable(site, &wrong))?;
    let found: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    let mut faults: Vec<String> =
        expected.keys().filter(|path| !found.contains(*path)).map(|path| format!("{path}：文件不见了")).collect();
    for path in found {
        match expected.get(path) {
            None if path == SUMS => (),
            None => faults.push(format!("{path}：不在 {SUMS} 里")),
            Some(expected) => {
                let bytes = fs::read(site.join(path)).map_err(|wrong| unreadable(&site.join(path), &wrong))?;
                if sum(&bytes) != *expected {
                    faults.push(format!("{path}：内容与 {SUMS} 不符"));
                }
            }
        }
    }
    Ok(faults)
}

/// Asks terms cut from the texts themselves and compares with a scan that shares nothing with search but the folding.
fn wrong_answers(archive: &Archive, faults: &mut Vec<String>) -> usize {
    let texts: Vec<(String, Vec<Vec<char>>)> = archive
        .articles()
        .iter()
        .map(|article| {
            let lines = article.text().lines().map(|line| fold_text(line).chars().collect()).collect();
            (article.id(), lines)
        })
        .collect();
    let lines: Vec<&Vec<char>> = texts.iter().flat_map(|(_, lines)| lines).filter(|line| !line.is_empty()).collect();
    let mut random = Steps(1);
    let mut asked = 0;
    for _ in 0..QUESTIONS {
        let Some(line) = lines.get(random.below(lines.len())) else { break };
        let length = (1 + random.below(6)).min(line.len());
        let start = random.below(line.len() - length + 1);
        let term = &line[start..start + length];
        if term.contains(&' ') {
            continue;
        }
        let words: String = term.iter().collect();
        let expected: BTreeSet<&str> = texts
            .iter()
            .filter(|(_, lines)| lines.iter().any(|line| line.windows(term.len()).any(|window| window == term)))
            .map(|(id, _)| id.as_str())
            .collect();
        let found: Vec<String> = archive
            .handles(&archive.answer_loaded(&Question::of(&words)).articles)
            .iter()
            .map(|article| article.id())
            .collect();
        let distinct: BTreeSet<&str> = found.iter().map(String::as_str).collect();
        if distinct != expected || distinct.len() != found.len() {
            faults.push(format!("搜索“{words}”：应有 {} 篇，找到 {} 篇", expected.len(), found.len()));
        }
        asked += 1;
    }
    asked
}

/// A small generator of steps (xorshift), so that every run asks the same.
struct Steps(u64);

impl Steps {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
