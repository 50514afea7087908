//! Measures the timeline of a built site on a slow phone in Chromium: what moving and zooming its drawing costs the main
//! thread in each frame, from a trace. Prints one line a series: its name and its numbers in milliseconds.
//!
//! `cargo xtask report speed` starts it with the folder of a site of ten thousand events; how many there are may be said
//! behind the folder.

use anyhow::{Context, Result, ensure};
use baoku_journeys::engine::TRACED;
use baoku_journeys::{Browser, READY, Window};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::serve::{Serving, Site};

/// How many times slower the processor is made.
const SLOWDOWN: f64 = 4.0;
/// How many movements each series makes, one a frame. Up: longer; down: a few odd frames count for more.
const STEPS: usize = 150;
/// As long as a frame lasts, in milliseconds.
const FRAME: u64 = 16;
/// What a trace has to hold.
const CATEGORIES: &[&str] = &[
    "toplevel",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "devtools.timeline.frame",
    "__metadata",
];
/// What the reader does, as the page hears of it.
const DONE: &[&str] = &["pointermove", "wheel", "keydown"];

/// How many events there are.
const EVENTS: &str = "10000";

/// What is shown: as it is at first, and with words compared.
const LANES: &[(&str, &str)] = &[("two lanes", ""), ("four lanes", "&terms=电梯、志愿者")];

fn main() -> Result<()> {
    let site = std::env::args_os().nth(1).map(PathBuf::from).context("expected the folder of a built site")?;
    let events = std::env::args().nth(2).unwrap_or_else(|| EVENTS.into());
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(measure(&site, &events))
}

async fn measure(site: &Path, events: &str) -> Result<()> {
    let serving = Serving::start(Site::new(site), 0)?;
    for (name, lanes) in LANES {
        let browser = Browser::start_engine(TRACED, Window::PHONE.into()).await?;
        browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 })).await?;
        browser.open(&format!("{}?view=timeline{lanes}", serving.address())).await?;
        browser.until(READY).await?;
        browser.until("document.querySelector('#timeline-chart a')").await?;
        let count = browser.run("return document.querySelector('.timeline-lane').textContent", vec![]).await?;
        ensure!(count.as_str().is_some_and(|name| name.contains(events)), "expected {events} events, found {count}");
        browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN })).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        // First nearer, so that there is something to move.
        print(&format!("pinching, {name}"), &frames(&browser, pinch(&browser)).await?)?;
        print(&format!("dragging, {name}"), &frames(&browser, drag(&browser)).await?)?;
        print(&format!("wheel, {name}"), &frames(&browser, wheel(&browser)).await?)?;
    }
    Ok(())
}

/// What each frame cost in which something was done.
async fn frames(browser: &Browser, doing: impl Future<Output = Result<()>>) -> Result<Vec<f64>> {
    let events = browser.traced(CATEGORIES, doing).await?;
    if let Some(file) = std::env::var_os("BAOKU_TRACE") {
        std::fs::write(file, json!(events).to_string())?;
    }
    let number = |event: &Value, name: &str| event[name].as_f64().unwrap_or_default();
    let is_main = |event: &&Value| event["name"] == "thread_name" && event["args"]["name"] == "CrRendererMain";
    let touched = |event: &&Value| event["name"] == "EventDispatch" && is_one_of(&event["args"]["data"]["type"], DONE);
    // Of several pages' threads the one on which something was done.
    let mut threads = events.iter().filter(is_main).map(|event| (&event["pid"], &event["tid"]));
    let of = |event: &&Value, thread: (&Value, &Value)| (&event["pid"], &event["tid"]) == thread;
    let busy = |thread: &(&Value, &Value)| events.iter().any(|event| of(&event, *thread) && touched(&event));
    let thread = threads.find(busy).context("the page heard of nothing")?;
    let mut here: Vec<&Value> = events.iter().filter(|event| of(event, thread)).collect();
    here.sort_by(|one, other| number(one, "ts").total_cmp(&number(other, "ts")));

    let tasks: Vec<&&Value> = here.iter().filter(|event| event["name"] == "RunTask" && event["ph"] == "X").collect();
    let within =
        |event: &Value, task: &Value| (0.0..=number(task, "dur")).contains(&(number(event, "ts") - number(task, "ts")));
    let ends: Vec<&&Value> = here.iter().filter(|event| event["name"] == "Commit").collect();
    let done: Vec<&&Value> = here.iter().filter(|event| touched(event)).collect();
    // A frame ends with the task that hands its picture over; time on a processor, which other programs do not lengthen.
    let mut frames = vec![(0.0, false)];
    for task in tasks {
        if let Some((spent, is_touched)) = frames.last_mut() {
            *spent += number(task, "tdur") / 1000.0;
            *is_touched |= done.iter().any(|event| within(event, task));
        }
        if ends.iter().any(|end| within(end, task)) {
            frames.push((0.0, false));
        }
    }
    let spent: Vec<f64> = frames.into_iter().filter(|(_, touched)| *touched).map(|(spent, _)| spent).collect();
    ensure!(spent.len() > STEPS / 3, "the page drew {} times only", spent.len());
    Ok(spent)
}

