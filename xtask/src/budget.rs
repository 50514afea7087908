//! The size budgets of DESIGN.md that a built site can be held to, one line each, and how they are measured.
//! Knows the names in a site's contract, nothing of how a site is made.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::serve::gzip;

/// One line of the table.
struct Budget {
    what: &'static str,
    /// In bytes; a kilobyte has 1000.
    limit: usize,
    measure: fn(&Path) -> Result<usize>,
}

/// All budgets. What ten thousand articles may cost needs ten thousand articles and is measured in a report.
const BUDGETS: &[Budget] = &[
    Budget { what: "app: page, styles, loader, glue, wasm (gzip)", limit: 200_000, measure: app },
    Budget { what: "the largest article page with its styles and script (gzip)", limit: 30_000, measure: article },
    Budget { what: "baoku.html (uncompressed)", limit: 900_000, measure: one_file },
];

/// One measured line: what, bytes, limit.
#[derive(Debug, Clone)]
pub struct Line {
    /// What was measured.
    pub what: &'static str,
    /// Its size in bytes.
    pub size: usize,
    /// What it may be.
    pub limit: usize,
}

impl Line {
    /// Whether the size is within its limit.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.size <= self.limit
    }
}

/// Measures a built site.
///
/// # Errors
/// When a page or a file that it names cannot be read.
pub fn measure(site: &Path) -> Result<Vec<Line>> {
    BUDGETS
        .iter()
        .map(|budget| Ok(Line { what: budget.what, size: (budget.measure)(site)?, limit: budget.limit }))
        .collect()
}

/// What a current engine loads. Not `data-script`, the app without wasm: only engines that refuse wasm ask for it, and
/// instead of the wasm.
fn app(site: &Path) -> Result<usize> {
    with_parts(
        &site.join("index.html"),
        &["href=\"", " src=\"", "data-glue=\"", "data-wasm=\""],
        &["css", "js", "wasm"],
    )
}

fn article(site: &Path) -> Result<usize> {
    let folder = site.join("a");
    let pages = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut largest = 0;
    for page in pages.flatten().filter(|page| page.path().extension().is_some_and(|ending| ending == "html")) {
        largest = largest.max(with_parts(&page.path(), &["href=\"", " src=\""], &["css", "js"])?);
    }
    Ok(largest)
}

fn one_file(site: &Path) -> Result<usize> {
    Ok(read(&site.join("baoku.html"))?.len())
}

/// A page's compressed size together with the files of these kinds that these attributes name.
fn with_parts(page: &Path, attributes: &[&str], kinds: &[&str]) -> Result<usize> {
    let html = read(page)?;
    let text = String::from_utf8_lossy(&html);
    let mut files: Vec<PathBuf> = Vec::new();
    for attribute in attributes {
        for after in text.split(attribute).skip(1) {
            let address = after.split(['"', '?', '#']).next().unwrap_or_default();
            let file = page.with_file_name("").join(address);
            if kinds.iter().any(|kind| address.ends_with(&format!(".{kind}"))) && !files.contains(&file) {
                files.push(file);
            }
        }
    }
    let mut sum = gzip(&html).len();
    for file in files {
        sum += gzip(&read(&file)?).len();
    }
    Ok(sum)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
