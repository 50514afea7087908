//! Measures a built site in Chromium: how soon it shows and works on a slow phone and line, and what a keystroke in
//! the search box costs the main thread. Prints one line a series: its name and its numbers in milliseconds.
//!
//! `cargo xtask report speed` starts it with the site's folder and knows what the numbers are held to.

use anyhow::{Context, Result, ensure};
use baoku_journeys::{Browser, Window};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::serve::{Serving, Site};

/// How many times the site is opened, each time by a browser that has never seen it.
const OPENINGS: usize = 5;
/// How long a browser that has just started is left alone.
const SETTLE: Duration = Duration::from_millis(1500);
/// From a keystroke to the next look at the counters. Up: more of what the browser does anyway is counted; down: the
/// page, which waits 180 ms for the next key, is not up to date yet, which is noticed.
const KEYSTROKE: Duration = Duration::from_millis(500);
/// The same with a slow processor.
const SLOW_KEYSTROKE: Duration = Duration::from_millis(900);

/// What is typed character by character and then taken back likewise: names, a road, things that happened, a word
/// with few hits, characters that stand in every article, and words that stand in none.
const WORDS: &[&str] =
    &["加装电梯", "新泾镇", "的", "党员代表大会", "志愿者", "社区居民", "2022年", "北新泾路", "没有这个词"];

/// Slow 4G with the latency DevTools adds to each request, in milliseconds: the plain figure; and the one Lighthouse
/// uses to make up for what DevTools leaves out, the round trips before a connection stands.
const LINES: &[(&str, f64)] = &[("150 ms", 150.0), ("562 ms", 562.5)];

/// Where words are typed: name, window, how many times slower the processor is made.
const SCREENS: &[(&str, Window, f64)] =
    &[("phone", Window::PHONE, 1.0), ("desktop", Window::DESKTOP, 1.0), ("phone 4x slower", Window::PHONE, 4.0)];

/// A sum of the browser's own counters of the main thread.
struct Counter {
    name: &'static str,
    adds: &'static [&'static str],
    less: &'static [&'static str],
}

/// `processor` is the thread's time on a processor, which other programs do not lengthen; the others go by the clock.
/// A slowed processor is one that idles inside the thread, so that only the clock tells anything then.
const COUNTERS: &[Counter] = &[
    Counter { name: "processor", adds: &["ThreadTime"], less: &[] },
    Counter { name: "tasks", adds: &["TaskDuration"], less: &["DevToolsCommandDuration"] },
    Counter { name: "script", adds: &["ScriptDuration"], less: &[] },
    Counter { name: "style and layout", adds: &["RecalcStyleDuration", "LayoutDuration"], less: &[] },
];

/// What the page notes about itself: when it answers, and the end of the first frame after that.
const NOTE: &str = "addEventListener('DOMContentLoaded', () => window.baoku.ready.then(() => {
        window.readyAt = performance.now();
        requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
    }));";

fn main() -> Result<()> {
    let site = std::env::args_os().nth(1).map(PathBuf::from).context("expected the folder of a built site")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(measure(&site))
}

async fn measure(site: &Path) -> Result<()> {
    let serving = Serving::start(Site::new(site).below("/papers/xin"), 0)?;
    // Not counted: the server compresses each file when it is first asked for it.
    let browser = open(serving.address(), Window::PHONE, None).await?;
    browser.close().await?;

    for (name, latency) in LINES {
        let mut series = Openings::default();
        for _ in 0..OPENINGS {
            let browser = open(serving.address(), Window::PHONE, Some(*latency)).await?;
            series.note(&browser).await?;
            browser.close().await?;
        }
        print(&format!("text, {name}"), &series.text)?;
        print(&format!("ready, {name}"), &series.ready)?;
        print(&format!("drawn, {name}"), &series.drawn)?;
    }

    for (name, window, slowdown) in SCREENS {
        let browser = open(serving.address(), *window, None).await?;
        let spent = type_words(&browser, *slowdown).await.with_context(|| format!("typing, {name}"))?;
        browser.close().await?;
        for (series, counter) in spent.iter().zip(COUNTERS) {
            print(&format!("{}, {name}", counter.name), series)?;
        }
    }
    Ok(())
}

