//! The authority file (`names.toml`): which printed names an editor knows to be one person's, or two people's, and what
//! a body is to be called.
//!
//! Print stays as it is; this says under which name facts are gathered. Must not know what is gathered.

use crate::decisions::unreadable;
use crate::diagnostic::{Diagnostic, Kind, Spot, kinds};
use crate::part::Part;
use baoku_archive::print::Source;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// The name of the file, directly in the corpus folder.
pub const FILE: &str = "names.toml";

/// What an editor says of names; nothing where there is no file.
#[derive(Debug, Clone, Default)]
pub struct Authority {
    /// A printed name, and the name it counts as.
    called: BTreeMap<String, String>,
    /// A name in one issue, and who it is there.
    apart: BTreeMap<(String, String), String>,
    /// Every name that must be printed somewhere, with its place in the file.
    expected: Vec<(String, Range<usize>)>,
    /// Every issue that must be there.
    issues: Vec<(String, Range<usize>)>,
    source: Option<Source>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    merge: Vec<Merge>,
    #[serde(default)]
    separate: Vec<Separate>,
    #[serde(default)]
    rename: Vec<Rename>,
}

/// Several spellings of one name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Merge {
    name: String,
    also: Vec<Spanned<String>>,
    #[serde(default, rename = "note")]
    _note: String,
}

/// A name that in some issues is another person's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Separate {
    name: Spanned<String>,
    #[serde(rename = "as")]
    called: String,
    issues: Vec<Spanned<String>>,
    #[serde(default, rename = "note")]
    _note: String,
}

/// What something printed is to be called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rename {
    from: Spanned<String>,
    to: String,
    #[serde(default, rename = "note")]
    _note: String,
}

impl Authority {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that cannot be read or says two things of one name.
    pub fn read(text: &str) -> Result<Authority, Vec<Diagnostic>> {
        let source = Source::new(text.to_owned());
        let written: Written = match toml::from_str(text) {
            Ok(written) => written,
            Err(wrong) => {
                let at = wrong.span().unwrap_or(0..0);
                let line = source.line(source.line_of(at.start as u32));
                let said = unreadable::said(wrong.message(), line);
                return Err(vec![complaint(&source, &kinds::BAD_NAMES, &at, said)]);
            }
        };
        let mut authority = Authority::default();
        let mut wrong = Vec::new();
        let merged = written.merge.into_iter().flat_map(|merge| {
            let name = merge.name;
            merge.also.into_iter().map(move |also| (also, name.clone()))
        });
        let renamed = written.rename.into_iter().map(|rename| (rename.from, rename.to));
        for (printed, name) in merged.chain(renamed) {
            let (at, printed) = (printed.span(), printed.into_inner());
            if let Some(other) = authority.called.insert(printed.clone(), name.clone()).filter(|other| *other != name) {
                let message = format!("“{printed}”既算作{other}，又算作{name}");
                wrong.push(complaint(&source, &kinds::CONTRADICTING_NAMES, &at, message));
            }
            authority.expected.push((printed, at));
        }
        // 甲 counts as 乙 and 乙 as 丙: nobody can have meant that.
        for (printed, at) in &authority.expected {
            let called = authority.called.get(printed).and_then(|name| Some((name, authority.called.get(name)?)));
            if let Some((name, further)) = called.filter(|(name, further)| name != further) {
                let message = format!("“{printed}”算作{name}，而{name}又算作{further}");
                wrong.push(complaint(&source, &kinds::CONTRADICTING_NAMES, at, message));
            }
        }
        for separate in written.separate {
            for issue in separate.issues {
                let (at, issue) = (issue.span(), issue.into_inner());
                let name = separate.name.get_ref().clone();
                let key = (name.clone(), issue.clone());
                if authority.apart.insert(key, separate.called.clone()).is_some_and(|other| other != separate.called) {
                    let message = format!("{issue} 里的“{name}”写了两种说法");
                    wrong.push(complaint(&source, &kinds::CONTRADICTING_NAMES, &at, message));
                }
                authority.issues.push((issue, at));
            }
            authority.expected.push((separate.name.get_ref().clone(), separate.name.span()));
        }
        authority.source = Some(source);
        if wrong.is_empty() { Ok(authority) } else { Err(wrong) }
    }

