//! Things with a name beside them, in rows: where each has room, its times, and the stretches between of which nothing is
//! known.

use super::{Mark, Stretch, WIDTH, Window};
use crate::order::sort_by_numbers;

/// The row of each of some things, by their days and how many letters their names have: the first where there is room for
/// both, the earliest at the top; none where there would be more rows than so many. Found for the whole time, so that what
/// stands in a row stays there however near one comes.
#[must_use]
pub fn rows(named: &[(Window, i32)], whole: Window, cells: i32, most: u32) -> Vec<Option<u32>> {
    let narrow = WIDTH / cells.max(1);
    let mut rows: Vec<Vec<[i32; 2]>> = Vec::new();
    let mut found = Vec::new();
    for (days, letters) in named {
        let name = whole.name(*days, letters * narrow);
        let end = whole.place(days.last + 1).max(name + letters * narrow) + narrow;
        let from = whole.place(days.first).min(name);
        let is_free = |row: &Vec<[i32; 2]>| row.iter().all(|[start, stop]| *stop <= from || end <= *start);
        let row = rows.iter().position(is_free).unwrap_or(rows.len());
        if row < rows.len().max(most as usize) {
            if row == rows.len() {
                rows.push(Vec::new());
            }
            rows[row].push([from, end]);
            found.push(Some(row));
        } else {
            found.push(None);
        }
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    sort_by_numbers(&mut order, |row| [rows[*row].iter().map(|ends| ends[0]).min().unwrap_or(0).into(), 0, 0, 0]);
    let place = |row: usize| order.iter().position(|other| *other == row).map(|at| at as u32);
    found.into_iter().map(|row| place(row?)).collect()
}

impl Window {
    /// Where a name of some width begins: where its days do, or where what is shown does, and never out of it.
    #[must_use]
    pub fn name(self, days: Window, width: i32) -> i32 {
        self.place(days.first).min(WIDTH - width).max(0)
    }
}

/// The marks of somebody's times. Those that meet are one, but what is unsure stays apart from what is not.
#[must_use]
pub fn points(all: &[Stretch], window: Window, cells: i32) -> Vec<Mark> {
    let narrow = WIDTH / cells.max(1);
    let mut marks: Vec<Mark> = Vec::new();
    for is_unsure in [true, false] {
        let first = marks.len();
        for thing in all.iter().filter(|thing| thing.is_unsure == is_unsure && thing.days.touches(window)) {
            let mark = Mark::of(thing.days, thing, window).at_least(narrow);
            match marks[first..].last_mut().filter(|last| mark.from < last.from + last.width) {
                Some(last) => {
                    last.width = last.width.max(mark.from + mark.width - last.from);
                    last.days.last = last.days.last.max(mark.days.last);
                    last.count += 1;
                    last.unsure += mark.unsure;
                }
                None => marks.push(mark),
            }
        }
    }
    sort_by_numbers(&mut marks, |mark| [mark.days.first.into(), -i64::from(mark.days.last), 0, 0]);
    marks
}

/// The stretches between somebody's times, from where to where, as far as they are wide enough to be seen.
#[must_use]
pub fn between(all: &[Stretch], window: Window, cells: i32) -> Vec<[i32; 2]> {
    let narrow = WIDTH / cells.max(1);
    let mut stretches = Vec::new();
    let mut end = i32::MAX;
    for thing in all {
        let [from, to] = [end, thing.days.first].map(|day| window.place(day.clamp(window.first, window.last + 1)));
        if thing.days.first > end && to - from > narrow {
            stretches.push([from, to]);
        }
        end = if end == i32::MAX { thing.days.last + 1 } else { end.max(thing.days.last + 1) };
    }
    stretches
}
