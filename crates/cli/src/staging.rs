//! The folder a build writes into, and its swap with the previous output: a build that fails leaves that untouched.

use crate::failure::{Failure, in_words};
use baoku_compiler::bundle::content_name;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The name of the checksums file, which also tells that a folder is a site made by this program.
pub const SUMS: &str = "SHA256SUMS";

/// The checksums of every other file again, for a page that is opened from a disk: nothing but a script loads there.
pub const SUMS_SCRIPT: &str = "sums.js";

/// A file that was written, and its checksum.
#[derive(Debug)]
pub struct Written {
    path: String,
    sum: String,
}

/// A site being written. Dropped without [`Staging::publish`], it leaves no trace.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    out: PathBuf,
    sums: BTreeMap<String, String>,
}

impl Staging {
    /// Prepares to write a site to `out`. `app` is the app's folder, which may be the same: it is replaced then.
    ///
    /// # Errors
    /// When `out` is a file or a folder with something in it that no build wrote, or its surroundings cannot be written.
    pub fn begin(out: &Path, app: Option<&Path>) -> Result<Self, Failure> {
        let out = where_it_lies(out).map_err(|wrong| not_writable(out, &wrong))?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Failure::new(format!("{} 不能作为输出", out.display()), "请给出一个普通的文件夹。"));
        };
        let folder = parent.join(format!(".{}.new", name.to_string_lossy()));
        after_an_interruption(&folder.with_extension("old"), &out)?;
        if out.is_file() {
            return Err(Failure::new(format!("{} 是一个文件", out.display()), "请给出一个文件夹作为 --out。"));
        }
        let is_app = app.is_some_and(|app| fs::canonicalize(app).ok() == fs::canonicalize(&out).ok());
        let foreign = if is_app { Ok(None) } else { foreign(&out) };
        if let Some(foreign) = foreign.map_err(|wrong| unreadable(&out, &wrong))? {
            let message = format!("{} 不是报库写的，不敢覆盖", out.join(foreign).display());
            let help = "要随网站发布的文件，请移到放报纸的文件夹里的 static/，每次生成都会带上；别的请移走，或换一个文件夹作为 --out。";
            return Err(Failure::new(message, help));
        }
        if fs::metadata(&out).is_ok_and(|about| about.permissions().readonly()) {
            return Err(not_writable(&out, &ErrorKind::PermissionDenied.into()));
        }
        let begun = fs::create_dir_all(parent)
            .and_then(|()| if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) })
            .and_then(|()| fs::create_dir(&folder));
        begun.map_err(|wrong| not_writable(&out, &wrong))?;
        Ok(Staging { folder, out, sums: BTreeMap::new() })
    }

    /// Writes one file of the site.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.write(path, bytes)?;
        self.keep(written);
        Ok(())
    }

    /// Writes one file, from any thread; it is part of the site once [`Self::keep`] was told.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Written, Failure> {
        let target = self.folder.join(path);
        let wrote = fs::write(&target, bytes).or_else(|wrong| match (wrong.kind(), target.parent()) {
            (ErrorKind::NotFound, Some(folder)) => fs::create_dir_all(folder).and_then(|()| fs::write(&target, bytes)),
            _ => Err(wrong),
        });
        wrote.map_err(|wrong| not_writable(&self.out.join(path), &wrong))?;
        Ok(Written { path: path.to_owned(), sum: sum(bytes) })
    }

    /// Where a path of the site is on the disk while it is being written.
    #[must_use]
    pub fn place(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Opens a file too large to be held in memory, to be written by the caller; it is part of the site once
    /// [`Self::finish`] was told.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(&self, path: &str) -> Result<File, Failure> {
        File::create_new(self.place(path)).map_err(|wrong| not_writable(&self.out.join(path), &wrong))
    }

    /// Counts in a file that was opened and is written now; returns its size.
    ///
    /// # Errors
    /// When it cannot be read back.
    pub fn finish(&mut self, path: &str) -> Result<u64, Failure> {
        let read = File::open(self.place(path)).and_then(|mut file| Ok((sum_of(&mut file)?, file.metadata()?.len())));
        let (sum, bytes) = read.map_err(|wrong| not_writable(&self.out.join(path), &wrong))?;
        self.sums.insert(path.to_owned(), sum);
        Ok(bytes)
    }

    /// Adds a file that lies on the disk already, without reading it into memory.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&mut self, path: &str, from: &Path) -> Result<(), Failure> {
        let target = self.place(path);
        let folder = target.parent().unwrap_or(&self.folder);
        let copied = fs::create_dir_all(folder).and_then(|()| fs::copy(from, &target));
        copied.map_err(|wrong| not_writable(&self.out.join(path), &wrong))?;
        self.finish(path).map(|_| ())
    }

    /// Counts a written file in.
    pub fn keep(&mut self, written: Written) {
        self.sums.insert(written.path, written.sum);
    }

    /// What to call a folder of written files, by what they hold.
    #[must_use]
    pub fn folder_name(&self, folder: &str) -> String {
        name_of_folder(self.sums.iter().filter_map(|(path, sum)| Some((path.strip_prefix(folder)?, sum.as_str()))))
    }

    /// Gives a folder of written files, `from/`, another name, `to/`.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub fn rename_folder(&mut self, from: &str, to: &str) -> Result<(), Failure> {
        let moved = fs::rename(self.folder.join(from), self.folder.join(to));
        moved.map_err(|wrong| not_writable(&self.out.join(to), &wrong))?;
        let sums = std::mem::take(&mut self.sums);
        self.sums = sums
            .into_iter()
            .map(|(path, sum)| match path.strip_prefix(from) {
                Some(rest) => (format!("{to}{rest}"), sum),
                None => (path, sum),
            })
            .collect();
        Ok(())
    }

    /// Whether the site has this file already.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        self.sums.contains_key(path)
    }

    /// Copies a folder's files into the site's root.
    ///
    /// # Errors
    /// When one cannot be read or written.
    pub fn put_folder(&mut self, from: &Path) -> Result<(), Failure> {
        let mut files = Vec::new();
        list(from, "", &mut files).map_err(|wrong| unreadable(from, &wrong))?;
        // Reading a pipe would wait for ever.
        for path in files.into_iter().filter(|path| from.join(path).is_file()) {
            let bytes = fs::read(from.join(&path)).map_err(|wrong| unreadable(&from.join(&path), &wrong))?;
            // The checksums are written last.
            if self.holds(&path) || [SUMS, SUMS_SCRIPT].contains(&path.as_str()) {
                let message = format!("static/{path} 与网站自己的文件同名");
                return Err(Failure::new(message, "请把这个文件改名或移走。"));
            }
            self.put(&path, &bytes)?;
        }
        Ok(())
    }

    /// Writes the checksums and puts the new site in the place of the previous output.
    ///
    /// # Errors
    /// When the folders cannot be moved, the previous output is then where it was; or when that cannot be removed.
    pub fn publish(mut self) -> Result<(), Failure> {
        let listed = |staging: &Staging| -> String {
            staging.sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
        };
        let script = format!("baoku_sums({});\n", serde_json::Value::from(listed(&self)));
        self.put(SUMS_SCRIPT, script.as_bytes())?;
        let sums = listed(&self);
        self.put(SUMS, sums.as_bytes())?;
        let old = self.folder.with_extension("old");
        let swap = || -> std::io::Result<()> {
            if !self.out.exists() {
                return fs::rename(&self.folder, &self.out);
            }
            fs::rename(&self.out, &old)?;
            fs::rename(&self.folder, &self.out).or_else(|wrong| fs::rename(&old, &self.out).and(Err(wrong)))
        };
        swap().map_err(|wrong| match self.out.exists() || !old.exists() {
            true => not_writable(&self.out, &wrong),
            false => {
                let help = format!("原来的输出在 {} 里，下一次生成会先把它放回去。", old.display());
                Failure::new(format!("写不了 {}：{}", self.out.display(), in_words(&wrong)), help)
            }
        })?;
        removed(&old, &format!("新的输出已经在 {} 了", self.out.display()))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing is there any more after publishing; after a failure what is left over is only ours.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What to call a folder by its files and their checksums, in the order of the files.
pub(super) fn name_of_folder<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    content_name(files.map(|(path, sum)| format!("{sum}  {path}\n")).collect::<String>().as_bytes())
}