    /// The file as it is written; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.as_ref().map_or("", Source::text)
    }

    /// What a body, place or programme is called.
    #[must_use]
    pub fn name<'a>(&'a self, printed: &'a str) -> &'a str {
        self.called.get(printed).map_or(printed, String::as_str)
    }

    /// Whom a person's name stands for in an issue.
    #[must_use]
    pub fn person<'a>(&'a self, printed: &'a str, issue: &str) -> &'a str {
        if self.apart.is_empty() {
            return self.name(printed);
        }
        let apart = self.apart.get(&(printed.to_owned(), issue.to_owned()));
        apart.map_or_else(|| self.name(printed), String::as_str)
    }

    /// What no longer fits: names that are printed nowhere, issues that are not there.
    #[must_use]
    pub fn unmet(&self, parts: &[Part]) -> Vec<Diagnostic> {
        let Some(source) = &self.source else { return Vec::new() };
        let files: BTreeSet<&str> = parts.iter().map(|part| part.issue.file.as_str()).collect();
        let printed = |name: &str| parts.iter().any(|part| holds(&part.text.source, name));
        let names = self.expected.iter().filter(|(name, _)| !printed(name)).map(|(name, at)| {
            let message = format!("报纸里没有“{name}”这个名字");
            complaint(source, &kinds::UNKNOWN_NAME, at, message)
        });
        let issues = self
            .issues
            .iter()
            .filter(|(issue, _)| !files.contains(issue.as_str()))
            .map(|(issue, at)| complaint(source, &kinds::UNKNOWN_NAME, at, format!("没有 {issue} 这一期")));
        names.chain(issues).collect()
    }
}

/// Whether a name is printed in a text, perhaps over the end of a line.
fn holds(source: &Source, name: &str) -> bool {
    let text = source.text();
    let Some(first) = name.chars().next() else { return true };
    text.contains(name)
        || text.match_indices(first).any(|(at, _)| {
            let mut printed = text.get(at..).unwrap_or_default().chars().filter(|c| !c.is_whitespace());
            name.chars().all(|c| printed.next() == Some(c))
        })
}

fn complaint(source: &Source, kind: &'static Kind, at: &Range<usize>, message: String) -> Diagnostic {
    let line = source.line_of(at.start as u32);
    let spot = Spot::lines(FILE, source, (line, line));
    Diagnostic::new(kind, spot, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile_issue;

    #[test]
    fn names_are_put_together_told_apart_and_changed() {
        let text = "[[merge]]\nname = \"李峰\"\nalso = [\"李锋\"]\n\n[[separate]]\nname = \"王平\"\nas = \"王平（教师）\"\n\
                    issues = [\"2.txt\"]\n\n[[rename]]\nfrom = \"江口镇人大\"\nto = \"江口镇人民代表大会\"\n";
        let names = Authority::read(text).unwrap();
        assert_eq!((names.person("李锋", "1.txt"), names.person("李峰", "1.txt")), ("李峰", "李峰"));
        assert_eq!((names.person("王平", "1.txt"), names.person("王平", "2.txt")), ("王平", "王平（教师）"));
        assert_eq!(names.name("江口镇人大"), "江口镇人民代表大会");
    }

    #[test]
    fn what_cannot_be_or_no_longer_fits_is_an_error_with_its_line() {
        let code = |text: &str| Authority::read(text).unwrap_err()[0].code;
        assert_eq!(code("[[merge]]\nname = 3"), "bad-names");
        assert_eq!(code("[[merged]]"), "bad-names");
        let twice = "[[merge]]\nname = \"甲\"\nalso = [\"丙\"]\n[[merge]]\nname = \"乙\"\nalso = [\"丙\"]\n";
        assert_eq!(code(twice), "contradicting-names");
        let names = Authority::read("\n[[merge]]\nname = \"李峰\"\nalso = [\"李锋\", \"李丰\"]\n").unwrap();
        let part = compile_issue("1.txt", None, "古桥修好了\n\n镇长李\n锋说，路通了。".as_bytes()).part.unwrap();
        let unmet = names.unmet(&[part]);
        assert_eq!((unmet.len(), unmet[0].code, unmet[0].spots[0].lines), (1, "unknown-name", (4, 4)));
    }
}
