//! The timeline's marks in a window, drawn: lanes of counted blocks, and lanes whose rows have names.

use super::super::{El, PAPER, el, link};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::chart::{Mark, WIDTH, Window, between, lane, points, rows, ticks};
use baoku_archive::lanes::{HELD, Things};
use std::rc::Rc;

/// Heights in tenths of a letter's: a lane's name, its marks, the space below.
const LABEL: u32 = 17;
const BAND: u32 = 30;
const BELOW: u32 = 7;

/// The same of a row with a name: the name, its marks, the space below.
const NAME: u32 = 13;
const TIMES: u32 = 9;
const ROW: u32 = NAME + TIMES + 3;

/// A drawing of a window.
pub(super) struct Drawn {
    pub(super) store: Rc<Store>,
    pub(super) window: Window,
    pub(super) cells: i32,
    /// Of each lane the row of each name.
    pub(super) rows: Vec<Vec<Option<u32>>>,
}

/// What is drawn of a lane.
#[derive(Default)]
struct Strip {
    hatched: String,
    full: String,
    /// Where nothing is known.
    unknown: String,
    links: Vec<El>,
    /// What its rows are called.
    names: Vec<El>,
}

/// A height.
pub(super) fn em(tenths: u32) -> String {
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), "em"].concat()
}

/// A place across.
fn across(at: i32) -> String {
    [&(at / 100).to_string(), ".", &(100 + at % 100).to_string()[1..], "%"].concat()
}

/// How many letters wide words are; digits are half as wide as characters.
fn letters(words: &str) -> i32 {
    words.chars().map(|letter| 2 - i32::from(letter.is_ascii())).sum::<i32>() / 2 + 1
}

/// Numbers with a letter before each, as paths have them.
fn add(path: &mut String, letters: &str, numbers: &[i32]) {
    for (letter, number) in letters.chars().zip(numbers) {
        path.push(letter);
        path.push_str(&number.to_string());
    }
}

/// A rectangle of a lane, which is as wide as [`WIDTH`].
fn area(path: &mut String, [x, width]: [i32; 2], foot: u32, height: u32) {
    if height > 0 {
        add(path, "M,hvh", &[x, (foot - height) as i32, width, height as i32, -width]);
    }
}

fn shape(class: &'static str, path: String) -> El {
    el("path").class(class).attr("d", path)
}

fn text(top: u32) -> El {
    el("text").attr("y", em(top))
}

impl Drawn {
    pub(super) fn of(store: &Rc<Store>, window: Window, whole: Window, cells: i32) -> Drawn {
        let mut drawn = Drawn { store: store.clone(), window, cells, rows: Vec::new() };
        for things in &store.ready.lanes.lanes {
            let names = things.named.iter();
            let names: Vec<_> = names.map(|named| (named.days, letters(&drawn.label(things, named.fact)))).collect();
            drawn.rows.push(rows(&names, whole, cells, things.rows));
        }
        drawn
    }

    /// How high a lane's marks are, in tenths of a letter.
    fn band(&self, at: usize) -> u32 {
        match self.rows[at].iter().flatten().max() {
            Some(last) => (last + 1) * ROW,
            None => BAND,
        }
    }

    /// Whether a lane has rows for those who are named.
    pub(super) fn has_names(&self) -> bool {
        self.store.ready.lanes.lanes.iter().any(|things| !things.named.is_empty())
    }

    /// How high it is, in tenths of a letter.
    pub(super) fn height(&self) -> u32 {
        (0..self.rows.len()).map(|at| LABEL + self.band(at) + BELOW).sum::<u32>() + 16
    }

    /// What is in it. While it is moved, only what can be seen: what can be reached follows when it rests.
    pub(super) fn content(&self, brushed: Option<[i32; 2]>, is_moving: bool) -> Vec<El> {
        let store = &self.store;
        // As a letter is high, so it is wide; a lane is stretched.
        let letter = (WIDTH / 10 / self.cells).to_string();
        let pattern = |id: &'static str, turned: &str, class: &'static str, path: &str| {
            el("pattern")
                .attr("id", id)
                .attr("width", "3")
                .attr("height", "3")
                .attr("patternUnits", "userSpaceOnUse")
                .attr("patternTransform", ["scale(", &letter, " 1)", turned].concat())
                .put(shape(class, path.into()))
        };
        let hatch = pattern("hatch", " rotate(45)", "timeline-ink", "M0,0h1v3h-1");
        let dots = pattern("dots", "", "timeline-dot", "M0,0h1v3h-1");
        let mut content = vec![el("defs").put(hatch).put(dots)];
        let hair = (WIDTH / self.cells / 18).max(1);
        let (mut free, mut lines) = (0, Vec::new());
        for (at, date) in ticks(self.window, self.cells.min(30) / 3) {
            lines.push(at);
            // Not over the one before, nor out of the drawing.
            let date = store.date(date);
            let end = at + letters(&date) * WIDTH / self.cells;
            if free <= at && end <= WIDTH {
                free = end;
                let foot = self.height() - 4;
                content.push(text(foot).attr("x", across(at)).flag("aria-hidden", true).say(date));
            }
        }
        let (mut top, mut marks) = (0, 0);
        for (at, things) in store.ready.lanes.lanes.iter().enumerate() {
            let high = self.band(at);
            let mut strip = Strip::default();
            let count = match things.named.is_empty() {
                true => self.blocks(things, &mut strip, &mut marks, is_moving),
                false => self.named(at, top + LABEL, &mut strip, &mut marks, is_moving),
            };
            let name = text(top + 12).class("timeline-lane").attr("lang", self.language(things));
            content.push(name.say(self.heading(at, things, count)));
            let mut ground = String::new();
            area(&mut ground, [0, WIDTH], high, high);
            // An area a hair wide looks the same in every program; a line with a width of its own does not.
            let mut years = String::new();
            lines.iter().for_each(|at| area(&mut years, [*at, hair], high, high));
            let band = el("svg")
                .attr("y", em(top + LABEL))
                .attr("height", em(high))
                .attr("viewBox", ["0 0 10000 ", &high.to_string()].concat())
                .attr("preserveAspectRatio", "none")
                .put(shape("timeline-band", ground))
                .put(shape("timeline-line", years))
                .put(shape("timeline-unknown", strip.unknown).attr("fill", "url(#dots)"))
                .put(shape("timeline-unsure", strip.hatched).attr("fill", "url(#hatch)"))
                .put(shape("timeline-bar", strip.full))
                .all(strip.links);
            content.push(band.maybe(brushed.map(|[from, to]| {
                let mut brushed = String::new();
                area(&mut brushed, [from, to - from], high, high);
                shape("timeline-brushed", brushed)
            })));
            content.append(&mut strip.names);
            top += LABEL + high + BELOW;
        }
        content
    }