/// A content's SHA-256 in hex digits.
#[must_use]
pub fn sum(bytes: &[u8]) -> String {
    in_hex(&Sha256::digest(bytes))
}

/// The same of something that is read bit by bit.
///
/// # Errors
/// Whatever reading fails with.
pub fn sum_of(content: &mut impl Read) -> std::io::Result<String> {
    let (mut hash, mut some) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match content.read(&mut some)? {
            0 => return Ok(in_hex(&hash.finalize())),
            read => hash.update(some.get(..read).unwrap_or_default()),
        }
    }
}

fn in_hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where an output lies: what a link leads to is written, and the link stays.
fn where_it_lies(out: &Path) -> std::io::Result<PathBuf> {
    // A slash at the end would have the link looked through.
    let out: PathBuf = std::path::absolute(out)?.components().collect();
    if out.is_symlink() { fs::canonicalize(out) } else { Ok(out) }
}

/// Where a build was interrupted before it could remove the output before, or between putting that aside and putting its
/// own there: takes away the one, puts back the other.
fn after_an_interruption(old: &Path, out: &Path) -> Result<(), Failure> {
    match out.exists() || !old.exists() {
        true => removed(old, "原来的输出没有动过"),
        false => fs::rename(old, out).map_err(|wrong| not_writable(out, &wrong)),
    }
}

