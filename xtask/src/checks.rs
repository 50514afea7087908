//! `cargo xtask test`: every check as one line of a list, run in order whether or not the ones before it passed.
//! Knows how to start checks and count, not what they test.

use std::{
    fs,
    io::{Write, stdout},
    ops::AddAssign,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    budget, grown,
    job::{clock, run, run_logged, say},
    site::{self, Request},
    tools::checkers,
    workshop::Workshop,
};

/// One step of the test run.
struct Check {
    name: &'static str,
    run: fn(&Workshop) -> Result<Tally>,
}

/// In this order: what is quick and often wrong first, what needs a browser last.
const CHECKS: &[Check] = &[
    Check { name: "formatting", run: |shop| cargo(shop, "formatting", &["fmt", "--all", "--check"]) },
    Check {
        name: "lints",
        run: |shop| cargo(shop, "lints", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    },
    Check {
        name: "lints of the app as the browser gets it",
        run: |shop| {
            let target = "--target=wasm32-unknown-unknown";
            cargo(shop, "lints-wasm", &["clippy", "--package", "baoku-app", target, "--", "-D", "warnings"])
        },
    },
    Check {
        name: "unit and fixture tests",
        run: |shop| tests(shop, "tests", &mut test_command(shop, &["--workspace", "--exclude", "baoku-journeys"])),
    },
    Check { name: "site of the default corpus", run: |shop| build(shop, &CORPORA[0]) },
    Check { name: "site of the five real issues", run: |shop| build(shop, &CORPORA[1]) },
    Check { name: "site of an issue that means harm", run: |shop| build(shop, &CORPORA[2]) },
    Check { name: "site of a divided archive", run: divided },
    Check { name: "the same corpus gives the same bytes", run: same_bytes },
    Check { name: "size budgets", run: budgets },
    Check { name: "checksums, spans and search of the sites", run: verify },
    Check { name: "journeys in Chromium, Firefox and WebKit", run: journeys },
];

/// A corpus that the checks build a site of.
struct Corpus {
    folder: &'static str,
    site: &'static str,
    /// Whether it may be absent: the real issues are not part of the repository.
    optional: bool,
}

const CORPORA: &[Corpus] = &[
    Corpus { folder: site::DEFAULT_CORPUS, site: "default", optional: false },
    Corpus { folder: "../shared/corpus", site: "real", optional: true },
    Corpus { folder: "tests/hostile", site: "hostile", optional: false },
];

impl Corpus {
    fn folder(&self, shop: &Workshop) -> PathBuf {
        shop.root.join(self.folder)
    }

    fn site(&self, shop: &Workshop) -> PathBuf {
        shop.target.join("sites").join(self.site)
    }

    fn wanted(&self, shop: &Workshop) -> bool {
        !self.optional || self.folder(shop).is_dir()
    }
}

/// How many checks passed and failed.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    const PASSED: Self = Self { passed: 1, failed: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1 };
    const NOTHING: Self = Self { passed: 0, failed: 0 };
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs every check; true when all passed. The last line on standard output is `N passed, M failed`.
///
/// # Errors
/// When the result cannot be printed. A failing check is a result, not an error.
pub fn run_all(shop: &Workshop) -> Result<bool> {
    let mut total = Tally::default();
    let mut table = Vec::new();
    for check in CHECKS {
        say(&format!("{} …", check.name));
        let start = Instant::now();
        let tally = (check.run)(shop).unwrap_or_else(|error| {
            say(&format!("  error: {error:#}"));
            Tally::FAILED
        });
        let word = match tally {
            Tally { failed: 1.., .. } => "FAILED",
            Tally { passed: 0, .. } => "left out",
            _ => "ok",
        };
        table.push(format!("{word:8}  {:>7}  {}", clock(start.elapsed()), check.name));
        total += tally;
    }
    let mut out = stdout().lock();
    for line in table {
        writeln!(out, "{line}").context("cannot print the result")?;
    }
    writeln!(out, "{} passed, {} failed", total.passed, total.failed).context("cannot print the result")?;
    Ok(total.failed == 0)
}

/// Spoils everything that is read for so many minutes.
///
/// # Errors
/// When something did harm; what is written then says which file it was.
pub fn fuzz(shop: &Workshop, minutes: f64, target: &str) -> Result<()> {
    let mut command = shop.command("cargo");
    command.args(["test", "--package", "baoku-fuzz", "--test", "spoiled", "--", "--nocapture"]);
    command.env("BAOKU_FUZZ_MINUTES", minutes.to_string()).env("BAOKU_FUZZ_TARGET", target).env("RUST_BACKTRACE", "0");
    run(&mut command)
}

fn log(shop: &Workshop, name: &str) -> PathBuf {
    shop.target.join("checks").join(format!("{name}.log"))
}

fn cargo(shop: &Workshop, name: &str, arguments: &[&str]) -> Result<Tally> {
    let title = format!("cargo {}", arguments.join(" "));
    run_logged(&title, &log(shop, name), shop.command("cargo").args(arguments))?;
    Ok(Tally::PASSED)
}

fn test_command(shop: &Workshop, arguments: &[&str]) -> Command {
    let mut command = shop.command("cargo");
    command.args(["test", "--no-fail-fast"]).args(arguments);
    command
}

/// Runs tests and counts them one by one.
fn tests(shop: &Workshop, name: &str, command: &mut Command) -> Result<Tally> {
    let log = log(shop, name);
    let result = run_logged("cargo test", &log, command);
    let mut tally = Tally::default();
    // "test result: ok. 12 passed; 0 failed; 0 ignored; …"
    let text = fs::read_to_string(&log).unwrap_or_default();
    for line in text.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        let count = |word: &str| {
            let before = line.split_once(word).map_or("", |(before, _)| before);
            before.trim().rsplit(' ').next().and_then(|number| number.parse::<usize>().ok()).unwrap_or(0)
        };
        tally += Tally { passed: count("passed"), failed: count("failed") };
    }
    if let Err(error) = result {
        for line in text.lines().filter(|line| line.ends_with("... FAILED")) {
            say(&format!("    {line}"));
        }
        say(&format!("  error: {error:#}"));
        // What does not compile runs no test.
        tally.failed = tally.failed.max(1);
    }
    Ok(tally)
}

