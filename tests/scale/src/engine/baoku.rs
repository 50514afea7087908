//! Ours: `baoku bundle` is what is timed; the page is the app, asked as programs ask it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Bench, Built, Engine, folder};
use crate::process;

pub(super) const ENGINE: Engine = Engine {
    title: "Baoku",
    build,
    page: "index.html",
    ready: "window.baoku.ready",
    search: "window.baoku.search(words).then(found => found.ids)",
};

/// First letters of the index's files: directory, its pages, blocks, places.
const INDEX: [char; 4] = ['d', 'e', 'i', 'n'];

fn build(bench: &Bench<'_>) -> Result<Built> {
    let bundle = folder(bench, "bundle")?;
    let mut program = Command::new(bench.baoku);
    program.arg("bundle").arg(bench.corpus).arg("--out").arg(&bundle);
    let cost = process::run(&mut program).context("baoku bundle")?;

    let root = folder(bench, "baoku")?;
    let mut program = Command::new(bench.baoku);
    program.arg("build").arg(bench.corpus).arg("--app").arg(bench.app).arg("--out").arg(&root);
    process::run(program.args(["--pages", "none"])).context("baoku build")?;
    let names = bench.articles.iter().map(|article| article.id.clone()).collect();
    Ok(Built { index: index_size(&root.join("bundle"))?, root, cost: Some(cost), names })
}

/// The files of a divided bundle that only search needs (docs/bundle.md): a whole one has none.
fn index_size(bundle: &Path) -> Result<u64> {
    let mut total = 0;
    for folder in fs::read_dir(bundle).with_context(|| format!("cannot read {}", bundle.display()))? {
        let folder = folder?;
        if folder.file_type()?.is_dir() {
            for file in fs::read_dir(folder.path())? {
                let file = file?;
                if file.file_name().to_string_lossy().starts_with(INDEX) {
                    total += file.metadata()?.len();
                }
            }
        }
    }
    Ok(total)
}
