//! Words the reader types, over time and in their context. Of a large archive articles are counted by its index and few
//! texts are read; of one that is loaded whole every place in print.

use super::grid::{Grid, Head, WORDS};
use super::known::Known;
use super::{CONTEXT, Column, EXPLORE, MARK, Row, TERMS, TIMES, Table, Told, UNIT, along};
use crate::archive::Archive;
use crate::date::PartialDate;
use crate::facts::PROGRAMME;
use crate::order::distinct;
use crate::question::Question;
use crate::search::Answer;

/// How many words are compared. Up: lines that nobody can tell apart, and more of a large archive's index to load; down:
/// fewer spellings of one thing side by side.
const MOST_WORDS: usize = 6;

/// How many words an empty field begins with.
const BEGUN: usize = 3;

/// How many rows the grid has at most: issues, else months, else years. Up: a long table; down: less exact in time.
const MOST_PERIODS: usize = 40;

/// How many articles of a large archive are read for the places of a word. Up: megabytes of text; down: less context.
const MOST_READ: usize = 20;

/// What a page of exploring is drawn from.
#[derive(Debug, Clone)]
pub struct Explored {
    /// Words by time.
    pub grid: Grid,
    /// The places of one of them, with what stands around.
    pub context: Table,
    /// In a large archive the articles that were read for it.
    pub read: Vec<u32>,
}

impl Archive {
    /// Compares the words told, in the articles of an answer.
    #[must_use]
    pub fn take_explored(&self, question: &Question, told: &Told, answer: &Answer) -> Option<Explored> {
        let large = self.is_sharded();
        let facts = self.facts().unwrap_or_default();
        let known = Known::of(self, &facts, &answer.articles);
        let folding = self.folding();
        let mut columns: Vec<Head> = Vec::new();
        let mut folded: Vec<String> = Vec::new();
        for word in words(&told[TERMS], &known) {
            let as_searched = folding.fold_text(word);
            if !as_searched.is_empty() && !folded.contains(&as_searched) && folded.len() < MOST_WORDS {
                columns.push(Head { facet: WORDS, value: word.into() });
                folded.push(as_searched);
            }
        }
        let chosen = columns.iter().position(|head| head.value == told[MARK]);

        // What each article counts for, and how often it has each word.
        let mut sizes = vec![0u32; self.article_count() as usize];
        let mut times = vec![sizes.clone(); columns.len()];
        let mut places = vec![Vec::new(); columns.len()];
        let mut read = Vec::new();
        if large {
            let found: Vec<_> = columns.iter().map(|head| self.take_answer(&head.narrow(question.clone()))).collect();
            for article in &answer.articles {
                sizes[*article as usize] = 1;
            }
            for (at, found) in found.into_iter().enumerate() {
                let found = found?;
                for article in &found.articles {
                    times[at][*article as usize] = 1;
                }
                // Of the word that is chosen, else of the first that is found.
                if chosen == Some(at) || chosen.is_none() && read.is_empty() {
                    read = found.articles.into_iter().take(MOST_READ).collect();
                }
            }
            for article in self.take_articles(&read) {
                let article = article?;
                for (term, places) in folded.iter().zip(&mut places) {
                    places.extend(article.printed(term));
                }
            }
        } else {
            for number in distinct(answer.articles.iter().copied()) {
                let Some(article) = self.numbered(number) else { continue };
                sizes[number as usize] = article.length();
                for (at, term) in folded.iter().enumerate() {
                    let printed = article.printed(term);
                    times[at][number as usize] = printed.len() as u32;
                    places[at].extend(printed);
                }
            }
        }
        let grid = self.by_time(&sizes, &times, columns, told[UNIT] == TIMES)?;
        let word = chosen.or_else(|| places.iter().position(|places| !places.is_empty())).unwrap_or(0);
        let rows = places
            .into_iter()
            .nth(word)
            .unwrap_or_default()
            .into_iter()
            .map(|place| Row { fact: 0, at: vec![place], number: 0 })
            .collect();
        let mut context = Table::new(CONTEXT, rows);
        known.sort(&mut context.rows, Column::Date, false);
        Some(Explored { grid, context: context.asked(&known, told, &mut Vec::new()), read })
    }

    /// Counts by issue, or where those are too many by month or year.
    fn by_time(&self, sizes: &[u32], times: &[Vec<u32>], columns: Vec<Head>, only_times: bool) -> Option<Grid> {
        let listing = self.take_listing()?;
        let mut kept = (Vec::new(), Vec::new(), "");
        for facet in ["issue", "month", "year"].into_iter().filter_map(crate::facet::facet) {
            let period = |article: usize| {
                let mut value = u32::MAX;
                facet.each(&listing, article as u32, &mut |one| value = one);
                value
            };
            let asked = (0..sizes.len()).filter(|article| sizes[*article] > 0);
            let of: Vec<(usize, u32)> = asked.map(|article| (article, period(article))).collect();
            let periods = distinct(of.iter().map(|(_, period)| *period));
            let fits = periods.len() <= MOST_PERIODS;
            kept = (of, periods, facet.name());
            if fits {
                break;
            }
        }
        let (of, periods, name) = kept;
        let facet = crate::facet::facet(name)?;
        let label = |period: &u32| if *period == u32::MAX { String::new() } else { facet.label(&listing, *period) };
        let rows: Vec<Head> = periods.iter().map(|period| Head { facet: name, value: label(period) }).collect();
        let mut all = vec![0u32; rows.len()];
        let mut cells = vec![vec![0u32; columns.len()]; rows.len()];
        let mut totals = vec![0; columns.len()];
        for (article, period) in of {
            let Ok(row) = periods.binary_search(&period) else { continue };
            all[row] += sizes[article];
            for (column, times) in times.iter().enumerate() {
                cells[row][column] += times[article];
                totals[column] += times[article];
            }
        }
        let per = if self.is_sharded() { 100 } else { 10_000 };
        for (row, all) in cells.iter_mut().zip(all) {
            for cell in row {
                let hundredths = u64::from(*cell) * 100;
                *cell = if only_times { hundredths } else { hundredths * per / u64::from(all.max(1)) } as u32;
            }
        }
        let day = |head: &Head| {
            let date = self.issue(&head.value).map_or_else(|| head.value.parse().ok(), |issue| issue.date.date);
            date.map(PartialDate::day_number)
        };
        let days: Vec<Option<i32>> = rows.iter().map(day).collect();
        let (first, last) = (days.iter().flatten().min().copied(), days.iter().flatten().max().copied());
        let ends = first.zip(last);
        let along = |day: &Option<i32>| ends.zip(*day).map(|((first, last), day)| along(day - first, last - first));
        let along = days.iter().map(along).collect();
        Some(Grid { kind: EXPLORE, rows, columns, cells, totals, along })
    }
}

/// The words told; where there are none, set phrases that come up in the most articles.
fn words<'a>(told: &'a str, known: &Known<'a>) -> Vec<&'a str> {
    let parted = |letter: char| letter.is_whitespace() || "、，,；;\"“”".contains(letter);
    if !told.is_empty() {
        return told.split(parted).collect();
    }
    let mut rows = known.rows(PROGRAMME, &|_| true);
    // One that is a list would be read as several.
    rows.retain(|row| !known.word(row, 0).contains(parted));
    known.sort(&mut rows, Column::Articles, true);
    rows.iter().take(BEGUN).map(|row| known.word(row, 0)).collect()
}
