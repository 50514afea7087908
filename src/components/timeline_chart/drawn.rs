//! The timeline's marks in a window: drawn, as a table and as a file.

use super::super::chips::period_label;
use super::super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::chart::{Mark, WIDTH, Window, lane, ticks};
use baoku_archive::lanes::{AGAIN, HELD, ISSUES, Things};
use std::rc::Rc;

/// Heights in tenths of a letter's: a lane's name, its marks, the space below.
const LABEL: u32 = 17;
const BAND: u32 = 30;
const LANE: u32 = LABEL + BAND + 7;

/// A drawing of a window.
#[derive(Clone)]
pub(super) struct Drawn {
    pub(super) store: Rc<Store>,
    pub(super) window: Window,
    pub(super) cells: i32,
}

/// A part of the width.
fn percent(number: i32) -> String {
    [&(number / 100).to_string(), ".", &(100 + number % 100).to_string()[1..], "%"].concat()
}

/// A height.
pub(super) fn em(tenths: u32) -> String {
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), "em"].concat()
}

fn rect(class: &'static str, [from, width]: [i32; 2], [top, height]: [u32; 2]) -> El {
    el("rect")
        .class(class)
        .attr("x", percent(from))
        .attr("width", percent(width))
        .attr("y", em(top))
        .attr("height", em(height))
}

impl Drawn {
    /// How high it is, in tenths of a letter.
    pub(super) fn height(store: &Store) -> u32 {
        store.ready.lanes.lanes.len() as u32 * LANE + 16
    }

    /// What is in it.
    pub(super) fn content(&self, brushed: Option<[i32; 2]>) -> Vec<El> {
        let store = &self.store;
        let words = store.words();
        let hatch = el("pattern")
            .attr("id", "hatch")
            .attr("width", "5")
            .attr("height", "5")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", "rotate(45)")
            .put(el("rect").class("timeline-ink").attr("width", "2").attr("height", "5"));
        let lanes = &store.ready.lanes.lanes;
        let bottom = lanes.len() as u32 * LANE;
        let mut content = vec![el("defs").put(hatch)];
        let mut marks = 0;
        let text = |at: i32, top: u32| el("text").attr("x", percent(at)).attr("y", em(top));
        let bands = (0..lanes.len() as u32).map(|at| rect("timeline-band", [0, WIDTH], [at * LANE + LABEL, BAND]));
        content.extend(bands);
        let mut free = 0;
        for (at, date) in ticks(self.window, self.cells.min(30) / 3) {
            let x = percent(at);
            content.push(el("line").attr("x1", x.clone()).attr("x2", x).attr("y1", "0").attr("y2", em(bottom)));
            // Not over the one before, nor out of the drawing.
            let date = store.date(date);
            // Digits are half as wide as characters.
            let letters = date.chars().map(|letter| 2 - i32::from(letter.is_ascii())).sum::<i32>() / 2 + 1;
            let end = at + letters * WIDTH / self.cells;
            if free <= at && end <= WIDTH {
                free = end;
                content.push(text(at, bottom + 12).flag("aria-hidden", true).say(date));
            }
        }
        for (at, things) in (0..).zip(lanes) {
            let top = at * LANE;
            let lane = lane(&things.all, self.window, self.cells);
            let name = fill(words.chart_lane(), &[self.name(things), &lane.count.to_string()]);
            content.push(text(0, top + 12).class("timeline-lane").say(name));
            let row = BAND / lane.peak.clamp(3, BAND);
            for mark in &lane.marks {
                let (when, what, to) = self.told(things, mark);
                let across = [mark.from, mark.width];
                let foot = top + LABEL + BAND;
                let tall = |count: u32| (count * (BAND - 1)).div_ceil(lane.peak.max(1));
                let is_single = lane.count as usize == lane.marks.len() && lane.marks.iter().all(|mark| mark.count < 2);
                let (high, sure) = match is_single {
                    true => (row, if mark.unsure > 0 { 0 } else { row }),
                    false => (tall(mark.count), tall(mark.count - mark.unsure)),
                };
                let foot = foot - if is_single { mark.below * row } else { 0 };
                let part = |class, height: u32| (height > 0).then(|| rect(class, across, [foot - height, height]));
                let to = link(store, to)
                    .attr("id", fill("mark-{}", &[&marks.to_string()]))
                    .attr("tabindex", "-1")
                    .attr("aria-label", [&*when, " ", &*what].concat())
                    .maybe((!is_single).then(|| rect("timeline-hit", across, [top + LABEL, BAND])))
                    .maybe(if mark.unsure > 0 {
                        part("timeline-unsure", high).map(|part| part.attr("fill", "url(#hatch)"))
                    } else {
                        None
                    })
                    .maybe(part("timeline-bar", sure))
                    .put(el("title").say([&*when, "\n", &*what].concat()));
                marks += 1;
                content.push(to);
            }
        }
        content.extend(brushed.map(|[from, to]| rect("timeline-brushed", [from, to - from], [0, bottom])));
        content
    }

