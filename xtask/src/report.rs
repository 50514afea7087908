//! `cargo xtask report`: measurements too slow or too dependent on the machine for every test run, written as tables
//! into docs/reports/. Knows the goals and how to start what measures; a missed goal is a result, not a failure.

pub mod parts;
pub mod reach;
pub mod search;
pub mod structure;

use std::{
    fmt::Write as _,
    fs,
    io::{Write, stdout},
    path::{Path, PathBuf},
    process::Stdio,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{
    budget, grown,
    job::{answer, run_logged, say},
    site::{self, Request},
    tools::{self, needs},
    workshop::Workshop,
};

/// What can be reported on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// How soon the archive shows, works and answers; how long the commands take; sizes
    Speed,
    /// How well the compiler gives back what editors laid out
    Structure,
    /// Who can read the site: engines, ways to open it, circumstances; accessibility, Lighthouse, books, dependencies
    Reach,
    /// Our search beside other static search engines, on the same articles
    Search,
}

/// How many times `baoku export` is timed, and `baoku build`.
const EXPORTS: usize = 15;
const BUILDS: usize = 5;

/// One line of the table of times. What it is called where it is measured, what it is, which number of the series
/// counts, and what that may be at most, in milliseconds; without a goal it is for information.
struct Figure {
    series: &'static str,
    what: &'static str,
    pick: Pick,
    goal: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    /// Of a few runs.
    Median,
    /// Of many keystrokes: nineteen of twenty are quicker.
    Ninety5,
}

const fn figure(series: &'static str, what: &'static str, pick: Pick, goal: Option<f64>) -> Figure {
    Figure { series, what, pick, goal }
}

/// How long a frame may keep the main thread busy while the timeline is moved: sixty a second.
const A_FRAME: Option<f64> = Some(16.0);

/// How many events the timeline is moved with.
const EVENTS: u64 = 10_000;

/// The goals are those of the issues that asked for the app and for its timeline.
const FIGURES: &[Figure] = &[
    figure("text, 150 ms", "first text, slow 4G and 4× CPU", Pick::Median, Some(1500.0)),
    figure("ready, 150 ms", "usable, slow 4G and 4× CPU", Pick::Median, Some(3000.0)),
    figure("drawn, 150 ms", "— and the frame after it", Pick::Median, None),
    figure("text, 562 ms", "first text, 562 ms a request", Pick::Median, None),
    figure("ready, 562 ms", "usable, 562 ms a request", Pick::Median, None),
    figure("script, phone", "a keystroke, 390 px: the app's own work", Pick::Ninety5, Some(8.0)),
    figure("script, desktop", "a keystroke, 1280 px: the app's own work", Pick::Ninety5, Some(8.0)),
    figure("tasks, phone", "a keystroke, 390 px: with all of the browser's", Pick::Ninety5, Some(8.0)),
    figure("tasks, desktop", "a keystroke, 1280 px: with all of the browser's", Pick::Ninety5, Some(8.0)),
    figure("style and layout, phone", "— of it style and layout, 390 px", Pick::Ninety5, None),
    figure("style and layout, desktop", "— of it style and layout, 1280 px", Pick::Ninety5, None),
    figure("script, phone 4x slower", "— 390 px at 4× CPU: the app's own work", Pick::Ninety5, None),
    figure("tasks, phone 4x slower", "— 390 px at 4× CPU: with all of the browser's", Pick::Ninety5, None),
    figure("pinching, two lanes", "a frame of the timeline, 10,000 events, 4× CPU: two fingers", Pick::Median, A_FRAME),
    figure("dragging, two lanes", "— one finger", Pick::Median, A_FRAME),
    figure("wheel, two lanes", "— the wheel", Pick::Median, A_FRAME),
    figure("pinching, four lanes", "— two words compared: two fingers", Pick::Median, A_FRAME),
    figure("dragging, four lanes", "— one finger", Pick::Median, A_FRAME),
    figure("wheel, four lanes", "— the wheel", Pick::Median, A_FRAME),
    figure("export", "`baoku export`, whole process", Pick::Median, Some(200.0)),
    figure("build", "`baoku build`, whole process, every issue compiled", Pick::Median, None),
    figure("build again", "— once more, nothing changed", Pick::Median, None),
];

