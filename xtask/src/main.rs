//! The command line of the chores: reads arguments and calls the library, nothing else.

use std::{
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use xtask::{
    app, checks,
    job::say,
    report::{self, Report},
    serve::{Serving, Site},
    site::{self, Request},
    tools::{self, needs},
    workshop::Workshop,
};

/// The chores of this repository. Each command installs what it needs first.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the archive into dist/ and serve it on this machine
    Run {
        /// The folder of raw issues
        #[arg(long, default_value = site::DEFAULT_CORPUS)]
        corpus: PathBuf,
        /// The port to listen on; the next free one when it is taken
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build a complete site from a folder of issues
    Build {
        /// The folder of raw issues
        #[arg(long)]
        corpus: PathBuf,
        /// The folder that becomes the site's root
        #[arg(long)]
        out: PathBuf,
        /// The site's public address
        #[arg(long)]
        url: Option<String>,
        /// The font of share pictures; an installed Chinese one without it
        #[arg(long)]
        font: Option<PathBuf>,
    },
    /// Run every check, browsers included
    Test,
    /// Spoil everything that is read, in new ways each time, and write what does harm to tests/fuzz/finds/
    Fuzz {
        /// How long, in all
        #[arg(long, default_value_t = 10.0)]
        minutes: f64,
        /// Only what has this in its name: txt, pdf, bundle, query …
        #[arg(long, default_value = "")]
        target: String,
    },
    /// Measure what takes long, or depends on the machine, into docs/reports/
    Report {
        /// What is measured
        what: Report,
        /// For search: how many articles are grown to be searched
        #[arg(long, default_value_t = 10_000)]
        articles: usize,
        /// For search: a folder with a .jsonl file to be searched instead
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// For search: compile issues in every way instead, on Spark too, and compare the bytes
        #[arg(long)]
        spark: bool,
    },
    /// Called by Trunk when its staging folder is complete: adds the default archive
    #[command(hide = true)]
    FinishTrunkBuild,
}

fn main() -> ExitCode {
    match Workshop::open().and_then(|mut shop| run(&mut shop, Arguments::parse().chore)) {
        Ok(code) => code,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(shop: &mut Workshop, chore: Chore) -> Result<ExitCode> {
    match chore {
        Chore::Run { corpus, port } => {
            tools::ensure(shop, needs::BUILD)?;
            let out = shop.root.join("dist");
            // The default corpus is the repository's, from wherever the command is called.
            let corpus =
                if corpus.as_os_str() == site::DEFAULT_CORPUS { shop.root.join(corpus) } else { shop.path(&corpus) };
            site::build(shop, &Request { corpus: &corpus, out: &out, url: None, font: None })?;
            let serving = Serving::start(Site::new(&out), port)?;
            let mut answer = stdout().lock();
            writeln!(answer, "\n  {}", serving.address()).context("cannot print the address")?;
            for page in ["index.html", "baoku.html"].map(|page| out.join(page)) {
                if page.exists() {
                    writeln!(answer, "  {}", page.display()).context("cannot print the path")?;
                }
            }
            writeln!(answer, "\n  Open the address, or either file by double-click. Ctrl-C ends.")
                .context("cannot print")?;
            drop(answer);
            serving.wait();
        }
        Chore::Build { corpus, out, url, font } => {
            tools::ensure(shop, needs::BUILD)?;
            let (corpus, out, font) = (shop.path(&corpus), shop.path(&out), font.map(|font| shop.path(&font)));
            let (url, font) = (url.as_deref(), font.as_deref());
            site::build(shop, &Request { corpus: &corpus, out: &out, url, font })?;
        }
        Chore::Test => {
            tools::ensure(shop, needs::TEST)?;
            if !checks::run_all(shop)? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Chore::Fuzz { minutes, target } => checks::fuzz(shop, minutes, &target)?,
        Chore::Report { what: Report::Reach, .. } => report::reach::reach(shop)?,
        Chore::Report { what: Report::Speed, .. } => report::speed(shop)?,
        Chore::Report { what: Report::Structure, .. } => report::structure::structure(shop)?,
        Chore::Report { what: Report::Search, articles, corpus, spark } => {
            let corpus = corpus.map(|corpus| shop.path(&corpus));
            match spark {
                true => report::parts::parts(shop, articles, corpus.as_deref())?,
                false => report::search::search(shop, articles, corpus.as_deref())?,
            }
        }
        Chore::FinishTrunkBuild => app::finish_trunk_build(shop)?,
    }
    Ok(ExitCode::SUCCESS)
}
