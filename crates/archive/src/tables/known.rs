//! The facts of the articles that are asked for.

use super::{Column, Kind, Row};
use crate::archive::Archive;
use crate::facts::{Facts, Mention, mentions};
use crate::listing::Listing;
use crate::order::sort_by_numbers;
use std::rc::Rc;

/// What a view is made from. Written as plain loops and with few types: every reader downloads it.
pub(crate) struct Known<'a> {
    pub(super) archive: &'a Archive,
    pub(super) facts: &'a Facts,
    listing: Rc<Listing>,
    /// Of each article, whether it is asked for.
    here: Vec<bool>,
    /// Whether all are.
    everything: bool,
}

impl<'a> Known<'a> {
    pub(super) fn of(archive: &'a Archive, facts: &'a Facts, articles: &[u32]) -> Known<'a> {
        let mut here = vec![false; archive.article_count() as usize];
        for article in articles {
            here.get_mut(*article as usize).into_iter().for_each(|here| *here = true);
        }
        let everything = articles.len() == here.len();
        Known { archive, facts, listing: archive.take_listing().unwrap_or_default(), here, everything }
    }

    /// One of the words of a row's fact.
    pub(super) fn word(&self, row: &Row, word: usize) -> &'a str {
        self.facts.facts.get(row.fact).map_or("", |fact| fact.word(word))
    }

    /// A row for each fact of a kind that is printed in the articles asked for and wanted, and with all of them also for
    /// those that are not printed anywhere.
    #[inline(never)]
    pub(super) fn rows(&self, kind: Kind, wanted: &dyn Fn(u32) -> bool) -> Vec<Row> {
        let mut rows = Vec::new();
        for (fact, known) in self.facts.facts.iter().enumerate() {
            if known.kind != kind {
                continue;
            }
            let mut row = Row { fact, at: Vec::new(), number: thousandths(known.word(3)) };
            for place in mentions(known.at.first().map_or(&[], Vec::as_slice)) {
                if self.here.get(place.article as usize) == Some(&true) && wanted(place.article) {
                    row.at.push(place);
                }
            }
            if !row.at.is_empty() || known.at.is_empty() && self.everything {
                self.by_time(&mut row.at);
                rows.push(row);
            }
        }
        rows
    }

    /// Puts places in order of issues, within each of the articles' dates.
    #[inline(never)]
    pub(super) fn by_time(&self, at: &mut Vec<Mention>) {
        if at.len() > 1 {
            sort_by_numbers(at, |place| [self.archive.issue_of(place.article) as i64, self.day(place), 0, 0]);
        }
    }

    /// The day that a place's article is from.
    fn day(&self, place: &Mention) -> i64 {
        let listed = self.listing.article(place.article);
        listed.and_then(|listed| listed.from).map_or(i64::MAX, |from| from.day_number().into())
    }

    /// Rows with the same words made one, in the order of the first.
    #[inline(never)]
    pub(super) fn gathered(&self, rows: &[Row], words: &[usize]) -> Vec<Row> {
        let mut gathered: Vec<Row> = Vec::new();
        for row in rows {
            let is_same = |other: &&mut Row| words.iter().all(|at| self.word(other, *at) == self.word(row, *at));
            match gathered.iter_mut().rev().find(is_same) {
                Some(same) => same.at.extend_from_slice(&row.at),
                None => gathered.push(row.clone()),
            }
        }
        gathered
    }

    /// Sorts rows by what a column shows, equals as they came.
    #[inline(never)]
    pub(super) fn sort(&self, rows: &mut Vec<Row>, column: Column, greatest_first: bool) {
        sort_by_numbers(rows, |row| {
            let number = match column {
                Column::Articles => row.articles().len() as i64,
                Column::Times => row.at.len() as i64,
                Column::Date => row.at.first().map_or(i64::MAX, |place| self.day(place)),
                Column::Before | Column::After => {
                    let quote = row.at.first().and_then(|place| self.archive.numbered(place.article)?.quote(*place));
                    let quote = quote.unwrap_or_default();
                    // Outwards from the words.
                    return match column {
                        Column::Before => in_letters(&mut quote.before.chars().rev(), greatest_first),
                        _ => in_letters(&mut quote.after.chars(), greatest_first),
                    };
                }
                _ => row.number,
            };
            [if greatest_first { -number } else { number }, 0, 0, 0]
        });
    }
}

/// The first twelve letters of a text as numbers that stand in the same order.
fn in_letters(letters: &mut dyn Iterator<Item = char>, greatest_first: bool) -> [i64; 4] {
    let mut numbers = [0; 4];
    for (at, letter) in letters.take(12).enumerate() {
        let number = i64::from(u32::from(letter)) << (42 - at % 3 * 21);
        numbers[at / 3] += if greatest_first { -number } else { number };
    }
    numbers
}

/// A decimal number, of a range the first, in thousandths.
fn thousandths(value: &str) -> i64 {
    let (mut number, mut decimals) = (0i64, None);
    for digit in value.bytes() {
        match (digit, &mut decimals) {
            (b'0'..=b'9', Some(3)) => {}
            (b'0'..=b'9', decimals) => {
                number = number.saturating_mul(10).saturating_add((digit - b'0').into());
                decimals.iter_mut().for_each(|decimals| *decimals += 1);
            }
            (_, None) => decimals = Some(0),
            _ => break,
        }
    }
    number.saturating_mul([1000, 100, 10, 1][decimals.unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_compared_in_thousandths() {
        let read =
            ["52000", "2.5", "0.12345", "20..30", "1.5..2", "", "99999999999999999999999"].map(super::thousandths);
        assert_eq!(read, [52_000_000, 2500, 123, 20_000, 1500, 0, i64::MAX]);
    }
}