    /// What a lane is called.
    fn name<'a>(&self, things: &'a Things) -> &'a str {
        let named = self.store.words().chart_lanes().split('#').nth(things.lane);
        named.filter(|_| things.words.is_empty()).unwrap_or(&things.words)
    }

    /// When what a mark stands for was, what it is or how many, and where it leads.
    fn told(&self, things: &Things, mark: &Mark) -> (String, String, Route) {
        let store = &self.store;
        let words = store.words();
        let period = mark.days.period();
        let mut when = period.map(|period| period_label(store, period)).unwrap_or_default();
        if mark.count == 1 && mark.unsure > 0 {
            when = fill(words.chart_unsure(), &[&when]);
        }
        let nearer = || store.route.asking(store.route.question().clone().during(period));
        if mark.count > 1 {
            return (when, fill(words.chart_count(), &[&mark.count.to_string()]), nearer());
        }
        let fact = store.ready.facts.facts.get(mark.what as usize).filter(|_| matches!(things.lane, AGAIN | HELD));
        let (what, to) = match (things.lane, fact) {
            (ISSUES, _) => match store.archive.issues().get(mark.what as usize) {
                Some(issue) => (store.issue_label(issue), Route::issue(&issue.key.0)),
                None => (String::new(), nearer()),
            },
            (lane, Some(fact)) => {
                let to = if lane == HELD { Route::named(0, fact.word(1)) } else { Route::known(5, Default::default()) };
                ([fact.word(0), " ", fact.word(1)].concat(), to)
            }
            _ => {
                let here = store.archive.numbered(mark.what).map(|article| (article.title(), article.id()));
                let listed = || {
                    let headline = store.ready.headlines.iter().find(|headline| headline.number == mark.what)?;
                    Some((headline.title.clone(), headline.id.clone()))
                };
                match here.or_else(listed) {
                    Some((title, id)) => {
                        let asked = if things.words.is_empty() { &store.route.question().text } else { &things.words };
                        (title, Route::article(&id, asked))
                    }
                    None => (fill(words.chart_count(), &["1"]), nearer()),
                }
            }
        };
        (when, what, to)
    }

    /// The marks, told: lane, when, how many, what.
    fn rows(&self) -> Vec<([String; 4], Route)> {
        let mut rows = Vec::new();
        for things in &self.store.ready.lanes.lanes {
            for mark in lane(&things.all, self.window, self.cells).marks {
                let (when, what, to) = self.told(things, &mark);
                rows.push(([self.name(things).into(), when, mark.count.to_string(), what], to));
            }
        }
        rows
    }

    pub(super) fn csv(&self) -> String {
        // The mark at the beginning tells Excel what the letters are.
        let mut csv = ["\u{feff}", &self.store.words().chart_columns().replace('#', ","), "\r\n"].concat();
        for (cells, _) in self.rows() {
            csv.push_str(&cells.map(|cell| ["\"", &cell.replace('"', "\"\""), "\""].concat()).join(","));
            csv.push_str("\r\n");
        }
        csv
    }

    pub(super) fn table(&self) -> El {
        let head = self.store.words().chart_columns().split('#').map(|name| el("th").attr("scope", "col").say(name));
        let rows = self.rows().into_iter().map(|([lane, when, count, what], to)| {
            let what = link(&self.store, to).paper().say(what);
            el("tr")
                .put(el("th").attr("scope", "row").say(lane))
                .put(el("td").say(when))
                .put(el("td").say(count))
                .put(el("td").put(what))
        });
        let table = el("table").put(el("thead").put(el("tr").all(head))).put(el("tbody").all(rows));
        el("div").class("fact-table").put(table)
    }
}
