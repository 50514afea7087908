//! Words over time: the field they are typed into, the lines, and how they are counted. The table says the same.

use super::fact_grid::hundredths;
use super::fact_table::{Points, axis, drawing};
use super::{El, el, link};
use crate::store::{Action, Store};
use crate::words::fill;
use baoku_archive::tables::grid::Grid;
use baoku_archive::tables::{MARK, TERMS, TIMES, UNIT};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::html::onsubmit;
use yew::prelude::*;

/// The field and the button that compares.
pub(crate) fn compared_words(store: &Rc<Store>) -> El {
    let columns = store.ready.grids.iter().flat_map(|grid| &grid.columns);
    let words = columns.map(|head| head.value.as_str()).collect::<Vec<_>>().join(" ");
    let field = NodeRef::default();
    let send = {
        let (field, store) = (field.clone(), store.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            store.act.emit(Action::Go(store.route.telling(TERMS, &words).telling(MARK, "")));
        })
    };
    let label = store.words().explore_words();
    let field = el("input")
        .attr("id", "compared")
        .attr("name", "terms")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "go")
        .holding(&words)
        .found_by(&field);
    el("form")
        .class("compared-words")
        .listen(Rc::new(onsubmit::Wrapper::new(send)))
        .put(el("label").attr("for", "compared").say(label))
        .put(field)
        .put(el("button").attr("type", "submit").say(store.words().explore_compare()))
}

/// The lines with their words, and how they are counted.
pub(crate) fn compared(store: &Store, grid: &Grid) -> El {
    let words = store.words();
    let most = grid.most().max(1);
    // The word that is chosen, else the first that is printed: the one whose places are listed.
    let chosen = grid.columns.iter().position(|head| head.value == store.route.told()[MARK]);
    let shown = chosen.or_else(|| grid.totals.iter().position(|total| *total > 0)).unwrap_or(0);
    let mut lines: Vec<Points> = Vec::new();
    let mut legend = el("ul").class("compared-legend");
    for (at, column) in grid.columns.iter().enumerate() {
        let point = |(cells, along): (&Vec<u32>, &Option<u32>)| {
            Some([(*along)?, 100 - (u64::from(cells[at]) * 95 / u64::from(most)) as u32])
        };
        lines.push(grid.cells.iter().zip(&grid.along).filter_map(point).collect());
        let to = link(store, store.route.telling(MARK, &column.value));
        let to = if shown == at { to.flag("aria-current", true) } else { to };
        let swatch = el("span").class("compared-swatch").attr("data-line", at.to_string());
        let total = grid.totals.get(at).copied().unwrap_or(0).to_string();
        let word = el("span").paper().say(column.value.clone());
        legend = legend.put(el("li").put(to.put(swatch).put(word).put(el("span").class("facet-count").say(total))));
    }
    let large = store.archive.is_sharded();
    let measures = if large {
        [(words.explore_share(), ""), (words.explore_articles(), TIMES)]
    } else {
        [(words.explore_relative(), ""), (words.explore_times(), TIMES)]
    };
    let measure = |(name, value): (&'static str, &'static str)| {
        let to = link(store, store.route.telling(UNIT, value)).say(name);
        el("li").put(if store.route.told()[UNIT] == value { to.flag("aria-current", true) } else { to })
    };
    let highest = fill(words.explore_highest(), &[&hundredths(store, grid, grid.most())]);
    el("figure")
        .class("fact-table compared")
        .put(legend)
        .put(el("p").class("compared-highest").say(highest))
        .put(drawing(&lines, true, "M0 100H1000"))
        .put(axis(store))
        .put(el("ul").class("compared-measure").attr("aria-label", words.explore_measure()).all(measures.map(measure)))
}
