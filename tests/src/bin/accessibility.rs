//! Looks at every kind of page of a built site in every look. Prints one line each: page, look, and what is wrong,
//! parted by tabs; nothing after the second tab when all is well.
//!
//! `cargo xtask report reach` starts it with the site's folder, and makes the table.

use anyhow::{Context, Result};
use baoku_journeys::accessibility::{LOOKS, look_at};
use std::io::Write;
use std::path::PathBuf;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let site = PathBuf::from(std::env::args_os().nth(1).context("give the folder of a built site")?);
    for look in LOOKS {
        for finding in look_at(&site, look).await? {
            let wrong = finding.wrong.join("; ").replace(['\n', '\t'], " ");
            writeln!(std::io::stdout().lock(), "{}\t{}\t{wrong}", finding.page, look.name)?;
        }
    }
    Ok(())
}
