//! `baoku verify`: a built site held against its checksums, its source and a plain scan.

use crate::failure::{Failure, finished, in_words, not_had};
use crate::site::disk::open_site;
use crate::staging::{SUMS, list, named, sum_of};
use baoku_archive::archive::Archive;
use baoku_archive::question::Question;
use clap::Args as ClapArgs;
use futures::executor::block_on;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many terms are asked of a small archive. More find rarer faults and take longer; 2000 take about a second on a
/// thousand articles.
const QUESTIONS: usize = 2000;
/// How many of a large one, where every term is looked for in hundreds of megabytes.
const QUESTIONS_OF_LARGE: usize = 200;
/// So many articles of a large archive are here at a time.
const AT_ONCE: u32 = 256;

/// What `baoku verify` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 做好的网站 · The built site
    pub site: PathBuf,
}

impl Args {
    /// Checks the site; exit code 1 with everything that is wrong with it.
    ///
    /// # Errors
    /// When the folder is not a whole site.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let mut faults = wrong_sums(&self.site)?;
        let archive = open_site(&self.site);
        let asked = archive.as_ref().map_or(0, |archive| block_on(wrong_answers(archive, &mut faults)));
        let mut said: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        let whole = faults.is_empty();
        said += &match &archive {
            Ok(archive) if whole => {
                let articles = archive.article_count();
                format!("完好：{articles} 篇，每一处都指回原文；{asked} 个词的搜索与逐字扫描一致\n")
            }
            Err(_) if whole => String::new(),
            _ => {
                let help = "若是拷来的，请重新拷一份；若是自己生成的，请重新运行 baoku build。";
                format!("共 {} 处不对。{help}\n", faults.len())
            }
        };
        let mut out = std::io::stdout().lock();
        finished(out.write_all(said.as_bytes()).and_then(|()| out.flush()))?;
        archive.map(|_| if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Files that are missing, changed or not listed.
fn wrong_sums(site: &Path) -> Result<Vec<String>, Failure> {
    let help = "请给出 baoku build 生成的文件夹。";
    let unreadable = |what: &Path, wrong: &std::io::Error| {
        Failure::new(format!("读不了 {}：{}", what.display(), in_words(wrong)), help)
    };
    let sums = fs::read_to_string(site.join(SUMS)).map_err(|wrong| unreadable(&site.join(SUMS), &wrong))?;
    let expected = named(&sums);
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
                let found = File::open(site.join(path)).and_then(|mut file| sum_of(&mut file));
                if found.map_err(|wrong| unreadable(&site.join(path), &wrong))? != *expected {
                    faults.push(format!("{path}：内容与 {SUMS} 不符"));
                }
            }
        }
    }
    Ok(faults)
}

/// Asks terms cut from the texts themselves and compares with a scan that shares nothing with search but the folding.
async fn wrong_answers(archive: &Archive, faults: &mut Vec<String>) -> usize {
    let count = archive.article_count();
    let questions = if archive.is_sharded() { QUESTIONS_OF_LARGE } else { QUESTIONS };
    let folding = archive.folding();
    let fold_text = |line: &str| folding.fold_text(line);
    let mut random = Steps(1);
    let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for _ in 0..questions {
        let number = random.below(count as usize) as u32;
        let missing = archive.load_articles(&[number]).await;
        faults.extend(missing.iter().map(not_had));
        let text = archive.numbered(number).map(|article| article.text()).unwrap_or_default();
        let lines: Vec<Vec<char>> = text.lines().map(|line| folding.fold_text(line).chars().collect()).collect();
        let Some(line) = lines.get(random.below(lines.len())).filter(|line| !line.is_empty()) else { continue };
        let length = (1 + random.below(6)).min(line.len());
        let start = random.below(line.len() - length + 1);
        let term: String = line.iter().skip(start).take(length).collect();
        // A space or a sign at a term's edge would be read as part of the question's language.
        if !term.contains(['"', ' ', ':', '-']) && term != "or" {
            expected.entry(term).or_default();
        }
    }
    for first in (0..count).step_by(AT_ONCE as usize) {
        let numbers: Vec<u32> = (first..(first + AT_ONCE).min(count)).collect();
        faults.extend(archive.load_articles(&numbers).await.iter().map(not_had));
        for article in archive.handles(&numbers) {
            let lines: Vec<String> = article.text().lines().map(fold_text).collect();
            for (term, articles) in &mut expected {
                if lines.iter().any(|line| line.contains(term.as_str())) {
                    articles.insert(article.number());
                }
            }
        }
    }
    for (term, expected) in &expected {
        let answer = archive.answer(&Question::of(term)).await;
        let distinct: BTreeSet<u32> = answer.articles.iter().copied().collect();
        if distinct != *expected || distinct.len() != answer.articles.len() || !answer.missing.is_empty() {
            faults.push(format!("搜索“{term}”：应有 {} 篇，找到 {} 篇", expected.len(), answer.articles.len()));
        }
        match archive.ids(&answer.articles).await {
            Err(wrong) => faults.push(not_had(&wrong)),
            Ok(ids) => {
                let ids: BTreeSet<String> = ids.into_iter().collect();
                if ids.len() != distinct.len() || ids.contains("") {
                    faults.push(format!("搜索“{term}”：找到 {} 篇，编号却只有 {} 个", distinct.len(), ids.len()));
                }
            }
        }
    }
    expected.len()
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
