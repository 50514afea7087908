//! The lanes that have a name: one for each office, with everybody named with it, one for each event that comes again,
//! with each of its times.
//!
//! Tells what is printed: two names that look alike stay two, and between two articles nothing is concluded.

use super::{A_LEAF, Named, Offered, Things};
use crate::archive::Archive;
use crate::chart::{Stretch, Window};
use crate::date::PartialDate;
use crate::facts::{BETWEEN, Fact, Facts, mentions};
use crate::listing::Listing;
use crate::order::{distinct, sort_by_numbers};

/// How many rows the names of a lane may fill, unless it was chosen by its name. Up: one office fills the screen; down:
/// fewer of those who were named with it are seen.
const ROWS: u32 = 4;

/// How many where it was chosen. Up: a drawing that nobody sees whole; down: a lifetime of holders is not.
const ROWS_CHOSEN: u32 = 24;

/// What lanes are made from.
pub(super) struct Here<'a> {
    pub(super) archive: &'a Archive,
    pub(super) listing: &'a Listing,
    pub(super) facts: &'a Facts,
    /// The articles that answer the question.
    pub(super) asked: &'a [u32],
}

impl Here<'_> {
    /// Adds the lanes of a kind of facts whose names are wanted, else a leaf of the most mentioned, and what can be wanted;
    /// tells how many leaves there are.
    pub(super) fn lanes(
        &self,
        lane: usize,
        kind: u32,
        wanted: &str,
        leaf: u32,
        things: &mut Vec<Things>,
        offered: &mut Vec<Offered>,
    ) -> u32 {
        let mut all: Vec<(Things, u32)> = Vec::new();
        for (at, fact) in (0..).zip(&self.facts.facts).filter(|(_, fact)| fact.kind == kind) {
            let Some(named) = self.named(at, fact) else { continue };
            let times = named.all.len() as u32;
            // Those of one name stand together.
            match all.last_mut().filter(|(things, _)| things.words == fact.word(0)) {
                Some((things, so_far)) => {
                    things.named.push(named);
                    *so_far += times;
                }
                None => {
                    let words = fact.word(0).into();
                    all.push((Things { lane, words, named: vec![named], rows: ROWS, ..Things::default() }, times));
                }
            }
        }
        all.retain(|(_, times)| *times > 0);
        sort_by_numbers(&mut all, |(_, times)| [-i64::from(*times), 0, 0, 0]);
        let is_wanted = |name: &str| wanted.split(BETWEEN).any(|wanted| wanted == name);
        let is_any = all.iter().any(|(things, _)| is_wanted(&things.words));
        let leaves = if is_any { 1 } else { all.len().div_ceil(A_LEAF).max(1) as u32 };
        let first = (leaf.clamp(1, leaves) as usize - 1) * A_LEAF;
        for (at, (mut one, times)) in all.into_iter().enumerate() {
            let is_chosen = is_wanted(&one.words);
            offered.push(Offered { lane, name: one.words.clone(), times, is_chosen });
            if if is_any { is_chosen } else { (first..first + A_LEAF).contains(&at) } {
                sort_by_numbers(&mut one.named, |named| [-(named.all.len() as i64), named.days.first.into(), 0, 0]);
                one.rows = if is_chosen { ROWS_CHOSEN } else { ROWS };
                things.push(one);
            }
        }
        leaves
    }

    /// The articles that tell of a fact, of those that are asked for; the year of what is not held.
    fn named(&self, at: u32, fact: &Fact) -> Option<Named> {
        let Some(places) = fact.at.first() else {
            let year = PartialDate::year_only(fact.word(1).parse().ok()?)?;
            return Some(Named { fact: at, days: Window::between(year, year), all: Vec::new() });
        };
        let articles = distinct(mentions(places).iter().map(|place| place.article));
        let asked = articles.into_iter().filter(|article| self.asked.binary_search(article).is_ok());
        let mut all: Vec<Stretch> = asked.filter_map(|article| self.archive.event(self.listing, article)).collect();
        sort_by_numbers(&mut all, |one| [one.days.first.into(), one.days.last.into(), 0, 0]);
        let last = all.iter().map(|one| one.days.last).max()?;
        Some(Named { fact: at, days: Window { first: all.first()?.days.first, last }, all })
    }
}
