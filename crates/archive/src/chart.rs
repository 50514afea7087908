//! The timeline's drawing: what lies in a window of days, as few marks as can be told apart.
//!
//! Pure: takes days, gives places in ten-thousandths of the width. Whole numbers only, as writing fractions costs ten
//! kilobytes of program. Knows nothing of articles; whatever has a first and a last day can be drawn.

mod rows;
mod times;

pub use rows::{between, points, rows};
pub use times::Times;

use crate::date::PartialDate;
use crate::order::sort_by_numbers;
use crate::question::Period;

/// The whole width.
pub const WIDTH: i32 = 10_000;

/// The fewest days that are shown. Up: two events of one week cannot be parted; down: an empty drawing.
const LEAST: i32 = 7;

/// How many things stand above one another before they are counted. Up: lower marks, harder to touch; down: a busy
/// month is a column sooner.
const ROWS: usize = 5;

/// What things are counted by, in days or in months: the first of which there are few enough.
static UNITS: [(i32, i32); 6] = [(1, 0), (7, 0), (0, 1), (0, 3), (0, 12), (0, 120)];

/// Something with a date, by its first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its days; of what is known by month only all of that month.
    pub days: Window,
    /// Whether it was on one unknown day of these, or its date is inferred.
    pub is_unsure: bool,
    /// What it is: an article's number, an issue's, a fact's.
    pub what: u32,
}

/// Days, ends included, as [`PartialDate::day_number`] counts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

impl Window {
    /// From the first day a date can mean to the last day of another.
    #[must_use]
    pub fn between(from: PartialDate, to: PartialDate) -> Window {
        Window { first: from.day_number(), last: to.last_day().day_number().max(from.day_number()) }
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last - self.first + 1
    }

    /// So many days from one on, not fewer than can be shown, moved and cut so that they lie in the whole.
    #[must_use]
    pub fn within(first: i32, days: i32, whole: Window) -> Window {
        let days = days.max(LEAST).min(whole.days().max(LEAST));
        let first = first.min(whole.last + 1 - days).max(whole.first);
        Window { first, last: first + days - 1 }
    }

    /// So many days of the whole; what is at a place of the width stays there.
    #[must_use]
    pub fn zoomed(self, days: i32, at: i32, whole: Window) -> Window {
        let days = days.max(LEAST).min(whole.days());
        Window::within(self.first + part(self.days() - days, at, WIDTH), days, whole)
    }

    /// The part of it from one place of the width to another.
    #[must_use]
    pub fn part(self, from: i32, to: i32, whole: Window) -> Window {
        let day = |at| self.first + part(self.days(), at, WIDTH);
        Window::within(day(from), day(to) - day(from) + 1, whole)
    }

    /// What is shown when one or two fingers have moved from some places to others: what was below them still is.
    #[must_use]
    pub fn dragged(self, fingers: &[[i32; 2]], whole: Window) -> Window {
        let (Some(one), Some(other)) = (fingers.first(), fingers.last()) else { return self };
        let spread = |at: usize| (one[at] - other[at]).abs().max(1);
        let days = part(self.days(), spread(0), spread(1)).max(LEAST).min(whole.days());
        let middle = |at: usize| (one[at] + other[at]) / 2;
        let day = self.first + part(self.days(), middle(0), WIDTH);
        Window::within(day - part(days, middle(1), WIDTH), days, whole)
    }

    /// What a key makes of it.
    #[must_use]
    pub fn keyed(self, key: &str, whole: Window) -> Option<Window> {
        let days = self.days();
        let moved = |first| Window::within(first, days, whole);
        Some(match key {
            "+" | "=" => self.zoomed(days / 2, WIDTH / 2, whole),
            "-" => self.zoomed(days * 2, WIDTH / 2, whole),
            "ArrowLeft" => moved(self.first - (days + 3) / 4),
            "ArrowRight" => moved(self.first + (days + 3) / 4),
            "Home" => moved(whole.first),
            "End" => moved(whole.last),
            "Escape" => whole,
            _ => return None,
        })
    }

    /// What an address calls it.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        Period::new(PartialDate::from_day_number(self.first)?, PartialDate::from_day_number(self.last)?)
    }

    /// Where a day begins, also outside.
    #[must_use]
    pub fn place(self, day: i32) -> i32 {
        part(day - self.first, WIDTH, self.days())
    }

    /// Whether it has a day of another.
    #[must_use]
    pub fn touches(self, other: Window) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// So many parts of a whole of a number.
fn part(number: i32, parts: i32, whole: i32) -> i32 {
    (i64::from(number) * i64::from(parts)).checked_div(i64::from(whole)).unwrap_or(0) as i32
}

/// Things next to each other on the line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its days, also those outside the window.
    pub days: Window,
    /// Where it begins.
    pub from: i32,
    /// How wide it is.
    pub width: i32,
    /// How many things stand below it.
    pub below: u32,
    /// How many things it stands for.
    pub count: u32,
    /// How many of them are unsure.
    pub unsure: u32,
    /// The first of them.
    pub what: u32,
}

/// What lies in a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lane {
    /// The marks, by their days; one that lies behind another comes before it.
    pub marks: Vec<Mark>,
    /// How high the highest is.
    pub peak: u32,
    /// How many things they stand for.
    pub count: u32,
}

