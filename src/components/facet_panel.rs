//! The ways to narrow an answer, with counts: a column on a wide screen, folded away on a phone.

use super::remembering::remembering;
use super::{El, PAPER, button, el, link};
use crate::store::{Action, Store};
use crate::words::fill;
use baoku_archive::facts::{PERSON, PROGRAMME};
use baoku_archive::search::{Answer, FacetCounts};
use baoku_archive::tables::{TOLD, VIEWS, View};
use std::rc::Rc;
use yew::prelude::*;

/// How many values of a facet are shown before the rest is folded away.
const SHOWN: usize = 8;

/// How many are folded away. Up: a large archive draws thousands of names at every key; down: fewer can be chosen
/// without searching first.
const FOLDED: usize = 60;

fn value(store: &Store, facet: &'static str, value: &str, count: u32) -> El {
    let question = store.route.question();
    let told = TOLD.iter().position(|name| *name == facet);
    let chosen = told.map_or(question.filter(facet), |at| Some(&store.route.told()[at])) == Some(value);
    let next_value = if chosen { "" } else { value };
    let next = match told {
        Some(at) => store.route.telling(at, next_value),
        None => store.route.asking(question.clone().without(facet).with(facet, next_value)),
    };
    let is_ours = matches!(facet, "issue" | "year" | "month" | "mark");
    let lang = if is_ours { store.settings.language.tag() } else { PAPER };
    let name = el("span").class("facet-value").attr("lang", lang).say(store.value_label(facet, value));
    let to = link(store, next).put(name).put(el("span").class("facet-count").say(count.to_string()));
    el("li").key(value).put(if chosen { to.flag("aria-current", true) } else { to })
}

fn facet(store: &Store, facet: &FacetCounts) -> El {
    let words = store.words();
    let values = |(name, count): &(String, u32)| value(store, facet.name, name, *count);
    let beyond = facet.values.len().checked_sub(SHOWN + FOLDED).filter(|beyond| *beyond > 0);
    let more =
        || {
            let hidden = (facet.values.len() - SHOWN).to_string();
            el("details")
                .put(el("summary").say(fill(words.more_values(), &[&hidden])))
                .put(el("ul").all(facet.values.iter().skip(SHOWN).take(FOLDED).map(values)))
                .maybe(beyond.map(|beyond| {
                    el("p").class("facet-beyond").say(fill(words.beyond_values(), &[&beyond.to_string()]))
                }))
        };
    el("section")
        .class("facet")
        .key(facet.name)
        .put(el("h2").say(words.facet(facet.name)))
        .put(el("ul").all(facet.values.iter().take(SHOWN).map(values)))
        .maybe((facet.values.len() > SHOWN).then(more))
}

/// The panel.
pub(crate) fn facet_panel(store: &Rc<Store>, answer: &Rc<Answer>) -> Html {
    let (store, answer) = (store.clone(), answer.clone());
    let draw = move |(state, set): (&'static str, Callback<&'static str>)| {
        let words = store.words();
        let open = state == "open";
        let toggle = set.reform(move |_: MouseEvent| if open { "" } else { "open" });
        let told = answer.facets.iter().filter_map(|facet| TOLD.iter().position(|name| *name == facet.name));
        let told = told.filter(|at| !store.route.told()[*at].is_empty());
        let chosen = store.route.question().filters().count() + told.count();
        let name =
            if chosen > 0 { fill(words.filters_chosen(), &[&chosen.to_string()]) } else { words.filters().to_string() };
        // What a large archive counts when somebody asks.
        let uncounted = |(kind, view): &(u32, &View)| {
            let is_counted = answer.facets.iter().any(|facet| facet.name == view.facet);
            store.archive.names_count(*kind) > 0 && !is_counted
        };
        let count = |(kind, view): (u32, &View)| {
            let count = store.act.reform(move |_: MouseEvent| Action::Count(kind));
            let name = fill(words.count_names(), &[words.facet(view.facet)]);
            el("section").class("facet").put(button(name, count))
        };
        let counts = (PERSON..=PROGRAMME).zip(&VIEWS).filter(uncounted).map(count);
        let facets: Vec<&FacetCounts> = answer.facets.iter().filter(|facet| !facet.values.is_empty()).collect();
        if facets.is_empty() {
            return Html::default();
        }
        let toggle = button(name, toggle)
            .class("facet-panel-toggle")
            .flag("aria-expanded", open)
            .attr("aria-controls", "facets");
        let facets = el("div")
            .attr("id", "facets")
            .class("facets")
            .attr("role", "group")
            .attr("aria-label", words.filters())
            .all(facets.into_iter().map(|one| facet(&store, one)))
            .all(counts);
        let skip = el("a").class("skip").attr("href", "#main").say(words.skip_filters());
        el("div").class("facet-panel").flag("data-open", open).put(skip).put(toggle).put(facets).html()
    };
    remembering("facet-panel", draw.into())
}