/// How each group of figures is measured.
const METHOD: &str = "\
- **First text, usable.** Served compressed from a sub-folder; Chromium at 390×844, a new browser with an empty profile \
for each of the five runs, DevTools' CPU rate 4, 1.6 Mbit/s down, 750 kbit/s up, 150 ms a request. First text is \
first-contentful-paint; usable is the moment `window.baoku.ready` resolves, noted in the page; both from navigation start.
- **562 ms a request** is what Lighthouse applies in DevTools to make up for the round trips before a connection stands, \
which 150 ms a request leaves out. It is stricter than the goal.
- **A keystroke.** Words are put into the search box character by character through DevTools' input (as an input method \
commits them) and taken back with Backspace. For each, the browser's counters of the main thread \
(`Performance.getMetrics`, in time on a processor, which other programs do not lengthen) are read before it and half a \
second later, when the address has followed (checked); the median of equally long waits without a key is taken off. The \
pause of 180 ms before the page follows is waiting, not work, and not in it.
- **The app's own work** is `ScriptDuration`: everything from the event to the document brought up to date, search, \
facets, comparing, changing elements. It counts timers and `queueMicrotask`, where Yew draws, but no reactions of \
promises; none of weight runs here. **With all of the browser's** is `TaskDuration` less DevTools' own: handling the \
key, style, layout, paint, handing the picture over. The goal can be read either way, so both are held to it.
- **A frame of the timeline.** An archive of 10,000 articles grown from the default corpus; Chromium at 390×844 with the \
CPU rate 4, traced through DevTools. Two fingers part and close, one moves the drawing to and fro, the wheel zooms with \
Ctrl, 150 movements each, one every 16 ms. A frame is every task of the main thread up to and with the one that hands the \
picture over (`Commit`); counted, in time on a processor (`tdur`), are those in which the page heard of a movement. Two \
lanes are what is shown at first; four, with two words compared.
- **`baoku export`, `baoku build`.** From starting the process to its end, output read through a pipe. \
Compiled with the profile `tool`, as `cargo xtask build` does.
- **Sizes.** As `cargo xtask test` holds them (xtask/src/budget.rs); a kB has 1000 bytes.
";

/// Measures, prints the table and writes docs/reports/speed.md.
///
/// # Errors
/// When something that is needed cannot be installed or built, or a measurement does not come to an end.
pub fn speed(shop: &mut Workshop) -> Result<()> {
    tools::ensure(shop, needs::MEASURE)?;
    let shop = &*shop;
    let real = shop.root.join("../shared/corpus");
    let (corpus, name) = if real.is_dir() {
        (real, "the five real issues (`../shared/corpus`)")
    } else {
        (shop.root.join(site::DEFAULT_CORPUS), "the default corpus (`corpus`)")
    };
    let out = shop.target.join("sites/speed");
    site::build(shop, &Request { corpus: &corpus, out: &out, url: None, font: None })?;
    let load = load();

    let mut series = time_commands(shop, &corpus)?;
    say("  opening the site and typing in a browser, about five minutes …");
    series.extend(measure_in_browser(shop, "speed", &out)?);
    series.extend(measure_in_browser(shop, "timeline", &many_events(shop)?)?);
    let mut lines = Vec::new();
    for figure in FIGURES {
        lines.push(row(figure, &series)?);
    }
    for size in budget::measure(&out)? {
        let kilobytes = |bytes: usize| format!("{:.1} kB", bytes as f64 / 1000.0);
        let (measured, goal) = (kilobytes(size.size), format!("≤ {} kB", size.limit / 1000));
        lines.push([size.what.to_owned(), measured, String::new(), goal, verdict(size.fits()).to_owned()]);
    }

    let table = table(&lines);
    let mut page = format!("# Speed\n\n{}, of {name}. A report of one machine on one day.\n\n{table}\n", today(shop));
    let _ = write!(
        page,
        "Machine: {}. Load before and after, of all programs: {load}, {}.\n\n",
        machine(shop),
        self::load()
    );
    let _ = write!(page, "## Method\n\n{METHOD}\n## Commands\n\n```\ncargo xtask report speed\n```\n\n");
    page.push_str("Which runs, after building the site into target/sites/speed:\n\n```\n");
    page.push_str("cargo run -p baoku-journeys --bin speed -- target/sites/speed\n");
    page.push_str("cargo run -p baoku-journeys --bin timeline -- target/sites/many-events\n");
    page.push_str("target/tool/baoku export ../shared/corpus\n");
    page.push_str("target/tool/baoku build ../shared/corpus --app target/app --out target/sites/timed\n```\n");
    let file = shop.root.join("docs/reports/speed.md");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))?;
    write!(stdout().lock(), "{table}").context("cannot print the table")?;
    say(&format!("  written: {}", shop.show(&file)));
    Ok(())
}