/// Lays out things. Each has a mark of its own where that leaves room to tell them apart; else they are counted, those
/// that may have been on any of many days as one broad mark.
#[must_use]
pub fn lane(things: &Times, window: Window, cells: i32) -> Lane {
    let mut lane = Lane { count: things.count_in(window), ..Lane::default() };
    if lane.count as i32 > 2 * cells {
        return counted(things, window, &steps(window, cells).0);
    }
    let narrow = WIDTH / cells.max(1);
    let mut rows: Vec<i32> = Vec::new();
    for thing in &things.singly(window) {
        let mut mark = Mark::of(thing.days, thing, window).at_least(narrow);
        let free = rows.iter().position(|end| *end <= mark.from).unwrap_or(rows.len());
        if free == rows.len() {
            rows.push(0);
        }
        rows[free] = mark.from + mark.width;
        mark.below = free as u32;
        lane.marks.push(mark);
    }
    lane.peak = rows.len() as u32;
    if rows.len() > ROWS { counted(things, window, &steps(window, cells).0) } else { lane }
}

fn counted(things: &Times, window: Window, steps: &[i32]) -> Lane {
    let mut lane = Lane { count: things.count_in(window), ..Lane::default() };
    let unit = |step: usize| Window { first: steps[step], last: steps.get(step + 1).map_or(i32::MAX, |next| next - 1) };
    for step in 0..steps.len() {
        let days = unit(step);
        let last = days.last.min(window.last);
        let [from, to] = things.days_in(Window { first: days.first.max(window.first), last });
        if from < to {
            let [count, unsure] = [0, 1].map(|at| things.sums[to][at] - things.sums[from][at]);
            lane.marks.push(Mark { count, unsure, ..Mark::of(days, &things.days[from].one, window) });
        }
    }
    let (mut step, mut broad) = (0, Vec::<Mark>::new());
    for run in things.long_in(window) {
        let thing = &run.one;
        let day = thing.days.first.max(window.first);
        while steps.get(step + 1).is_some_and(|next| *next <= day) {
            step += 1;
        }
        let mut days = unit(step);
        let is_broad = thing.is_unsure && thing.days.last > days.last;
        if is_broad {
            days = thing.days;
        }
        let marks = if is_broad { &mut broad } else { &mut lane.marks };
        match marks.iter_mut().rev().find(|mark| mark.days == days) {
            Some(mark) => {
                mark.count += run.count;
                mark.unsure += run.unsure();
            }
            None => marks.push(Mark { count: run.count, unsure: run.unsure(), ..Mark::of(days, thing, window) }),
        }
    }
    lane.marks.append(&mut broad);
    lane.peak = lane.marks.iter().map(|mark| mark.count).max().unwrap_or(0);
    sort_by_numbers(&mut lane.marks, |mark| [mark.days.first.into(), -i64::from(mark.days.last), 0, 0]);
    lane
}

impl Mark {
    /// A mark of one thing.
    fn of(days: Window, thing: &Stretch, window: Window) -> Mark {
        let from = window.place(days.first.max(window.first));
        let width = window.place(days.last.min(window.last) + 1) - from;
        Mark { days, from, width, below: 0, count: 1, unsure: thing.is_unsure.into(), what: thing.what }
    }

    /// Wide enough to be seen and touched.
    fn at_least(self, narrow: i32) -> Mark {
        if self.width >= narrow {
            return self;
        }
        let from = (self.from + self.width / 2 - narrow / 2).clamp(0, WIDTH - narrow);
        Mark { from, width: narrow, ..self }
    }
}

/// The days on which the units of a window begin that is to have about so many, the first one's perhaps before it, with
/// the day after the last one's; and what the unit is.
fn steps(window: Window, most: i32) -> (Vec<i32>, (i32, i32)) {
    let fits = |(days, months): &&(i32, i32)| window.days() / (days + months * 30) <= most;
    let (days, months) = *UNITS.iter().find(fits).unwrap_or(&UNITS[UNITS.len() - 1]);
    let mut steps = Vec::new();
    // Weeks begin on Mondays.
    let mut day = window.first - (window.first + 2).rem_euclid(days.max(1));
    let first = PartialDate::from_day_number(window.first).map_or(0, PartialDate::month_number);
    let mut month = first - first.rem_euclid(months.max(1));
    loop {
        if months > 0 {
            let Some(date) = PartialDate::from_month_number(month) else { break };
            day = date.day_number();
        }
        steps.push(day);
        if day > window.last {
            break;
        }
        (day, month) = (day + days, month + months);
    }
    if steps.is_empty() {
        steps.push(window.first);
    }
    (steps, (days, months))
}

/// What is written below: at most about so many dates and where they begin.
#[must_use]
pub fn ticks(window: Window, most: i32) -> Vec<(i32, PartialDate)> {
    let (steps, (_, months)) = steps(window, most);
    let inside = steps.iter().filter(|day| window.first <= **day && **day <= window.last);
    let date = |day: &i32| {
        let date = PartialDate::from_day_number(*day)?;
        let coarse = match months {
            0 => Some(date),
            12.. => PartialDate::year_only(date.year()),
            _ => date.to_month(),
        };
        Some((window.place(*day), coarse?))
    };
    inside.filter_map(date).collect()
}

#[cfg(test)]
mod tests;
