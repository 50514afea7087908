//! The ways to compile a folder of issues: all at once, only what changed, divided, on Spark. What each costs, and whether
//! the bytes are the same, which is the only thing that may not differ.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::process::{self, Cost};

/// How often the times that count are taken; the median is told.
const TIMES: usize = 3;
/// Into how many shares the work is divided, one after the other on this machine.
const SHARES: [usize; 2] = [2, 7];

/// What an issue is changed by.
const CHANGE: &str = "\n渡口添了一条新船，能坐五十人，居民过河方便多了。\n";
const NOTHING: Cost = Cost { seconds: 0.0, processor: 0.0, memory: 0 };

/// Where the parts of a way are, and where its bundle goes.
struct Bench<'a> {
    corpus: PathBuf,
    baoku: &'a Path,
    work: &'a Path,
}

/// A way to the bundle: what it cost and its bytes.
struct Way {
    what: String,
    cost: Cost,
    sum: String,
}

/// Compares on the issues of a folder; a table. The paths: corpus, `baoku`, a folder to work in, the Python that has
/// Spark, the job.
///
/// # Errors
/// When a way fails, or the bytes differ.
pub fn compare([corpus, baoku, work, python, job]: &[&Path; 5]) -> Result<String> {
    let bench = Bench { corpus: work.join("issues"), baoku, work };
    empty(&bench.corpus)?;
    for entry in fs::read_dir(corpus).with_context(|| format!("cannot read {}", corpus.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), bench.corpus.join(entry.file_name()))?;
        }
    }
    let (count, bytes) = issues(&bench)?;
    let mut ways = Vec::new();

    eprintln!("compiling everything …");
    ways.push(bench.median("everything compiled", || empty(&bench.parts()))?);
    eprintln!("compiling what changed …");
    ways.push(bench.median("again, nothing changed", || Ok(()))?);
    for shares in SHARES {
        eprintln!("compiling in {shares} shares …");
        empty(&bench.parts())?;
        let mut cost = NOTHING;
        for share in 1..=shares {
            let mut part = Command::new(baoku);
            part.arg("part").arg(&bench.corpus).arg("--parts").arg(bench.parts());
            cost = cost.and(process::run(part.arg("--share").arg(format!("{share}/{shares}")))?);
        }
        let made = fs::read_dir(bench.parts())?.count();
        ensure!(made == count, "{count} issues, but {made} parts");
        ways.push(bench.way(format!("`baoku part` in {shares} shares, then `baoku bundle`"), cost)?);
    }
    eprintln!("compiling on Spark …");
    empty(&bench.parts())?;
    let mut spark = Command::new(python);
    spark.arg(job).arg(&bench.corpus).arg("--parts").arg(bench.parts()).arg("--out").arg(bench.out());
    let cost = process::run(spark.arg("--baoku").arg(baoku))?;
    ways.push(Way { what: "Spark, local mode, `examples/spark/parts.py`".into(), cost, sum: sum(&bench.out())? });

    eprintln!("changing an issue …");
    let first = first(&bench)?;
    let printed = fs::read(&first)?;
    let changed = bench.median("one issue changed", || {
        fs::write(&first, &printed)?;
        bench.way(String::new(), NOTHING)?;
        Ok(fs::write(&first, [printed.as_slice(), CHANGE.as_bytes()].concat())?)
    })?;
    let anew = bench.median("the same, everything compiled", || empty(&bench.parts()))?;
    let same = ways.iter().all(|way| way.sum == ways[0].sum) && changed.sum == anew.sum && anew.sum != ways[0].sum;
    ways.extend([changed, anew]);
    let table = table(&ways);
    ensure!(same, "the bytes differ:\n{table}");
    Ok(format!("{count} issues, {:.1} MB of text; the same bytes in every way.\n\n{table}", bytes as f64 / 1e6))
}

impl Bench<'_> {
    fn parts(&self) -> PathBuf {
        self.work.join("parts")
    }

    fn out(&self) -> PathBuf {
        self.work.join("merged")
    }

    /// Puts the bundle together after what has cost so much.
    fn way(&self, what: String, before: Cost) -> Result<Way> {
        let mut bundle = Command::new(self.baoku);
        bundle.arg("bundle").arg(&self.corpus).arg("--out").arg(self.out());
        let cost = process::run(bundle.arg("--parts").arg(self.parts()))?;
        Ok(Way { what, cost: before.and(cost), sum: sum(&self.out())? })
    }

    /// The median of a few times; `before` each of them something is done that does not count.
    fn median(&self, what: &str, before: impl Fn() -> Result<()>) -> Result<Way> {
        let mut ways = Vec::new();
        for _ in 0..TIMES {
            before()?;
            ways.push(self.way(what.to_owned(), NOTHING)?);
        }
        ways.sort_by(|one, other| one.cost.seconds.total_cmp(&other.cost.seconds));
        Ok(ways.swap_remove(TIMES / 2))
    }
}

/// An empty folder.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// The issues as `baoku` lists them: how many, and their bytes.
fn issues(bench: &Bench<'_>) -> Result<(usize, u64)> {
    let listed = Command::new(bench.baoku).arg("part").arg(&bench.corpus).arg("--list").output()?;
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let sizes = names.lines().map(|name| Ok(fs::metadata(bench.corpus.join(name))?.len()));
    let sizes = sizes.collect::<Result<Vec<u64>>>()?;
    ensure!(!sizes.is_empty(), "there is no issue to compile");
    Ok((sizes.len(), sizes.iter().sum()))
}

/// The first issue in plain text.
fn first(bench: &Bench<'_>) -> Result<PathBuf> {
    let names = fs::read_dir(&bench.corpus)?.flatten().map(|entry| entry.path());
    let first = names.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).min();
    first.context("there is no issue to change")
}

/// One sum over all files of a folder.
fn sum(folder: &Path) -> Result<String> {
    let sums = fs::read(folder.join("SHA256SUMS")).context("the bundle has no sums")?;
    let mut hash = Sha256::new();
    hash.update(&sums);
    for line in String::from_utf8_lossy(&sums).lines() {
        let (wanted, path) = line.split_once("  ").context("a line of the sums is no sum")?;
        let found: String = in_hex(&Sha256::digest(fs::read(folder.join(path))?));
        ensure!(found == wanted, "{path} is not what it was written as");
    }
    Ok(in_hex(&hash.finalize()))
}

fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn table(ways: &[Way]) -> String {
    let mut table =
        "| | seconds | on a processor | peak memory | SHA-256 of all files |\n| --- | --: | --: | --: | --- |\n"
            .to_owned();
    for Way { what, cost, sum } in ways {
        let Cost { seconds, processor, memory } = cost;
        let memory = *memory as f64 / 1e6;
        table += &format!(
            "| {what} | {seconds:.1} | {processor:.1} | {memory:.0} MB | `{}…` |\n",
            sum.get(..16).unwrap_or_default()
        );
    }
    table
}