/// A name and its numbers in milliseconds.
type Series = (String, Vec<f64>);

fn time_commands(shop: &Workshop, corpus: &Path) -> Result<Vec<Series>> {
    let program = site::program(shop)?;
    let export = time(shop, &program, EXPORTS, &["export".into(), corpus.into()], None)?;
    let (app, out, parts) = (shop.app(), shop.target.join("sites/timed"), shop.target.join("sites/timed-parts"));
    let build = ["build".into(), corpus.into(), "--app".into(), app, "--out".into(), out];
    let build = [&build[..], &["--parts".into(), parts.clone()]].concat();
    let anew = time(shop, &program, BUILDS, &build, Some(&parts))?;
    let again = time(shop, &program, BUILDS, &build, None)?;
    let series = [("export", export), ("build", anew), ("build again", again)];
    Ok(series.map(|(name, times)| (name.to_owned(), times)).into())
}

/// Times a command, without a folder that it keeps things in for the next time.
fn time(
    shop: &Workshop,
    program: &Path,
    runs: usize,
    arguments: &[PathBuf],
    without: Option<&Path>,
) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for _ in 0..runs {
        if let Some(folder) = without.filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        let mut command = shop.command(program);
        command.args(arguments).stdin(Stdio::null());
        let start = Instant::now();
        let output = command.output().context("baoku does not start")?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if !output.status.success() {
            bail!("baoku failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
        }
    }
    Ok(times)
}

/// Builds the site whose timeline is moved.
fn many_events(shop: &Workshop) -> Result<PathBuf> {
    let (corpus, out) = (shop.target.join("sites/many-events-corpus"), shop.target.join("sites/many-events"));
    grown::write(shop, &corpus, EVENTS)?;
    let mut baoku = shop.command(site::program(shop)?);
    baoku.arg("build").arg(&corpus).args(["--pages", "none", "--app"]).arg(shop.app()).arg("--out").arg(&out);
    run_logged("building an archive of many events", &shop.target.join("checks/many-events.log"), &mut baoku)?;
    Ok(out)
}

/// The browser is driven by a program of its own, so that the chores stay quick to compile.
fn measure_in_browser(shop: &Workshop, program: &str, site: &Path) -> Result<Vec<Series>> {
    let log = shop.target.join("checks").join(program).with_extension("log");
    let mut cargo = shop.command("cargo");
    cargo.args(["run", "--quiet", "--package", "baoku-journeys", "--bin", program, "--"]).arg(site);
    run_logged("measuring in Chromium", &log, &mut cargo)?;
    let text = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
    Ok(text.lines().filter_map(read_series).collect())
}

/// `usable<tab>1.50 2.00`; none for what is not numbers.
fn read_series(line: &str) -> Option<Series> {
    let (name, numbers) = line.split_once('\t')?;
    let numbers = numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<Vec<f64>>>()?;
    Some((name.to_owned(), numbers))
}

/// Figure, measured, spread, goal, verdict.
type Row = [String; 5];

