//! The engines that are compared: one a file, one line a file in [`ENGINES`].
//!
//! An engine makes a folder to be served from articles, and says in script what a page does to ask it.

mod baoku;
mod flexsearch;
mod minisearch;
mod pagefind;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::asked::Article;
use crate::process::Cost;

/// Where an engine finds what it needs.
pub struct Bench<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// A folder with the same articles as `rows.jsonl` and nothing else.
    pub corpus: &'a Path,
    /// The `baoku` program.
    pub baoku: &'a Path,
    /// The built app.
    pub app: &'a Path,
    /// npm's folder of packages.
    pub packages: &'a Path,
    /// A folder to work in.
    pub work: &'a Path,
}

/// What an engine has made ready.
pub struct Built {
    /// The folder to be served.
    pub root: PathBuf,
    /// What making the index took; none where the page makes it, each time.
    pub cost: Option<Cost>,
    /// Bytes of the index, as files.
    pub index: u64,
    /// What the engine calls each article in its answers, in the order of the articles.
    pub names: Vec<String>,
}

/// One engine.
pub struct Engine {
    /// As it is called in tables, with its version where it comes from npm.
    pub title: &'static str,
    /// Makes the folder.
    pub build: fn(&Bench<'_>) -> Result<Built>,
    /// Below the served address.
    pub page: &'static str,
    /// A promise: the engine can be asked.
    pub ready: &'static str,
    /// A promise of the names of every article found; the question is `words`.
    pub search: &'static str,
}

/// Every engine, ours first.
pub const ENGINES: &[Engine] =
    &[baoku::ENGINE, pagefind::ENGINE, pagefind::QUOTED, minisearch::ENGINE, flexsearch::ENGINE];

/// The packages that npm is to install: name and version.
pub const PACKAGES: &[&str] = &["pagefind@1.6.0", "minisearch@7.2.0", "flexsearch@0.8.212"];

fn folder(bench: &Bench<'_>, name: &str) -> Result<PathBuf> {
    let folder = bench.work.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Bytes of all files below a folder.
fn size(folder: &Path) -> Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        total += if entry.file_type()?.is_dir() { size(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(total)
}

/// For engines that index in the page: a page with the library and the text of all articles, which it has to load.
fn in_page(bench: &Bench<'_>, name: &str, library: &str, script: &str) -> Result<Built> {
    let root = folder(bench, name)?;
    let library = bench.packages.join("node_modules").join(library);
    fs::copy(&library, root.join("library.js")).with_context(|| format!("cannot copy {}", library.display()))?;
    let texts: Vec<String> =
        bench.articles.iter().map(|article| format!("{}\n{}", article.title, article.body)).collect();
    write(&root.join("articles.json"), &serde_json::to_string(&texts)?)?;
    let page = format!(
        "<!doctype html><meta charset=utf-8><script src=library.js></script><script>\n\
         let find;\nconst ready = (async () => {{\n\
         const texts = await (await fetch('articles.json')).json();\n{script}\n}})();\n</script>"
    );
    write(&root.join("index.html"), &page)?;
    let names = (0..bench.articles.len()).map(|place| place.to_string()).collect();
    Ok(Built { root, cost: None, index: 0, names })
}