fn build(shop: &Workshop, corpus: &Corpus) -> Result<Tally> {
    if !corpus.wanted(shop) {
        return Ok(Tally::NOTHING);
    }
    build_anew(shop, &corpus.folder(shop), &corpus.site(shop))?;
    Ok(Tally::PASSED)
}

/// A site in a folder of its own: the checks that follow must not look at one of an earlier run.
fn build_anew(shop: &Workshop, corpus: &Path, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot remove {}", out.display()))?;
    }
    site::build(shop, &Request { corpus, out, url: None, font: None })
}

/// An archive too large to be loaded whole, for the journeys through one.
fn divided(shop: &Workshop) -> Result<Tally> {
    let corpus = shop.target.join("grown");
    grown::write(shop, &corpus, grown::DIVIDED)?;
    let out = divided_site(shop);
    build_anew(shop, &corpus, &out)?;
    let mut baoku = shop.command(site::program(shop)?);
    run_logged("baoku verify divided", &log(shop, "verify-divided"), baoku.arg("verify").arg(out))?;
    Ok(Tally::PASSED)
}

fn divided_site(shop: &Workshop) -> PathBuf {
    shop.target.join("sites/divided")
}

fn same_bytes(shop: &Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    for corpus in CORPORA.iter().filter(|corpus| corpus.wanted(shop)) {
        let again = shop.target.join("sites/again");
        site::build(shop, &Request { corpus: &corpus.folder(shop), out: &again, url: None, font: None })?;
        let sums = |folder: &PathBuf| {
            let file = folder.join("SHA256SUMS");
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
        };
        if sums(&corpus.site(shop))? != sums(&again)? {
            bail!(
                "two builds of {} differ: compare {} with {}",
                corpus.folder,
                corpus.site(shop).display(),
                again.display()
            );
        }
        tally += Tally::PASSED;
    }
    Ok(tally)
}

fn budgets(shop: &Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    for corpus in CORPORA.iter().filter(|corpus| corpus.wanted(shop)) {
        for line in budget::measure(&corpus.site(shop))? {
            let word = if line.fits() { "ok" } else { "TOO LARGE" };
            say(&format!(
                "  {:8} {:>9.1} of {:>4} kB  {}  {word}",
                corpus.site,
                line.size as f64 / 1000.0,
                line.limit / 1000,
                line.what
            ));
            tally += if line.fits() { Tally::PASSED } else { Tally::FAILED };
        }
    }
    Ok(tally)
}

fn verify(shop: &Workshop) -> Result<Tally> {
    let mut tally = Tally::default();
    let program = site::program(shop)?;
    for corpus in CORPORA.iter().filter(|corpus| corpus.wanted(shop)) {
        let mut baoku = shop.command(&program);
        run_logged(
            &format!("baoku verify {}", corpus.site),
            &log(shop, &format!("verify-{}", corpus.site)),
            baoku.arg("verify").arg(corpus.site(shop)),
        )?;
        tally += Tally::PASSED;
    }
    Ok(tally)
}

fn journeys(shop: &Workshop) -> Result<Tally> {
    let mut command = test_command(shop, &["--package", "baoku-journeys"]);
    command.env("BAOKU_AXE", checkers::axe(shop)).env("BAOKU_HOSTILE_SITE", CORPORA[2].site(shop));
    command.env("BAOKU_SITE", CORPORA[0].site(shop)).env("BAOKU_SCREENSHOTS", shop.target.join("screenshots"));
    command.env("BAOKU_DIVIDED_SITE", divided_site(shop));
    if CORPORA[1].wanted(shop) {
        command.env("BAOKU_REAL_SITE", CORPORA[1].site(shop));
    }
    tests(shop, "journeys", &mut command)
}
