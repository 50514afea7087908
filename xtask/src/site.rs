//! A complete site: the app from Trunk, filled with a corpus by `baoku build`. Knows nothing of what either holds.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    app,
    job::{run, run_logged},
    workshop::Workshop,
};

/// The repository's own corpus, relative to its root.
pub const DEFAULT_CORPUS: &str = "corpus";

/// What site is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The folder of raw issues.
    pub corpus: &'a Path,
    /// The folder that becomes the site's root.
    pub out: &'a Path,
    /// The site's public address, where it is known.
    pub url: Option<&'a str>,
    /// The font of share pictures; `None` is an installed one.
    pub font: Option<&'a Path>,
}

/// Builds the app if need be, the program if need be, and the site.
///
/// # Errors
/// When a build fails, or `baoku build` finds nothing to publish; what was at `out` is then untouched.
pub fn build(shop: &Workshop, request: &Request<'_>) -> Result<()> {
    let app = app::build(shop)?;
    let mut baoku = shop.command(program(shop)?);
    baoku.arg("build").arg(request.corpus).arg("--app").arg(app).arg("--out").arg(request.out);
    if let Some(url) = request.url {
        baoku.args(["--url", url]);
    }
    if let Some(font) = request.font {
        baoku.arg("--font").arg(font);
    }
    run(&mut baoku)
}

/// The `baoku` program, compiled for speed.
///
/// # Errors
/// When it does not compile.
pub fn program(shop: &Workshop) -> Result<PathBuf> {
    let mut cargo = shop.command("cargo");
    cargo.args(["build", "--profile", "tool", "--package", "baoku-cli", "--bin", "baoku"]);
    run_logged("compiling baoku", &shop.target.join("baoku.log"), &mut cargo)?;
    Ok(shop.target.join("tool").join(format!("baoku{}", env::consts::EXE_SUFFIX)))
}
