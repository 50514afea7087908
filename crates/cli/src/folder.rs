//! Which files of a corpus folder are issues, which are an editor's decisions, and what else lies there.
//!
//! Must not open any of them but `newspaper.toml`.

use crate::failure::{Failure, in_words};
use crate::rows::ENDINGS;
use baoku_archive::bundle::Newspaper;
use baoku_compiler::diagnostic::{Diagnostic, Spot, kinds};
use baoku_compiler::format::{FORMATS, format_of};
use std::fs;
use std::path::{Path, PathBuf};

/// A file that may be an issue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueFile {
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// The folder it lies in, if not directly in the corpus folder: its newspaper.
    pub newspaper: Option<String>,
    /// Where it is on the disk.
    pub path: PathBuf,
}

/// A `.toml` that may hold decisions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecisionsFile {
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// Where it is on the disk.
    pub path: PathBuf,
}

/// What a corpus folder holds.
#[derive(Debug, Default)]
pub struct CorpusFolder {
    /// What `newspaper.toml` says.
    pub newspaper: Newspaper,
    /// The files that may be issues, by path.
    pub files: Vec<IssueFile>,
    /// The files that may hold an editor's decisions, by path.
    pub decisions: Vec<DecisionsFile>,
    /// The files of rows, by path.
    pub rows: Vec<IssueFile>,
    /// What was noticed on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists a corpus folder: issues directly in it or one folder below, in order of path.
///
/// # Errors
/// As [`crate::corpus::load_any`].
pub fn list(dir: &Path) -> Result<CorpusFolder, Failure> {
    if !dir.is_dir() {
        let what = if dir.exists() { "不是文件夹" } else { "不存在" };
        return Err(Failure::new(format!("{} {what}", dir.display()), "请给出放报纸文本的文件夹。"));
    }
    if is_site(dir) {
        let message = format!("{} 是报库生成的网站，不是放报纸文本的文件夹", dir.display());
        return Err(Failure::new(message, "请给出放报纸原文的那个文件夹。"));
    }
    let mut folder = CorpusFolder { newspaper: settings(dir)?, ..CorpusFolder::default() };
    let top = fs::read_dir(dir).map_err(|wrong| {
        Failure::new(format!("读不了 {}：{}", dir.display(), in_words(&wrong)), "请检查文件夹的权限。")
    })?;
    let mut below = Vec::new();
    folder.take(top, None, &mut below);
    below.sort();
    for (name, path) in below {
        match fs::read_dir(&path) {
            Ok(entries) => folder.take(entries, Some(&name), &mut Vec::new()),
            Err(wrong) => {
                let message = format!("读不了这个文件夹：{}", in_words(&wrong));
                folder.diagnostics.push(Diagnostic::new(&kinds::UNREADABLE, Spot::file(&name), message));
            }
        }
    }
    folder.files.sort();
    folder.decisions.sort();
    folder.rows.sort();
    Ok(folder)
}

impl CorpusFolder {
    /// Sorts a folder's entries into issues, folders below, and notes.
    fn take(&mut self, entries: fs::ReadDir, newspaper: Option<&str>, below: &mut Vec<(String, PathBuf)>) {
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            let file = newspaper.map_or_else(|| name.clone(), |folder| format!("{folder}/{name}"));
            let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if is_never_an_issue(&name) {
                continue;
            }
            if path.is_dir() {
                if linked {
                    let message = "链接的文件夹，没有进入";
                    self.diagnostics.push(Diagnostic::new(&kinds::LINKED, Spot::file(&file), message));
                } else if is_site(&path) {
                    let message = "报库生成的网站，没有进入";
                    self.diagnostics.push(Diagnostic::new(&kinds::OWN_SITE, Spot::file(&file), message));
                } else if newspaper.is_some() {
                    let message = "第二层文件夹，没有进入";
                    self.diagnostics.push(Diagnostic::new(&kinds::TOO_DEEP, Spot::file(&file), message));
                } else if name != "static" {
                    below.push((name, path));
                }
            } else if path.exists() && !path.is_file() {
                // Reading a pipe would wait for ever.
                self.not_an_issue(&file, "不是普通的文件（管道或设备），没有收录");
            } else if format_of(&name).is_some() {
                self.files.push(IssueFile { file, newspaper: newspaper.map(str::to_owned), path });
            } else if is_setting(&name) && newspaper.is_none() {
                // Read by `settings` and `names`.
            } else if name.to_ascii_lowercase().ends_with(".toml") && !is_setting(&name) {
                self.decisions.push(DecisionsFile { file, path });
            } else if ENDINGS.iter().any(|ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)))
            {
                self.rows.push(IssueFile { file, newspaper: newspaper.map(str::to_owned), path });
            } else {
                self.not_an_issue(&file, "不是报库认识的文件，没有收录");
            }
        }
    }

    fn not_an_issue(&mut self, file: &str, message: &str) {
        let said = Diagnostic::new(&kinds::NOT_AN_ISSUE, Spot::file(file), message);
        let help = format!("若它是一期报纸，请另存为其中一种：{}。", endings());
        self.diagnostics.push(Diagnostic { help, ..said });
    }
}

/// The endings of files that may be issues, for a sentence.
#[must_use]
pub fn endings() -> String {
    let all = FORMATS.iter().flat_map(|format| format.endings).chain(ENDINGS);
    all.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join("、")
}

/// Whether a folder is a site that was built here: with `--out` inside the corpus, the next build comes upon it.
fn is_site(folder: &Path) -> bool {
    folder.join("bundle").is_dir() && ["SHA256SUMS", "index.html"].iter().all(|name| folder.join(name).is_file())
}

/// Names that are never issues: explanations, licences, hidden and set-aside files.
fn is_never_an_issue(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    upper.starts_with("README") || upper.starts_with("LICENSE") || name.starts_with('.') || name.starts_with('_')
}

/// Settings of the whole corpus folder.
fn is_setting(name: &str) -> bool {
    matches!(name, "newspaper.toml" | "names.toml")
}

/// What `newspaper.toml` says.
fn settings(dir: &Path) -> Result<Newspaper, Failure> {
    let path = dir.join("newspaper.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(wrong) if wrong.kind() == std::io::ErrorKind::NotFound => return Ok(Newspaper::default()),
        Err(wrong) => {
            return Err(Failure::new(
                format!("读不了 {}：{}", path.display(), in_words(&wrong)),
                kinds::BAD_SETTINGS.help,
            ));
        }
    };
    toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|wrong| {
        let before = wrong.span().and_then(|span| text.get(..span.start)).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let message = format!("{}:{line}:{column}: {}", path.display(), wrong.message());
        Failure::new(message, kinds::BAD_SETTINGS.help)
    })
}
