//! Numbers in rows and columns, each a way to the articles it counts; what is much is darker.

use super::{El, PAPER, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::tables::grid::{Grid, Head, WORDS};
use baoku_archive::tables::{MARK, TIMES, TOGETHER, UNIT, VIEWS};

/// A number in hundredths, with those only where it is held against something.
pub(super) fn hundredths(store: &Store, grid: &Grid, number: u32) -> String {
    let rest = (100 + number % 100).to_string();
    let whole = (number / 100).to_string();
    if grid.kind == TOGETHER || store.route.told()[UNIT] == TIMES { whole } else { [&whole, ".", &rest[1..]].concat() }
}

/// The grid, with a caption of its own.
pub(crate) fn fact_grid(store: &Store, grid: &Grid, caption: &str, corner: &'static str) -> El {
    let most = grid.most().max(1);
    let column = |column: &Head| el("th").attr("scope", "col").put(head(store, column));
    let row = |(row, cells): (&Head, &Vec<u32>)| {
        let question = row.narrow(store.route.question().clone());
        let cell = |(column, number): (&Head, &u32)| {
            let level = (number * 4).div_ceil(most).to_string();
            let said = hundredths(store, grid, *number);
            let cell = el("td").attr("data-level", level);
            match number {
                // Nobody is named together with themselves.
                _ if column == row => cell,
                0 => cell.put(el("span").class("fact-grid-none").say(said)),
                _ => cell.put(link(store, Route::results(column.narrow(question.clone()))).say(said)),
            }
        };
        let cells = grid.columns.iter().zip(cells).map(cell);
        el("tr").put(el("th").attr("scope", "row").put(head(store, row))).all(cells)
    };
    let words = store.words();
    let caption = match (grid.kind, grid.rows.first(), grid.columns.first()) {
        // There are several; by what is counted they can be told apart.
        (TOGETHER, Some(row), Some(column)) => {
            [caption, " ", words.facet(row.facet), " × ", words.facet(column.facet)].concat()
        }
        _ => caption.to_string(),
    };
    let corner = if corner.is_empty() { el("td") } else { el("th").attr("scope", "col").say(corner) };
    let top = el("tr").put(corner).all(grid.columns.iter().map(column));
    let table = el("table")
        .put(el("caption").class("off-screen").say(caption.clone()))
        .put(el("thead").put(top))
        .put(el("tbody").all(grid.rows.iter().zip(&grid.cells).map(row)));
    el("div")
        .class("fact-grid")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", caption)
        .attr("data-kind", if grid.kind == TOGETHER { "names" } else { "words" })
        .put(table)
}

/// What a row or column is called, a way to what it is.
fn head(store: &Store, head: &Head) -> El {
    let value = &head.value;
    let view = VIEWS.iter().position(|view| view.facet == head.facet);
    let to = match (view, head.facet) {
        (Some(view), _) => Route::named(view, value),
        (_, WORDS) => store.route.telling(MARK, value),
        _ => store.route.asking(head.narrow(store.route.question().clone())),
    };
    let label = if value.is_empty() { store.words().undated().into() } else { store.value_label(head.facet, value) };
    let lang = if view.is_some() || head.facet == WORDS { PAPER } else { store.settings.language.tag() };
    link(store, to).attr("lang", lang).say(label)
}
