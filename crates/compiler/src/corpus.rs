//! Many issues together: repeated files, the newspaper's name, the order of issues.
//!
//! Must not know where the files came from.

use crate::authority::Authority;
use crate::decisions::Settled;
use crate::diagnostic::{Diagnostic, Severity, Spot, kinds};
use crate::discrepancy;
use crate::facts::Knowledge;
use crate::issue::Compiled;
use crate::part::Part;
use baoku_archive::bundle::{Issue, IssueKey, LeftOut, Newspaper};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A compiled corpus, ready to be merged into a bundle.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The newspaper, from `newspaper.toml` and, where that is silent, from the mastheads.
    pub newspaper: Newspaper,
    /// Whether the newspaper's name was read off its mastheads.
    pub named_by_masthead: bool,
    /// The issues, oldest first, undated ones last, then by file.
    pub parts: Vec<Part>,
    /// Files that are not in the archive, by file.
    pub left_out: Vec<LeftOut>,
    /// Everything a person should know, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What an editor says of names.
    pub names: Authority,
    /// What its articles are read for names with, once somebody asks.
    known: OnceLock<Knowledge>,
}

/// Puts compiled files together. The result does not depend on the order they are given in.
#[must_use]
pub fn gather(newspaper: Newspaper, mut compiled: Vec<Compiled>) -> Corpus {
    compiled.sort_by(|a, b| a.file.cmp(&b.file));
    let mut corpus = Corpus { newspaper, ..Corpus::default() };
    let mut first = First::new();
    let settled: Vec<Settled> = compiled.iter().flat_map(|file| file.settled.iter().cloned()).collect();
    for file in compiled {
        corpus.add(file, &mut first);
    }
    corpus.sort_issues();
    if corpus.newspaper.name.is_none() {
        corpus.newspaper.name = masthead_name(&corpus.parts);
        corpus.named_by_masthead = corpus.newspaper.name.is_some();
    }
    corpus.diagnostics.extend(discrepancy::find(&corpus.parts));
    settle(&settled, &mut corpus.diagnostics);
    corpus.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    corpus
}

/// The files that are in the archive, each with the hash of its text, by key.
type First = BTreeMap<IssueKey, (String, String)>;

impl Clone for Corpus {
    /// The same issues; what is known of them is read off anew, as more may be put beside them.
    fn clone(&self) -> Self {
        Corpus {
            newspaper: self.newspaper.clone(),
            named_by_masthead: self.named_by_masthead,
            parts: self.parts.clone(),
            left_out: self.left_out.clone(),
            diagnostics: self.diagnostics.clone(),
            names: self.names.clone(),
            known: OnceLock::new(),
        }
    }
}

impl Corpus {
    /// What is known of the archive as a whole: read off the issues the first time it is asked for.
    pub fn knowledge(&self) -> &Knowledge {
        self.known.get_or_init(|| Knowledge::of(&self.parts))
    }

    /// Puts the issues in the archive's order: oldest first, undated ones last, then by file and key.
    pub fn sort_issues(&mut self) {
        self.parts.sort_by(|a, b| {
            let place = |issue: &Issue| (issue.date.date.is_none(), issue.date.date.map(|date| date.first_day()));
            let (a, b) = (&a.issue, &b.issue);
            place(a).cmp(&place(b)).then_with(|| a.file.cmp(&b.file)).then_with(|| a.key.cmp(&b.key))
        });
    }

    fn add(&mut self, file: Compiled, first: &mut First) {
        let Some(part) = file.part else {
            if let Some(reason) = file.diagnostics.first() {
                self.left_out.push(LeftOut { file: file.file, code: reason.code.to_owned(), same_as: None });
            }
            self.diagnostics.extend(file.diagnostics);
            return;
        };
        if let Some((same, hash)) = first.get(&part.issue.key) {
            if *hash != file.hash {
                let message = format!("与 {same} 是两期不同的报纸，算出的编号却都是 {}", part.issue.key);
                let said = Diagnostic::new(&kinds::SAME_KEY, Spot::file(&file.file), message);
                self.diagnostics.push(said.and(Spot::file(same)));
                return;
            }
            let message = format!("与 {same} 一字不差");
            self.diagnostics
                .push(Diagnostic::new(&kinds::DUPLICATE, Spot::file(&file.file), message).and(Spot::file(same)));
            // What was decided of the copy, a withdrawal perhaps, must not be lost without a word.
            self.diagnostics.extend(file.decisions.map(|decisions| {
                let message = format!("{} 与 {same} 一字不差，没有收录，这里的决定也就没有用上", file.file);
                Diagnostic::new(&kinds::STRAY_DECISIONS, Spot::file(&decisions), message)
            }));
            self.left_out.push(LeftOut {
                file: file.file,
                code: kinds::DUPLICATE.code.to_owned(),
                same_as: Some(same.clone()),
            });
            return;
        }
        first.insert(part.issue.key.clone(), (file.file, file.hash));
        self.diagnostics.extend(file.diagnostics);
        self.parts.push(part);
    }
}

/// Takes out what an editor has looked at, and notes what there was nothing of.
fn settle(settled: &[Settled], diagnostics: &mut Vec<Diagnostic>) {
    let mut idle: Vec<&Settled> = settled.iter().collect();
    diagnostics.retain(|diagnostic| {
        let settles = |settled: &&Settled| diagnostic.severity != Severity::Error && settled.settles(diagnostic);
        let looked_at = settled.iter().any(|settled| settles(&settled));
        idle.retain(|settled| !settles(settled));
        !looked_at
    });
    diagnostics.extend(idle.into_iter().map(|settled| {
        let message = format!("这里没有 {} 这样的疑点", settled.code);
        Diagnostic::new(&kinds::NOTHING_TO_SETTLE, settled.place.clone(), message)
    }));
}

/// The masthead line most issues agree on; of equals the one printed in the oldest issue.
fn masthead_name(parts: &[Part]) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for part in parts {
        if let Some(name) = part.mastheads.first() {
            *votes.entry(name).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    let names = parts.iter().filter_map(|part| part.mastheads.first());
    names.into_iter().find(|name| votes.get(name.as_str()) == Some(&most)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile_issue;

    #[test]
    fn two_texts_of_one_key_stop_the_build_and_are_not_called_the_same() {
        let text = "渡口添新船\n\n2031年3月9日，渡口添了一条新船，能坐五十人。\n";
        let [one, mut other] = ["1.txt", "2.txt"].map(|file| compile_issue(file, None, text.as_bytes()));
        let said = |files: [&Compiled; 2]| -> Vec<(&str, Severity)> {
            let read = |file: &Compiled| Compiled {
                file: file.file.clone(),
                part: file.part.clone(),
                hash: file.hash.clone(),
                ..Compiled::default()
            };
            let corpus = gather(Newspaper::default(), files.map(read).into());
            corpus.diagnostics.iter().map(|said| (said.code, said.severity)).collect()
        };
        assert_eq!(said([&one, &other]), [("duplicate", Severity::Warning)]);
        other.hash = one.hash.chars().rev().collect();
        assert_eq!(said([&one, &other]), [("same-key", Severity::Error)]);
    }
}