/// Removes the output that was put aside, if there is one.
fn removed(old: &Path, otherwise: &str) -> Result<(), Failure> {
    match fs::remove_dir_all(old) {
        Err(wrong) if old.exists() => {
            let help = format!("{otherwise}。旧的里面可能还有撤回的内容，请自己删去这个文件夹。");
            Err(Failure::new(format!("删不掉旧的 {}：{}", old.display(), in_words(&wrong)), help))
        }
        _ => Ok(()),
    }
}

/// The first file in a folder that no build put there: whatever its checksums do not name, everything where they are
/// another's. A site has a bundle, and a bundle alone is scripts.
fn foreign(out: &Path) -> std::io::Result<Option<String>> {
    let mut files = Vec::new();
    if out.exists() {
        list(out, "", &mut files)?;
    }
    let sums = fs::read_to_string(out.join(SUMS)).unwrap_or_default();
    let mut ours = named(&sums);
    let is_ours = ours.keys().any(|path| path.starts_with("bundle/")) || ours.keys().all(|path| path.ends_with(".js"));
    ours.insert(SUMS, "");
    Ok(files.into_iter().find(|path| !(is_ours && ours.contains_key(path.as_str()))))
}

/// The files that checksums name, each with its own.
pub(crate) fn named(sums: &str) -> BTreeMap<&str, &str> {
    sums.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect()
}

/// What systems put into every folder that somebody looks at. It is nobody's: neither published nor missed.
fn is_left_by_the_system(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini") || name.starts_with("._")
}

/// The files below a folder and what else is no folder, as paths with `/`, in order.
pub(crate) fn list(folder: &Path, below: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else if !is_left_by_the_system(&entry.file_name().to_string_lossy()) {
            files.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, wrong: &std::io::Error) -> Failure {
    Failure::new(format!("读不了 {}：{}", path.display(), in_words(wrong)), "请检查文件的权限。")
}

fn not_writable(path: &Path, wrong: &std::io::Error) -> Failure {
    let help = "原来的输出没有动过。请检查磁盘空间和文件夹的权限，或换一个 --out。";
    Failure::new(format!("写不了 {}：{}", path.display(), in_words(wrong)), help)
}
