//! The page of one name: first appearance, every mention, issue by issue, offices, and what else the articles name.

use super::known::Known;
use super::{COMPANY, Column, FIRST, HELD, Kind, MENTIONS, Row, TREND, Table, Told};
use crate::facts::{BETWEEN, Mention, OFFICE, PERSON, PROGRAMME, mentions};
use crate::search::FacetCounts;

/// How many of those named in the same articles are shown. Up: a long tail that shares one article; down: somebody
/// looked for is not there.
const SHOWN: usize = 40;

/// Places of one name are counted per so many characters, in hundredths.
const PER: u32 = 10_000 * 100;

/// The tables of a name; none where the archive does not have it.
#[inline(never)]
pub(super) fn tables(
    known: &Known<'_>,
    kind: Kind,
    wanted: &str,
    told: &Told,
    facets: &mut Vec<FacetCounts>,
) -> Vec<Table> {
    // By its own name before another that is printed.
    let mut row = Row::default();
    let mut rows = known.rows(kind, &|_| true);
    for word in [1, 0] {
        for one in &rows {
            if known.word(one, word).split(BETWEEN).any(|name| name == wanted) {
                row = one.clone();
            }
        }
    }
    let name = known.word(&row, 0);
    if row.at.is_empty() {
        return Vec::new();
    }
    let mut first = Vec::new();
    let mut everywhere = mentions(&known.facts.facts[row.fact].at[0]);
    known.by_time(&mut everywhere);
    each(&mut first, &row, &everywhere);
    first.truncate(1);
    let articles = row.articles();
    let mut lines = Vec::new();
    each(&mut lines, &row, &row.at);
    let mut lines = Table::new(MENTIONS, lines);
    lines.counts[0] = articles.len();
    known.sort(&mut lines.rows, Column::Date, false);

    let mut trend: Vec<Row> = Vec::new();
    let issue = |row: &Row| row.at.first().map_or(0, |place| known.archive.issue_of(place.article));
    each(&mut trend, &row, &row.at);
    trend.dedup_by(|next, row| {
        let same = issue(next) == issue(row);
        if same {
            row.at.extend_from_slice(&next.at);
        }
        same
    });
    for row in &mut trend {
        let characters = known.facts.characters.get(issue(row)).copied().unwrap_or(0).max(1);
        row.number = ((row.at.len() as u32).saturating_mul(PER) / characters).into();
    }

    let mut held = Vec::new();
    if kind == PERSON {
        held = known.rows(OFFICE, &|_| true);
        held.retain(|office| known.word(office, 1) == name);
    }
    rows.clear();
    for kind in PERSON..=PROGRAMME {
        rows.extend(known.rows(kind, &|article| articles.iter().any(|place| place.article == article)));
    }
    rows.retain(|other| other.fact != row.fact);
    known.sort(&mut rows, Column::Articles, true);
    rows.truncate(SHOWN);
    vec![
        Table::new(FIRST, first),
        lines.asked(known, told, facets),
        Table::new(TREND, trend),
        Table::new(HELD, held),
        Table::new(COMPANY, rows),
    ]
}

/// A row for each of some places.
#[inline(never)]
fn each(rows: &mut Vec<Row>, row: &Row, at: &[Mention]) {
    for place in at {
        rows.push(Row { fact: row.fact, at: vec![*place], number: 0 });
    }
}
