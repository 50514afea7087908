//! `cargo xtask report search --spark`: the ways to compile a folder of issues, Spark among them, and whether they come to
//! the same bytes. `baoku-scale` compares; this gets the issues, Spark and the program together.

use std::{
    fs,
    io::{Write, stdout},
    path::Path,
};

use anyhow::{Context, Result};

use super::{
    load, machine,
    search::{grown, scale},
    today,
};
use crate::{
    job::say,
    site,
    tools::{self, needs, spark},
    workshop::Workshop,
};

/// How the figures come about.
const METHOD: &str = "\
- **Issues.** Grown articles (docs/reports/search.md says how), ten an issue, printed in columns of 22 characters; \
with `--corpus DIR` the issues of that folder.
- Each way ends with `baoku bundle`. The sum is over the sums of all files, and the files are held against theirs.
- **Seconds** from start to end, and those on a processor, which other programs hardly lengthen; of the first two and \
last two ways the run with the median time of three. **Memory** is the highest of a program \
and all that it started. Shares are compiled one after the other here, on machines of their own side by side. Spark \
starts a Java and, in each task, a `baoku` that loads its dictionary: it pays from thousands of issues on.
";

/// Compares, prints the page and writes docs/reports/parts.md.
///
/// # Errors
/// When something that is needed cannot be installed or built, a way fails, or its bytes are not the same.
pub fn parts(shop: &mut Workshop, articles: usize, corpus: Option<&Path>) -> Result<()> {
    tools::ensure(shop, needs::SPARK)?;
    let shop = &*shop;
    let work = shop.target.join("parts-report");
    fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    let (issues, of) = match corpus {
        Some(folder) => (folder.to_owned(), "issues given with `--corpus`".to_owned()),
        None => {
            let (rows, of) = grown(shop, &work, articles)?;
            let issues = work.join(format!("grown-{articles}"));
            scale(shop, "laying out issues", "issues", &[&rows, &issues])?;
            (issues, of)
        }
    };
    let (baoku, python) = (site::program(shop)?, spark::python(shop));
    let job = shop.root.join("examples/spark/parts.py");
    let before = load();
    let paths = [&issues, &baoku, &work, &python, &job];
    let table = scale(shop, "compiling in every way", "parts", &paths.map(|path| path.as_path()))?;
    let page = format!(
        "# Parts\n\n{}, {of}: {table}\nA report of one machine on one day: {}. Load before and after, of all programs: \
         {before}, {}.\n\n## Method\n\n{METHOD}\n## Command\n\n```\ncargo xtask report search --spark --articles \
         {articles}\n```\n",
        today(shop),
        machine(shop),
        load()
    );
    let file = shop.root.join("docs/reports/parts.md");
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    write!(stdout().lock(), "{page}").context("cannot print the page")?;
    say(&format!("  written: {}", shop.show(&file)));
    Ok(())
}
