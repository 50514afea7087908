//! The timeline's marks in a window: drawn, as a table and as a file.

use super::super::chips::period_label;
use super::super::{El, PAPER, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::cell::inert;
use baoku_archive::chart::{Mark, WIDTH, Window, lane, ticks};
use baoku_archive::facts::{PERSON, SERIES};
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

/// A height.
pub(super) fn em(tenths: u32) -> String {
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), "em"].concat()
}

/// Numbers with a letter before each, as paths have them.
fn add(path: &mut String, letters: &str, numbers: &[i32]) {
    for (letter, number) in letters.chars().zip(numbers) {
        path.push(letter);
        path.push_str(&number.to_string());
    }
}

/// A rectangle of a lane, which is as wide as [`WIDTH`] and as high as [`BAND`].
fn area(path: &mut String, [x, width]: [i32; 2], foot: u32, height: u32) {
    if height > 0 {
        add(path, "M,hvh", &[x, (foot - height) as i32, width, height as i32, -width]);
    }
}

fn shape(class: &'static str, path: String) -> El {
    el("path").class(class).attr("d", path)
}

impl Drawn {
    /// How high it is, in tenths of a letter.
    pub(super) fn height(store: &Store) -> u32 {
        store.ready.lanes.lanes.len() as u32 * LANE + 16
    }

    /// What is in it. While it is moved, only what can be seen: what can be reached follows when it rests.
    pub(super) fn content(&self, brushed: Option<[i32; 2]>, is_moving: bool) -> Vec<El> {
        let store = &self.store;
        let words = store.words();
        // As a letter is high, so it is wide; a lane is stretched.
        let letter = (WIDTH / 10 / self.cells).to_string();
        let hatch = el("pattern")
            .attr("id", "hatch")
            .attr("width", "3")
            .attr("height", "3")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", fill("scale({} 1) rotate(45)", &[&letter]))
            .put(shape("timeline-ink", "M0,0h1v3h-1".into()));
        let lanes = &store.ready.lanes.lanes;
        let bottom = lanes.len() as u32 * LANE;
        let mut content = vec![el("defs").put(hatch)];
        let text = |top: u32| el("text").attr("y", em(top));
        let (mut marks, mut free, mut lines) = (0, 0, String::new());
        for (at, date) in ticks(self.window, self.cells.min(30) / 3) {
            add(&mut lines, "M,v", &[at, 0, BAND as i32]);
            // Not over the one before, nor out of the drawing; digits are half as wide as characters.
            let date = store.date(date);
            let letters = date.chars().map(|letter| 2 - i32::from(letter.is_ascii())).sum::<i32>() / 2 + 1;
            let end = at + letters * WIDTH / self.cells;
            if free <= at && end <= WIDTH {
                free = end;
                let place = [&(at / 100).to_string(), ".", &(100 + at % 100).to_string()[1..], "%"].concat();
                content.push(text(bottom + 12).attr("x", place).flag("aria-hidden", true).say(date));
            }
        }
        for (at, things) in (0..).zip(lanes) {
            let lane = lane(&things.all, self.window, self.cells);
            let name = fill(words.chart_lane(), &[self.name(things), &lane.count.to_string()]);
            content.push(text(at * LANE + 12).class("timeline-lane").say(name));
            let row = BAND / lane.peak.clamp(3, BAND);
            let is_single = lane.count as usize == lane.marks.len() && lane.marks.iter().all(|mark| mark.count < 2);
            let (mut ground, mut hatched, mut full, mut links) = <(String, String, String, Vec<El>)>::default();
            area(&mut ground, [0, WIDTH], BAND, BAND);
            for mark in &lane.marks {
                let across = [mark.from, mark.width];
                let tall = |count: u32| match is_single {
                    true => count * row,
                    false => (count * (BAND - 1)).div_ceil(lane.peak.max(1)),
                };
                let foot = BAND - mark.below * row;
                if mark.unsure > 0 {
                    area(&mut hatched, across, foot, tall(mark.count));
                }
                area(&mut full, across, foot, tall(mark.count - mark.unsure));
                if is_moving {
                    continue;
                }
                let (when, what, to) = self.told(things, mark);
                let of_paper = mark.count == 1 && things.lane != ISSUES;
                let mut hit = String::new();
                area(&mut hit, across, foot, if is_single { row } else { BAND });
                let to = link(store, to)
                    .attr("id", fill("mark-{}", &[&marks.to_string()]))
                    .attr("tabindex", "-1")
                    .attr("lang", if of_paper { PAPER } else { self.store.settings.language.tag() })
                    .attr("aria-label", [&*when, " ", &*what].concat())
                    .put(shape("timeline-hit", hit))
                    .put(el("title").say([&*when, "\n", &*what].concat()));
                marks += 1;
                links.push(to);
            }
            let band = el("svg")
                .attr("y", em(at * LANE + LABEL))
                .attr("height", em(BAND))
                .attr("viewBox", "0 0 10000 30")
                .attr("preserveAspectRatio", "none")
                .put(shape("timeline-band", ground))
                .put(shape("timeline-line", lines.clone()))
                .put(shape("timeline-unsure", hatched).attr("fill", "url(#hatch)"))
                .put(shape("timeline-bar", full))
                .all(links);
            content.push(band.maybe(brushed.map(|[from, to]| {
                let mut brushed = String::new();
                area(&mut brushed, [from, to - from], BAND, BAND);
                shape("timeline-brushed", brushed)
            })));
        }
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
                let to = if lane == HELD {
                    Route::named(PERSON as usize, fact.word(1))
                } else {
                    Route::known(SERIES as usize, Default::default())
                };
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
            csv.push_str(&cells.map(|cell| ["\"", &inert(cell).replace('"', "\"\""), "\""].concat()).join(","));
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