/// Starts a browser that knows nothing yet and opens the address; with a latency, on a slow phone and line.
async fn open(address: &str, window: Window, latency: Option<f64>) -> Result<Browser> {
    let browser = Browser::start(window).await?;
    tokio::time::sleep(SETTLE).await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE })).await?;
    if let Some(latency) = latency {
        browser.devtools("Network.enable", json!({})).await?;
        // 1.6 Mbit/s down, 750 kbit/s up, in bytes a second.
        let line =
            json!({ "offline": false, "latency": latency, "downloadThroughput": 200_000, "uploadThroughput": 93_750 });
        browser.devtools("Network.emulateNetworkConditions", line).await?;
        browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    }
    browser.open(address).await?;
    browser.until("window.drawnAt").await?;
    Ok(browser)
}

/// What openings took, in milliseconds from the moment the address was followed.
#[derive(Default)]
struct Openings {
    text: Vec<f64>,
    ready: Vec<f64>,
    drawn: Vec<f64>,
}

impl Openings {
    async fn note(&mut self, browser: &Browser) -> Result<()> {
        let paint = "(performance.getEntriesByType('paint').find((e) => e.name === 'first-contentful-paint') || {})";
        let script = format!("return [{paint}.startTime, window.readyAt, window.drawnAt];");
        let times = browser.run(&script, vec![]).await?;
        for (list, time) in [&mut self.text, &mut self.ready, &mut self.drawn].into_iter().zip(0..) {
            list.push(times[time].as_f64().context("the page has not noted when it was painted")?);
        }
        Ok(())
    }
}

/// Types every word, and takes it back: what each keystroke cost, a list a counter.
async fn type_words(browser: &Browser, slowdown: f64) -> Result<Vec<Vec<f64>>> {
    let wait = if slowdown > 1.0 { SLOW_KEYSTROKE } else { KEYSTROKE };
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown })).await?;
    browser.devtools("Performance.enable", json!({ "timeDomain": "timeTicks" })).await?;
    browser.run("document.querySelector('#search').focus()", vec![]).await?;
    tokio::time::sleep(SETTLE).await;

    let (mut keystrokes, mut idle) = (Vec::new(), Vec::new());
    for word in WORDS {
        let letters: Vec<char> = word.chars().collect();
        let typed = (1..=letters.len()).map(|end| (letters.get(end - 1), end));
        let taken_back = (0..letters.len()).rev().map(|end| (None, end));
        for (letter, end) in typed.chain(taken_back) {
            let before = read_counters(browser).await?;
            press(browser, letter).await?;
            tokio::time::sleep(wait).await;
            keystrokes.push(spent(&before, &read_counters(browser).await?));
            let expected: String = letters[..end].iter().collect();
            let asked = browser.run("return new URLSearchParams(location.search).get('q') || '';", vec![]).await?;
            ensure!(asked == json!(expected), "expected the page to ask for {expected:?}, found {asked}");
        }
        let before = read_counters(browser).await?;
        tokio::time::sleep(wait).await;
        idle.push(spent(&before, &read_counters(browser).await?));
    }
    // What looking at the counters costs, and what a browser does anyway, is in both.
    let series = (0..COUNTERS.len()).map(|at| {
        let anyway = median(idle.iter().map(|spent| spent[at]).collect());
        keystrokes.iter().map(|spent| (spent[at] - anyway).max(0.0)).collect()
    });
    Ok(series.collect())
}

/// A character as an input method commits it, or the key that takes the last one back.
async fn press(browser: &Browser, letter: Option<&char>) -> Result<()> {
    let Some(letter) = letter else {
        for kind in ["rawKeyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
            browser.devtools("Input.dispatchKeyEvent", key).await?;
        }
        return Ok(());
    };
    browser.devtools("Input.insertText", json!({ "text": letter.to_string() })).await.map(|_| ())
}

/// Reads every counter, in milliseconds since the page was opened.
async fn read_counters(browser: &Browser) -> Result<Vec<f64>> {
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = metrics["metrics"].as_array().context("expected metrics")?;
    let read = |name: &&str| {
        let metric = metrics.iter().find(|metric| metric["name"] == *name);
        metric.and_then(|metric| metric["value"].as_f64()).with_context(|| format!("the browser does not count {name}"))
    };
    let sum = |names: &[&str]| names.iter().map(read).sum::<Result<f64>>();
    COUNTERS.iter().map(|counter| Ok((sum(counter.adds)? - sum(counter.less)?) * 1000.0)).collect()
}

fn spent(before: &[f64], after: &[f64]) -> Vec<f64> {
    after.iter().zip(before).map(|(after, before)| after - before).collect()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

fn print(name: &str, numbers: &[f64]) -> Result<()> {
    let numbers: Vec<_> = numbers.iter().map(|number| format!("{number:.2}")).collect();
    Ok(writeln!(std::io::stdout().lock(), "{name}\t{}", numbers.join(" "))?)
}
