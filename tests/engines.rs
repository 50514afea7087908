//! Every journey in every engine and in every way to open an archive. A list times a list times a list: not one test
//! function each, so that it counts and prints them itself, as other tests do.
//!
//! An engine that is not there has failed. `BAOKU_ENGINES=chromium,firefox` takes these alone, and says so.

use anyhow::Result;
use baoku_journeys::engine::{ENGINES, Engine};
use baoku_journeys::journey::{JOURNEYS, Journey};
use baoku_journeys::{Visit, WAYS, Way, Window, site};
use std::env;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// As many browsers at a time: one draws while the other starts.
const AT_A_TIME: usize = 2;
/// No journey takes a tenth of this on an idle machine; an engine that hangs must not hold up the others for ever.
const LONGEST: Duration = Duration::from_secs(240);

/// One browser, and the journeys that are made in it one after the other.
struct Trip {
    engine: &'static Engine,
    way: Way,
    window: Window,
}

impl Trip {
    fn journeys(&self) -> impl Iterator<Item = &'static Journey> {
        JOURNEYS.iter().filter(|journey| journey.window == self.window)
    }
}

/// What became of the journeys so far.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: Vec<String>,
    left_out: usize,
}

fn main() -> ExitCode {
    let chosen = env::var("BAOKU_ENGINES").ok();
    // `cargo test some_name` asks every test program for tests of that name.
    let filter = env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let begun = Instant::now();
    let count = Mutex::new(Count::default());
    let mut trips = Vec::new();
    for engine in ENGINES.iter().filter(|engine| engine.always) {
        if chosen.as_ref().is_some_and(|names| !names.split(',').any(|name| name == engine.name)) {
            say(&format!("left out by BAOKU_ENGINES: {}", engine.title));
            count.lock().expect("a count").left_out += 1;
        } else if let Some(reason) = (engine.missing)() {
            tell(&count, &format!("{}: {reason}", engine.title), Err(anyhow::anyhow!("{reason}")));
        } else {
            let windows = [Window::PHONE, Window::DESKTOP];
            let every = WAYS.iter().flat_map(|way| windows.map(|window| Trip { engine, way: *way, window }));
            trips.extend(every);
        }
    }
    // From the end: what takes longest to start is last in the list of engines.
    let waiting = Mutex::new(trips);
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let Some(trip) = waiting.lock().expect("a list").pop() else { break };
                    go(&trip, &filter, &count);
                }
            });
        }
    });
    let count = count.into_inner().expect("a count");
    let word = if count.failed.is_empty() { "ok" } else { "FAILED" };
    say(&format!(
        "\ntest result: {word}. {} passed; {} failed; {} ignored; 0 measured; 0 filtered out; finished in {:.2}s\n",
        count.passed,
        count.failed.len(),
        count.left_out,
        begun.elapsed().as_secs_f64()
    ));
    if count.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Starts one browser and makes its journeys.
fn go(trip: &Trip, filter: &str, count: &Mutex<Count>) {
    let name = |journey: &Journey| format!("{}, {:?}: {}", trip.engine.title, trip.way, journey.name);
    let mut journeys = trip.journeys().filter(|journey| name(journey).contains(filter)).peekable();
    if journeys.peek().is_none() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let visit = match Visit::begin_in(trip.engine, &site(), trip.way, trip.window).await {
            Ok(visit) => visit,
            Err(wrong) => {
                let wrong = format!("{wrong:#}");
                journeys.for_each(|journey| tell(count, &name(journey), Err(anyhow::anyhow!("{wrong}"))));
                return;
            }
        };
        for journey in journeys {
            let going = async {
                visit.forget().await?;
                (journey.go)(&visit).await?;
                visit.check().await
            };
            let result = tokio::time::timeout(LONGEST, going)
                .await
                .unwrap_or_else(|_| Err(anyhow::anyhow!("it does not come to an end")));
            tell(count, &name(journey), result);
        }
        if let Err(wrong) = visit.end().await {
            say(&format!("  {} did not close: {wrong:#}", trip.engine.title));
        }
    });
}

fn tell(count: &Mutex<Count>, name: &str, result: Result<()>) {
    let mut count = count.lock().expect("a count");
    match result {
        Ok(()) => {
            count.passed += 1;
            say(&format!("test {name} ... ok"));
        }
        Err(wrong) => {
            count.failed.push(name.to_owned());
            say(&format!("{wrong:#}\ntest {name} ... FAILED"));
        }
    }
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
