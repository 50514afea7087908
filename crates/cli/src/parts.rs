//! Parts on the disk: what was compiled lies in a folder under its name, is found again by the next build, and is cleared
//! away once a build has no use for it.
//!
//! The folder lies beside the output unless somebody says otherwise: parts belong to what was built of them, and what is
//! withdrawn there is gone here. Must not know what a part holds.

use crate::failure::{Failure, in_words};
use crate::folder::IssueFile;
use baoku_compiler::kept::{from_bytes, name, to_bytes};
use baoku_compiler::{Compiled, Decisions, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How long a part's name is.
const NAME: usize = 32;

/// A folder of parts, used by one build.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
    seen: Mutex<Seen>,
}

/// What a build has found and made so far.
#[derive(Debug, Default)]
struct Seen {
    used: BTreeSet<String>,
    found: usize,
    compiled: usize,
    spoiled: Vec<String>,
    not_kept: Option<io::Error>,
}

impl Parts {
    /// The parts of a build: in this folder, else in one beside the output, `.dist.parts` beside `dist`. `None` where
    /// that would lie in the folder of issues, which is never written to.
    ///
    /// # Errors
    /// When the folder that was asked for lies among the issues or in the output.
    pub fn of_build(asked: Option<&Path>, out: &Path, corpus: &Path) -> Result<Option<Parts>, Failure> {
        if let Some(folder) = asked {
            if lies_in(folder, out) {
                return Err(not_there(folder, "输出的文件夹"));
            }
            return Parts::at(folder, corpus).map(Some);
        }
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let beside = out.file_name().map(|name| out.with_file_name(format!(".{}.parts", name.to_string_lossy())));
        let beside = beside.filter(|folder| !lies_in(folder, corpus));
        Ok(beside.map(|folder| Parts { folder, seen: Mutex::default() }))
    }

    /// The parts in this folder, which need not exist yet.
    ///
    /// # Errors
    /// When the folder lies among the issues.
    pub fn at(folder: &Path, corpus: &Path) -> Result<Parts, Failure> {
        match lies_in(folder, corpus) {
            true => Err(not_there(folder, "放报纸的文件夹")),
            false => Ok(Parts { folder: folder.to_owned(), seen: Mutex::default() }),
        }
    }

    /// An issue as it was compiled before, or else as `compile` makes it now; with the name of its part if there is one.
    pub fn compiled(
        &self,
        issue: &IssueFile,
        bytes: Vec<u8>,
        decisions: Option<&Decisions>,
        compile: impl FnOnce(Vec<u8>) -> Compiled,
    ) -> (Option<String>, Compiled) {
        let name = name(&issue.file, issue.newspaper.as_deref(), &bytes, decisions);
        let file = self.folder.join(file_name(&name));
        let found = fs::read(&file).ok().map(|part| from_bytes(&name, &part));
        let spoiled = matches!(found, Some(Err(_)));
        if let Some(Ok(compiled)) = found {
            self.note(|seen| {
                seen.found += 1;
                seen.used.insert(name.clone());
            });
            return (Some(name), compiled);
        }
        let compiled = compile(bytes);
        let kept = self.keep(&name, &compiled);
        let part = kept.as_ref().is_ok_and(|kept| *kept).then_some(name);
        self.note(|seen| {
            seen.compiled += 1;
            seen.spoiled.extend(spoiled.then(|| issue.file.clone()));
            seen.used.extend(part.clone());
            seen.not_kept = kept.err().or(seen.not_kept.take());
        });
        (part, compiled)
    }

    /// Keeps a part, unless its decisions could not be followed: what was to be withdrawn may still be in it.
    fn keep(&self, name: &str, compiled: &Compiled) -> io::Result<bool> {
        if compiled.diagnostics.iter().any(|said| said.severity == Severity::Error) {
            return Ok(false);
        }
        let part = to_bytes(name, compiled).map_err(|wrong| io::Error::other(wrong.to_string()))?;
        // Others may be writing the same part; whoever comes last puts the same bytes there.
        let beginning = self.folder.join(format!("{name}.{}.new", std::process::id()));
        let wrote = fs::write(&beginning, &part).or_else(|wrong| match wrong.kind() {
            ErrorKind::NotFound => fs::create_dir_all(&self.folder).and_then(|()| fs::write(&beginning, &part)),
            _ => Err(wrong),
        });
        wrote.and_then(|()| fs::rename(&beginning, self.folder.join(file_name(name))))?;
        Ok(true)
    }

