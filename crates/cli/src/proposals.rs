//! Files of decisions written for a person to confirm: everything in them is a comment until then.
//!
//! What is already in such a file stays as it is, to the byte; new points are added. Must not know what can be decided.

use crate::decided::beside;
use crate::failure::{Failure, in_words};
use baoku_compiler::decisions::{Proposal, propose};
use baoku_compiler::{Corpus, Diagnostic, Severity};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Writes a file of proposals beside every issue with something doubtful; returns what was written, a sentence each.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write(dir: &Path, corpus: &Corpus) -> Result<Vec<String>, Failure> {
    let mut said = Vec::new();
    let mut by_file: BTreeMap<&str, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in &corpus.diagnostics {
        let file = diagnostic.spots.first().map_or("", |spot| spot.file.as_str());
        by_file.entry(file).or_default().push(diagnostic.clone());
    }
    let of = |file: &str| by_file.get(file).map_or(&[][..], Vec::as_slice);
    for part in &corpus.parts {
        let issue = &part.issue.file;
        let file = beside(issue);
        // A file that is wrong is put right first.
        if of(&file).iter().any(|found| found.severity == Severity::Error) {
            said.push(format!("{file} 里有错误，没有动它"));
            continue;
        }
        let proposals = propose(part, of(issue));
        if proposals.is_empty() {
            continue;
        }
        let path = dir.join(&file);
        let unreadable = |what: &str, wrong: std::io::Error| {
            Failure::new(format!("{what} {}：{}", path.display(), in_words(&wrong)), "请检查文件夹的权限。")
        };
        let existing = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(wrong) if wrong.kind() == std::io::ErrorKind::NotFound => None,
            Err(wrong) => return Err(unreadable("读不了", wrong)),
        };
        let raw = fs::read(dir.join(issue)).map_err(|wrong| unreadable("读不了", wrong))?;
        let hash: String = Sha256::digest(&raw).iter().map(|byte| format!("{byte:02x}")).collect();
        let text = existing.unwrap_or_else(|| head(issue, &hash));
        if !text.to_ascii_lowercase().contains(&hash) {
            said.push(format!("{file} 是另一个同名文件的决定，{issue} 的没有写进去；给其中一个改名即可"));
            continue;
        }
        let (text, points) = added(&text, &proposals);
        if points > 0 {
            let beside = path.with_extension("toml.new");
            let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
            written.map_err(|wrong| unreadable("写不了", wrong))?;
            said.push(format!("{file}：{points} 处待核对"));
        }
    }
    Ok(said)
}

/// The beginning of a new file: how to read it, and the hash that says which raw file it is about.
fn head(issue: &str, hash: &str) -> String {
    let name = issue.rsplit('/').next().unwrap_or(issue);
    format!(
        "# {name} 的编辑决定。写法见 README 的“编辑的决定”；改完用 baoku check 看一遍。\n\
         # 行首的 # 后面没有空格的，是照现在的做法写好的决定：对照原报无误，删去这个 #，就算核定，不再提起。\n\
         # 行首的 # 后面有空格的是说明。行号是原文件的行号。没有核定的，留着不动就行。\n\
         sha256 = \"{hash}\"\n"
    )
}

/// A file with the proposals that are not in it yet, and how many those are.
fn added(text: &str, proposals: &[Proposal]) -> (String, usize) {
    let plain = text.replace("\r\n", "\n") + "\n";
    let fresh: Vec<&Proposal> =
        proposals.iter().filter(|proposal| !plain.contains(&commented(&proposal.entry))).collect();
    let block = |top: bool| -> String {
        let these = fresh.iter().filter(|proposal| proposal.at_top == top);
        these.map(|proposal| format!("\n{}", shown(proposal))).collect()
    };
    let (top, rest) = text.split_at(below_hash(text));
    let mut merged = [top, &block(true), rest].concat();
    if !merged.ends_with('\n') {
        merged.push('\n');
    }
    merged += &block(false);
    (merged, fresh.len())
}

/// Where the line after the hash begins: what belongs to no table must stand above all tables.
fn below_hash(text: &str) -> usize {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        if line.trim_start().starts_with("sha256") && line.ends_with('\n') {
            return end;
        }
    }
    0
}

fn commented(entry: &str) -> String {
    entry.lines().map(|line| format!("#{line}\n")).collect()
}

fn shown(proposal: &Proposal) -> String {
    let remarks: String = proposal.remarks.iter().map(|remark| format!("# {remark}\n")).collect();
    remarks + &commented(&proposal.entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(entry: &str) -> Proposal {
        Proposal { remarks: vec!["看一看".into()], entry: entry.into(), at_top: entry.starts_with("date") }
    }

    #[test]
    fn what_a_person_wrote_stays_and_only_new_points_are_added() {
        let own = "# 我的\nsha256 = \"00\"\n[[join]]\nline = 3\n#[[split]]\n#line = 9";
        let (text, points) = added(own, &[proposal("[[split]]\nline = 9\n"), proposal("date = \"2031-04\"\n")]);
        assert_eq!(points, 1);
        let expected =
            "# 我的\nsha256 = \"00\"\n\n# 看一看\n#date = \"2031-04\"\n[[join]]\nline = 3\n#[[split]]\n#line = 9\n";
        assert_eq!(text, expected);
        let (text, points) =
            added(expected, &[proposal("[[settled]]\ncode = \"x\"\n"), proposal("date = \"2031-04\"\n")]);
        assert_eq!((text, points), (format!("{expected}\n# 看一看\n#[[settled]]\n#code = \"x\"\n"), 1));
    }
}
