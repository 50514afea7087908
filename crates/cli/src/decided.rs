//! The files of an editor's decisions: which file belongs to which issue, read from the disk.
//!
//! Must not know what a decision is; that is the compiler's business.

use crate::failure::in_words;
use crate::folder::{DecisionsFile, IssueFile};
use baoku_compiler::Decisions;
use baoku_compiler::diagnostic::{Diagnostic, Spot, kinds};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;

/// Every issue's decisions, by the issue's file, and what is wrong with the files.
#[derive(Debug, Default)]
pub struct Decided {
    /// Decisions by issue.
    pub by_issue: BTreeMap<String, Decisions>,
    /// What a person should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// A path without its name's last ending.
fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => file,
    }
}

/// The file of decisions that lies beside an issue.
#[must_use]
pub fn beside(issue: &str) -> String {
    format!("{}.toml", stem(issue))
}

/// Reads the files of decisions and finds the issue of each: the one of the same name beside it; where there are
/// several (`2023-03.txt` and `2023-03.pdf`), the one whose hash it names.
#[must_use]
pub fn read(files: &[DecisionsFile], issues: &[IssueFile]) -> Decided {
    let mut decided = Decided::default();
    let mut by_stem: BTreeMap<&str, Vec<&IssueFile>> = BTreeMap::new();
    for issue in issues {
        by_stem.entry(stem(&issue.file)).or_default().push(issue);
    }
    for found in files {
        let Some(own) = by_stem.get(stem(&found.file)) else {
            let message = format!("旁边没有名为 {} 的一期报纸", stem(&found.file));
            decided.diagnostics.push(Diagnostic::new(&kinds::STRAY_DECISIONS, Spot::file(&found.file), message));
            continue;
        };
        let text = match fs::read_to_string(&found.path) {
            Ok(text) => text,
            Err(wrong) => {
                let message = match wrong.kind() {
                    std::io::ErrorKind::InvalidData => "不是 UTF-8 编码，请用记事本另存为 UTF-8".to_owned(),
                    _ => format!("读不了这个文件：{}", in_words(&wrong)),
                };
                decided.diagnostics.push(Diagnostic::new(&kinds::BAD_DECISIONS, Spot::file(&found.file), message));
                continue;
            }
        };
        match Decisions::read(&found.file, text.trim_start_matches('\u{feff}')) {
            Ok(decisions) => {
                let named = own.iter().find(|issue| own.len() > 1 && decisions.sha256() == hash_of(issue).as_deref());
                let issue = named.or(own.first()).map(|issue| issue.file.clone()).unwrap_or_default();
                decided.by_issue.insert(issue, decisions);
            }
            Err(wrong) => decided.diagnostics.push(wrong),
        }
    }
    decided
}

/// The hash of an issue's raw file, as a file of decisions names it.
#[must_use]
pub fn hash_of(issue: &IssueFile) -> Option<String> {
    let bytes = fs::read(&issue.path).ok()?;
    Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_lie_beside_their_issue() {
        assert_eq!(beside("2023-03.txt"), "2023-03.toml");
        assert_eq!(beside("江口报/第1.2期.pdf"), "江口报/第1.2期.toml");
        assert_eq!(beside("a.b/无尾"), "a.b/无尾.toml");
    }
}
