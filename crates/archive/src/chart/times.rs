//! The things of a lane, put so that those in a window are found and counted without looking at each.

use super::{Stretch, Window};
use crate::order::sort_by_numbers;

/// Things by their days, those of the same days gathered, those of one day each apart: however many there are, a frame
/// looks at a few dozen places among these, and at the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    all: Vec<Stretch>,
    /// Of one day each.
    pub(super) days: Vec<Run>,
    /// How many there are before each of these, and how many of them are unsure.
    pub(super) sums: Vec<[u32; 2]>,
    /// Of more.
    long: Vec<Run>,
}

/// Things of the same days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// The first of them.
    pub(super) one: Stretch,
    at: usize,
    pub(super) count: u32,
}

impl Times {
    /// Puts things in order.
    #[must_use]
    pub fn of(mut all: Vec<Stretch>) -> Times {
        sort_by_numbers(&mut all, |one| [one.days.first.into(), one.days.last.into(), one.is_unsure.into(), 0]);
        let mut times = Times { sums: vec![[0, 0]], ..Times::default() };
        for (at, one) in all.iter().enumerate() {
            let is_day = one.days.first == one.days.last;
            let runs = if is_day { &mut times.days } else { &mut times.long };
            match runs.last_mut().filter(|run| run.one.days == one.days && run.one.is_unsure == one.is_unsure) {
                Some(run) => run.count += 1,
                None => runs.push(Run { one: *one, at, count: 1 }),
            }
        }
        for run in &times.days {
            let [all, unsure] = times.sums[times.sums.len() - 1];
            times.sums.push([all + run.count, unsure + run.unsure()]);
        }
        Times { all, ..times }
    }

    /// The things.
    #[must_use]
    pub fn all(&self) -> &[Stretch] {
        &self.all
    }

    /// Those of one day in a window, as places among them.
    pub(super) fn days_in(&self, window: Window) -> [usize; 2] {
        [window.first, window.last + 1].map(|day| self.days.partition_point(|run| run.one.days.first < day))
    }

    /// Those of more days that have one in a window.
    pub(super) fn long_in(&self, window: Window) -> impl Iterator<Item = &Run> {
        let to = self.long.partition_point(|run| run.one.days.first <= window.last);
        self.long[..to].iter().filter(move |run| run.one.days.touches(window))
    }

    /// How many have a day in a window.
    pub(super) fn count_in(&self, window: Window) -> u32 {
        let [from, to] = self.days_in(window).map(|at| self.sums.get(at).map_or(0, |sums| sums[0]));
        to - from + self.long_in(window).map(|run| run.count).sum::<u32>()
    }

    /// Each that has a day in a window, by the first.
    pub(super) fn singly(&self, window: Window) -> Vec<Stretch> {
        let [from, to] = self.days_in(window);
        let runs = self.days[from..to].iter().chain(self.long_in(window));
        let mut all: Vec<Stretch> =
            runs.flat_map(|run| &self.all[run.at..run.at + run.count as usize]).copied().collect();
        sort_by_numbers(&mut all, |one| [one.days.first.into(), one.days.last.into(), one.is_unsure.into(), 0]);
        all
    }
}

impl Run {
    pub(super) fn unsure(&self) -> u32 {
        if self.one.is_unsure { self.count } else { 0 }
    }
}