fn is_one_of(value: &Value, names: &[&str]) -> bool {
    value.as_str().is_some_and(|value| names.contains(&value))
}

/// Where the drawing is: its left edge, its width, a height in it.
async fn place(browser: &Browser) -> Result<[f64; 3]> {
    let place = "const e = document.querySelector('#timeline-chart'); e.scrollIntoView({block: 'center'});
        const r = e.getBoundingClientRect(); return [r.left, r.width, r.top + r.height / 3];";
    let place = browser.run(place, vec![]).await?;
    Ok([0, 1, 2].map(|at| place[at].as_f64().unwrap_or_default()))
}

async fn touch(browser: &Browser, kind: &str, fingers: &[[f64; 2]]) -> Result<()> {
    let points = (0..).zip(fingers).map(|(id, [x, y])| json!({ "x": x, "y": y, "id": id })).collect::<Vec<Value>>();
    browser.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
    tokio::time::sleep(Duration::from_millis(FRAME)).await;
    Ok(())
}

/// How far along a movement there and back again is at a step, 0 to 1.
fn swing(step: usize) -> f64 {
    let along = step as f64 / (STEPS as f64 / 2.0);
    if along < 1.0 { along } else { 2.0 - along }
}

/// Two fingers part until a tenth is left, half way back, and stay.
async fn pinch(browser: &Browser) -> Result<()> {
    let [left, width, top] = place(browser).await?;
    for step in 0..=STEPS {
        let spread = width * (0.05 + 0.4 * swing(step).max(if step > STEPS / 2 { 0.5 } else { 0.0 }));
        let middle = left + width / 2.0;
        let kind = if step == 0 { "touchStart" } else { "touchMove" };
        touch(browser, kind, &[[middle - spread, top], [middle + spread, top]]).await?;
    }
    touch(browser, "touchEnd", &[]).await
}

/// A finger moves the drawing to one side and back.
async fn drag(browser: &Browser) -> Result<()> {
    let [left, width, top] = place(browser).await?;
    for step in 0..=STEPS {
        let kind = if step == 0 { "touchStart" } else { "touchMove" };
        touch(browser, kind, &[[left + width * (0.05 + 0.9 * swing(step)), top]]).await?;
    }
    touch(browser, "touchEnd", &[]).await
}

/// The wheel zooms, with Ctrl, nearer and away again.
async fn wheel(browser: &Browser) -> Result<()> {
    let [left, width, top] = place(browser).await?;
    for step in 0..STEPS {
        let down = if step < STEPS / 2 { -40 } else { 40 };
        let turn = json!({ "type": "mouseWheel", "x": left + width / 3.0, "y": top, "deltaX": 0, "deltaY": down, "modifiers": 2 });
        browser.devtools("Input.dispatchMouseEvent", turn).await?;
        tokio::time::sleep(Duration::from_millis(FRAME)).await;
    }
    Ok(())
}

fn print(name: &str, numbers: &[f64]) -> Result<()> {
    let numbers: Vec<_> = numbers.iter().map(|number| format!("{number:.2}")).collect();
    Ok(writeln!(std::io::stdout().lock(), "{name}\t{}", numbers.join(" "))?)
}