fn row(figure: &Figure, series: &[Series]) -> Result<Row> {
    let found = series.iter().find(|(name, _)| name == figure.series);
    let (_, numbers) = found.with_context(|| format!("{} was not measured", figure.series))?;
    let mut numbers = numbers.clone();
    numbers.sort_by(f64::total_cmp);
    let at = |fraction: f64| {
        let rank = (numbers.len() as f64 * fraction).ceil() as usize;
        numbers.get(rank.max(1) - 1).copied().with_context(|| format!("{} has no numbers", figure.series))
    };
    let (least, middle, most) = (at(0.0)?, at(0.5)?, at(1.0)?);
    let (value, measured, spread) = match figure.pick {
        Pick::Median => (middle, time_text(middle), format!("{} to {}", time_text(least), time_text(most))),
        Pick::Ninety5 => {
            let high = at(0.95)?;
            let spread = format!("p50 {}, most {}, {} keys", time_text(middle), time_text(most), numbers.len());
            (high, format!("p95 {}", time_text(high)), spread)
        }
    };
    let goal = figure.goal.map_or_else(|| "for information".to_owned(), |goal| format!("≤ {}", time_text(goal)));
    let word = figure.goal.map_or("", |goal| verdict(value <= goal));
    Ok([figure.what.to_owned(), measured, spread, goal, word.to_owned()])
}

fn verdict(fits: bool) -> &'static str {
    if fits { "ok" } else { "**missed**" }
}

/// Seconds from a second on, else milliseconds, one decimal below a hundred.
fn time_text(milliseconds: f64) -> String {
    match milliseconds {
        1000.0.. => format!("{:.2} s", milliseconds / 1000.0),
        100.0.. => format!("{milliseconds:.0} ms"),
        _ => format!("{milliseconds:.1} ms"),
    }
}

fn table(rows: &[Row]) -> String {
    let mut table = String::from("| figure | measured | spread | goal | ok |\n| --- | --- | --- | --- | --- |\n");
    for row in rows {
        let _ = writeln!(table, "| {} |", row.join(" | "));
    }
    table
}

fn today(shop: &Workshop) -> String {
    answer(shop.command("date").arg("+%Y-%m-%d")).unwrap_or_else(|| "On a day unknown".to_owned())
}

/// Cores, processor, memory, system and browser: what the numbers depend on, and nothing that names the machine.
fn machine(shop: &Workshop) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = field("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| "processor unknown".into());
    let memory = field("/proc/meminfo", "MemTotal", ':')
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
        .map_or_else(|| "memory unknown".into(), |kilobytes| format!("{} GB", (kilobytes + 500_000) / 1_000_000));
    let system = field("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| std::env::consts::OS.into());
    // "Chromium 156.0.8078.79 built on Debian …"
    let browser = answer(shop.command("chromium").arg("--version")).unwrap_or_else(|| "browser unknown".into());
    let browser = browser.split(" built ").next().unwrap_or_default();
    format!("{cores} cores, {processor}, {memory}, {system}, {browser}")
}

/// What a file of `key: value` lines says of the key.
fn field(file: &str, key: &str, separator: char) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let (_, value) = text.lines().filter_map(|line| line.split_once(separator)).find(|(name, _)| name.trim() == key)?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// How many programs wanted a processor during the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|number| !number.is_empty()).unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figure: &Figure, numbers: &[f64], expected: [&str; 4]) {
        let row = row(figure, &[(figure.series.to_owned(), numbers.to_vec())]).unwrap();
        assert_eq!(row[1..].iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn few_runs_are_told_by_their_middle_and_many_keystrokes_by_the_slow_ones() {
        let export = figure("export", "export", Pick::Median, Some(200.0));
        check(&export, &[250.0, 18.0, 21.04], ["21.0 ms", "18.0 ms to 250 ms", "≤ 200 ms", "ok"]);
        let key = figure("key", "key", Pick::Ninety5, Some(8.0));
        let twenty: Vec<f64> = (1..=20).map(f64::from).collect();
        check(&key, &twenty, ["p95 19.0 ms", "p50 10.0 ms, most 20.0 ms, 20 keys", "≤ 8.0 ms", "**missed**"]);
    }

    #[test]
    fn what_is_not_numbers_is_no_series() {
        assert_eq!(read_series("text, 150 ms\t1.50 2.00"), Some(("text, 150 ms".to_owned(), vec![1.5, 2.0])));
        assert_eq!(read_series("warning: unused"), None);
        assert_eq!(read_series("a\tb"), None);
    }
}