    /// Counts what is in a lane into blocks; tells how many there are.
    fn blocks(&self, things: &Things, strip: &mut Strip, marks: &mut u32, is_moving: bool) -> u32 {
        let lane = lane(&things.all, self.window, self.cells);
        let row = BAND / lane.peak.clamp(3, BAND);
        let is_single = lane.count as usize == lane.marks.len() && lane.marks.iter().all(|mark| mark.count < 2);
        for mark in &lane.marks {
            let across = [mark.from, mark.width];
            let tall = |count: u32| match is_single {
                true => count * row,
                false => (count * (BAND - 1)).div_ceil(lane.peak.max(1)),
            };
            let foot = BAND - mark.below * row;
            if mark.unsure > 0 {
                area(&mut strip.hatched, across, foot, tall(mark.count));
            }
            area(&mut strip.full, across, foot, tall(mark.count - mark.unsure));
            if !is_moving {
                strip.links.push(self.mark(things, None, mark, marks, foot, if is_single { row } else { BAND }));
            }
        }
        lane.count
    }

    /// Puts everybody who is named into a row: marks where somebody is, a thin line between, nothing before and after.
    fn named(&self, at: usize, top: u32, strip: &mut Strip, marks: &mut u32, is_moving: bool) -> u32 {
        let store = &self.store;
        let things = &store.ready.lanes.lanes[at];
        // In the order in which they stand.
        let rows = self.rows[at].iter();
        let mut placed: Vec<_> =
            things.named.iter().zip(rows).filter_map(|(named, row)| Some(((*row)?, named))).collect();
        baoku_archive::order::sort_by_numbers(&mut placed, |(row, named)| {
            [(*row).into(), named.days.first.into(), 0, 0]
        });
        // A person's name is the paper's; which time it was is said as readers say it.
        let language = if things.lane == HELD { PAPER } else { store.settings.language.tag() };
        let (mut count, mut last, mut free) = (0, 0, 0);
        for (row, named) in placed {
            if !named.days.touches(self.window) {
                continue;
            }
            let foot = row * ROW + NAME + TIMES;
            let label = self.label(things, named.fact);
            let width = letters(&label) * WIDTH / self.cells;
            let from = self.window.name(named.days, width);
            if row != std::mem::replace(&mut last, row) {
                free = 0;
            }
            if free <= from {
                free = from + width;
                let name = text(top + row * ROW + 10)
                    .class("timeline-name")
                    .attr("x", across(from))
                    .attr("lang", language)
                    .say(label);
                strip.names.push(if is_moving { name } else { self.way(things, named.fact, marks).put(name) });
            }
            if named.all.is_empty() {
                let [from, end] =
                    [named.days.first, named.days.last + 1].map(|day| self.window.place(day).clamp(0, WIDTH));
                for foot in [foot - TIMES, foot - 1] {
                    area(&mut strip.unknown, [from, end - from], foot + 1, 1);
                }
                for at in [from, end] {
                    area(&mut strip.unknown, [at, WIDTH / self.cells / 10], foot, TIMES);
                }
            }
            for [from, to] in between(&named.all, self.window, self.cells) {
                area(&mut strip.unknown, [from, to - from], foot - TIMES / 2, 1);
            }
            for mark in points(&named.all, self.window, self.cells) {
                let across = [mark.from, mark.width];
                area(if mark.unsure > 0 { &mut strip.hatched } else { &mut strip.full }, across, foot, TIMES);
                count += mark.count;
                if !is_moving {
                    strip.links.push(self.mark(things, Some(named.fact), &mark, marks, foot + 2, TIMES + 4));
                }
            }
        }
        count
    }

    /// Where a mark can be touched and reached, and what it is.
    fn mark(&self, things: &Things, fact: Option<u32>, mark: &Mark, marks: &mut u32, foot: u32, height: u32) -> El {
        let (when, what, to) = self.told(things, fact, mark);
        let mut hit = String::new();
        area(&mut hit, [mark.from, mark.width], foot, height);
        link(&self.store, to)
            .attr("id", numbered(marks))
            .attr("tabindex", "-1")
            .attr("lang", self.language_of(things, mark))
            .attr("aria-label", [&*when, " ", &*what].concat())
            .put(shape("timeline-hit", hit))
            .put(el("title").say([&*when, "\n", &*what].concat()))
    }
}

/// What the next thing that can be reached is found by.
pub(super) fn numbered(marks: &mut u32) -> String {
    *marks += 1;
    fill("mark-{}", &[&(*marks - 1).to_string()])
}
