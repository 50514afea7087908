//! What an issue is the first to print: names and words whose first place in the archive is in it.

use super::known::Known;
use super::{NEW, Table};
use crate::facts::{PERSON, PROGRAMME, WORD, mentions};
use crate::order::sort_by_numbers;
use crate::question::Question;

/// How many an issue is shown with unless it was chosen. Up: the list of a thick issue hides the next; down: what became
/// frequent later is left out.
const SHOWN: usize = 12;

/// The table: the newest issue first, then what is printed most often. Of the first issue nothing is new.
pub(super) fn table(known: &Known<'_>, question: &Question) -> Table {
    let mut rows = Vec::new();
    for kind in (PERSON..=PROGRAMME).chain([WORD]) {
        rows.extend(known.rows(kind, &|_| true));
    }
    let issue = |article: u32| known.archive.issue_of(article);
    rows.retain(|row| {
        let at = known.facts.facts[row.fact].at.first().map(|at| mentions(at)).unwrap_or_default();
        // A later place can be asked for alone.
        at.first() == row.at.first() && at.first().is_some_and(|first| issue(first.article) > 0)
    });
    for row in &mut rows {
        row.number = row.at.first().map_or(0, |first| issue(first.article)) as i64;
    }
    sort_by_numbers(&mut rows, |row| [-row.number, -(row.at.len() as i64), 0, 0]);
    if question.filter("issue").is_none() {
        let (mut last, mut shown) = (0, 0);
        rows.retain(|row| {
            shown = if row.number == last { shown + 1 } else { 1 };
            last = row.number;
            shown <= SHOWN
        });
    }
    Table::new(NEW, rows)
}
