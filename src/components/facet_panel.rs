//! The ways to narrow an answer, with counts: a column on a wide screen, folded away on a phone.

use super::{Dress, PAPER, link};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::search::FacetCounts;
use std::rc::Rc;
use yew::prelude::*;

/// How many values of a facet are shown before the rest is folded away.
const SHOWN: usize = 8;

/// The counts.
#[derive(PartialEq, Properties)]
pub(crate) struct FacetPanelProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
    /// Every facet of the answer.
    pub(crate) facets: Vec<FacetCounts>,
}

fn value(store: &Store, facet: &'static str, value: &str, count: u32) -> Html {
    let question = store.route.question();
    let chosen = question.filter(facet) == Some(value);
    let next = match chosen {
        true => question.clone().without(facet),
        false => question.clone().with(facet, value),
    };
    let lang = matches!(facet, "section" | "person" | "place" | "org" | "programme").then_some(PAPER);
    html! {
        <li key={value}>
            { link(store, store.route.asking(next), Dress { current: chosen.then_some("true"), ..Dress::default() }, html! { <><span class="facet-value" {lang}>{ store.value_label(facet, value) }</span>
                <span class="facet-count">{ count }</span></> }) }
        </li>
    }
}

/// The panel.
#[component]
pub(crate) fn FacetPanel(props: &FacetPanelProps) -> Html {
    let store = &props.store;
    let words = store.words();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let chosen = store.route.question().filters().count();
    let name = if chosen > 0 { fill(words.filters_chosen, &[&chosen.to_string()]) } else { words.filters.to_string() };
    let facets: Vec<&FacetCounts> = props.facets.iter().filter(|facet| !facet.values.is_empty()).collect();
    if facets.is_empty() {
        return Html::default();
    }
    html! {
        <div class="facet-panel" data-open={open.to_string()}>
            <button type="button" class="facet-panel-toggle" aria-expanded={open.to_string()} aria-controls="facets" onclick={toggle}>
                { name }
            </button>
            <div id="facets" class="facets" role="group" aria-label={words.filters}>
                for facet in facets {
                    <section class="facet" key={facet.name}>
                        <h2>{ words.facet(facet.name) }</h2>
                        <ul>
                            for (name, count) in facet.values.iter().take(SHOWN) {
                                { value(store, facet.name, name, *count) }
                            }
                        </ul>
                        if facet.values.len() > SHOWN {
                            <details>
                                <summary>{ fill(words.more_values, &[&(facet.values.len() - SHOWN).to_string()]) }</summary>
                                <ul>
                                    for (name, count) in facet.values.iter().skip(SHOWN) {
                                        { value(store, facet.name, name, *count) }
                                    }
                                </ul>
                            </details>
                        }
                    </section>
                }
            </div>
        </div>
    }
}
