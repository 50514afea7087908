//! What an issue is the first to print: names and words whose first place in the archive is in it.

use super::known::Known;
use super::{NEW, Row, Table};
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
    let most = if question.filter("issue").is_none() { SHOWN } else { rows.len() };
    let (mut last, mut shown) = (0, 0);
    rows.retain(|row| {
        shown = if row.number == last { shown } else { 0 };
        last = row.number;
        let is_shown = shown < most && !is_printed_before(known, row);
        shown += usize::from(is_shown);
        is_shown
    });
    Table::new(NEW, rows)
}

/// Whether an earlier issue has one of a row's names, as part of other words perhaps: 镇人大 in 镇人大主席.
fn is_printed_before(known: &Known<'_>, row: &Row) -> bool {
    let folding = known.archive.folding();
    let forms = [known.word(row, 0)].into_iter().chain(known.word(row, 1).split('、'));
    let forms: Vec<String> = forms.map(|form| folding.fold_text(form)).filter(|form| !form.is_empty()).collect();
    let first = row.at.first().map_or(0, |first| first.article);
    (0..first).filter(|article| (known.archive.issue_of(*article) as i64) < row.number).any(|article| {
        let article = known.archive.numbered(article);
        let is_in = |text: &str| forms.iter().any(|form| text.contains(form.as_str()));
        article.is_some_and(|article| article.folded().iter().any(|line| is_in(&line.text)))
    })
}