    fn note(&self, what: impl FnOnce(&mut Seen)) {
        // A thread that panicked has at worst not counted an issue.
        what(&mut self.seen.lock().unwrap_or_else(|seen| seen.into_inner()));
    }

    /// Removes the parts that this build did not use, so that the folder never grows beyond a build and nothing that was
    /// withdrawn stays in it.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn clear(&self) -> Result<(), Failure> {
        let mut wrong = None;
        self.note(|seen| {
            for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
                let file = entry.file_name().to_string_lossy().into_owned();
                let used = file.strip_suffix(ENDING).is_some_and(|name| seen.used.contains(name));
                if is_ours(&file) && !used {
                    wrong = fs::remove_file(entry.path()).err().map(|wrong| (file, wrong)).or(wrong.take());
                }
            }
        });
        let Some((file, wrong)) = wrong else { return Ok(()) };
        let message = format!("删不掉旧的 {}：{}", self.folder.join(file).display(), in_words(&wrong));
        Err(Failure::new(message, "新的输出已经写好。旧的里面可能还有撤回的内容，请自己删去这个文件夹。"))
    }

    /// Whether everything that was compiled could be written.
    #[must_use]
    pub fn kept_all(&self) -> bool {
        let mut kept = true;
        self.note(|seen| kept = seen.not_kept.is_none());
        kept
    }

    /// What a person should know of it, a sentence a line.
    #[must_use]
    pub fn said(&self) -> String {
        let mut said = String::new();
        self.note(|seen| {
            if seen.found > 0 {
                said += &format!("{} 期没有变，照用上次编好的；新编 {} 期\n", seen.found, seen.compiled);
            }
            for file in &seen.spoiled {
                said += &format!("{file} 上次编好的部分坏了，重新编过\n");
            }
            if let Some(wrong) = &seen.not_kept {
                said += &format!("编好的部分存不进 {}（{}），下次还要重新编\n", self.folder.display(), in_words(wrong));
            }
        });
        said
    }
}

const ENDING: &str = ".part";

fn file_name(name: &str) -> String {
    format!("{name}{ENDING}")
}

/// Whether this program gave a file this name: a part, or one that was begun.
fn is_ours(file: &str) -> bool {
    let Some((name, ending)) = file.split_at_checked(NAME) else { return false };
    let begun = ending.strip_prefix('.').and_then(|rest| rest.strip_suffix(".new"));
    let begun = begun.is_some_and(|process| process.bytes().all(|byte| byte.is_ascii_digit()));
    name.bytes().all(|byte| byte.is_ascii_hexdigit()) && (ending == ENDING || begun)
}

/// Whether a folder is another or lies in it; neither need exist.
fn lies_in(folder: &Path, other: &Path) -> bool {
    resolved(folder).starts_with(resolved(other))
}

/// A path with the links of what exists of it followed.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut above = path.ancestors();
    let existing = above.find_map(|above| Some(fs::canonicalize(above).ok()?.join(path.strip_prefix(above).ok()?)));
    existing.unwrap_or(path)
}

fn not_there(folder: &Path, place: &str) -> Failure {
    Failure::new(format!("{} 在{place}里面", folder.display()), "请给 --parts 换一个别处的文件夹。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_files_are_cleared_away() {
        let name = "0123456789abcdef0123456789abcdef";
        assert!(is_ours(&format!("{name}.part")) && is_ours(&format!("{name}.17.new")));
        for file in
            ["notes.txt", "part", name, &format!("{name}.txt"), &format!("{name}.x.new"), "报纸报纸报纸报纸.part"]
        {
            assert!(!is_ours(file), "{file}");
        }
    }
}
