//! Who and what is named in the same articles: people against programmes, and against one another.

use super::grid::{Grid, Head};
use super::known::Known;
use super::{Column, TOGETHER, VIEWS};
use crate::facts::{PERSON, PROGRAMME};

/// How many people stand in the rows. Up: a phone shows mostly empty cells; down: those who are named less often are not
/// there.
const ROWS: usize = 14;

/// How many names stand in the columns. Up: they do not fit on a phone; down: likewise.
const COLUMNS: usize = 10;

/// The grids.
pub(super) fn grids(known: &Known<'_>) -> Vec<Grid> {
    let named = |kind: u32, most: usize| {
        let mut rows = known.rows(kind, &|_| true);
        known.sort(&mut rows, Column::Articles, true);
        rows.truncate(most);
        rows.into_iter().map(|row| (head(known, kind, row.fact), row.articles())).collect::<Vec<_>>()
    };
    let people = named(PERSON, ROWS);
    let grid = |kind: u32| {
        let columns = named(kind, COLUMNS);
        let mut cells = Vec::new();
        for (name, articles) in &people {
            let shared = |(other, others): &(Head, Vec<_>)| {
                let both = |place: &&crate::facts::Mention| {
                    others.iter().any(|other: &crate::facts::Mention| other.article == place.article)
                };
                if other == name { 0 } else { 100 * articles.iter().filter(both).count() as u32 }
            };
            cells.push(columns.iter().map(shared).collect());
        }
        let rows = people.iter().map(|(head, _)| head.clone()).collect();
        let columns = columns.into_iter().map(|(head, _)| head).collect();
        Grid { kind: TOGETHER, rows, columns, cells, totals: Vec::new(), along: Vec::new() }
    };
    [PROGRAMME, PERSON].map(grid).into_iter().filter(|grid| grid.most() > 0).collect()
}

fn head(known: &Known<'_>, kind: u32, fact: usize) -> Head {
    let value = known.facts.facts.get(fact).map_or("", |fact| fact.word(0)).into();
    Head { facet: VIEWS[kind as usize].facet, value }
}
