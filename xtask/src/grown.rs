//! A corpus large enough to be divided, grown from the sentences of the default one: the same on every machine. For the
//! journeys through a large archive; knows nothing of how one is made.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{site::DEFAULT_CORPUS, workshop::Workshop};

/// A thousand articles are about a third more than an archive may have that is loaded whole.
pub const DIVIDED: u64 = 1000;
/// How many issues there are, one a month.
const ISSUES: u64 = 100;
/// What three articles say and nothing else does; the journeys look for it.
const RARE: &str = "渡口那座旧钟楼修好了";
const SECTIONS: [&str; 4] = ["要闻", "社区", "文化", "服务"];

/// Writes a corpus of so many articles into a folder.
///
/// # Errors
/// When the default corpus cannot be read or the folder not written.
pub fn write(shop: &Workshop, folder: &Path, articles: u64) -> Result<()> {
    let sentences = sentences(&shop.root.join(DEFAULT_CORPUS))?;
    let mut state = 20_220_216;
    let mut some = || {
        state = next(state);
        sentences.get((state >> 33) as usize % sentences.len()).map_or("", String::as_str)
    };
    let mut rows = String::new();
    for article in 0..articles {
        let issue = article * ISSUES / articles;
        let date = format!("{}-{:02}-{:02}", 2012 + issue / 12, issue % 12 + 1, issue % 28 + 1);
        let title: String = some().chars().take(14).collect();
        let mut body: Vec<String> = (0..3 + article % 4).map(|_| [some(), some(), some()].concat()).collect();
        if article % 400 == 7 {
            body.push(format!("{RARE}。"));
        }
        let section = SECTIONS[(article % 4) as usize];
        let body = body.join("\\n");
        rows += &format!(r#"{{"date":"{date}","title":"{title}","section":"{section}","body":"{body}"}}"#);
        rows.push('\n');
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join("rows.jsonl");
    fs::write(&file, rows).with_context(|| format!("cannot write {}", file.display()))
}

/// Every sentence of the default corpus that needs no escape in JSON.
fn sentences(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        files.extend(Some(file).filter(|file| file.extension().is_some_and(|ending| ending == "txt")));
    }
    files.sort();
    let mut sentences = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let found = text.lines().flat_map(|line| line.split_inclusive('。')).map(str::trim);
        let plain = |sentence: &&str| sentence.chars().count() > 8 && !sentence.contains(['"', '\\', '\t']);
        sentences.extend(found.filter(|sentence| sentence.ends_with('。')).filter(plain).map(str::to_owned));
    }
    Ok(sentences)
}

/// The next of a sequence that looks like chance (Knuth's MMIX).
fn next(state: u64) -> u64 {
    state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}
