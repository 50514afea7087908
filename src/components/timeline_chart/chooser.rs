//! What the timeline is to show: kinds of lanes, of offices and events that come again those with these names, and other
//! words to compare. The address says what is chosen.

use super::super::{El, el, link};
use crate::store::{Action, Store};
use crate::words::fill;
use baoku_archive::facts::BETWEEN;
use baoku_archive::lanes::{AGAIN, FOUND, HELD, ISSUES, LANES};
use baoku_archive::tables::{LANES_SHOWN, OF, TERMS};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::html::onchange;
use yew::prelude::*;

/// How many names are chosen at a time. Up: their address is cut by chats; down: fewer can be held against each other.
const MOST: usize = 12;

/// The lanes to choose from, the names of some of them, and other words to compare.
pub(super) fn chooser(store: &Rc<Store>, field: &NodeRef) -> El {
    let words = store.words();
    let chosen = match store.route.told()[LANES_SHOWN].as_str() {
        "" => vec![LANES[0], LANES[ISSUES]],
        chosen => LANES.into_iter().filter(|lane| chosen.split(',').any(|name| name == *lane)).collect(),
    };
    let known = if store.ready.facts.facts.is_empty() { AGAIN } else { FOUND };
    let choices = words.chart_lanes().split('#').zip(LANES).take(known).map(|(label, lane)| {
        let is_shown = chosen.contains(&lane);
        let next: Vec<&str> = LANES.into_iter().filter(|other| chosen.contains(other) != (*other == lane)).collect();
        let to = link(store, store.route.telling(LANES_SHOWN, &next.join(",")));
        el("li").put(to.class("chip").flag("aria-current", is_shown).say(label))
    });
    let (act, route, typed) = (store.act.clone(), store.route.clone(), field.clone());
    let changed = Callback::from(move |_: Event| {
        let typed = typed.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
        act.emit(Action::Go(route.telling(TERMS, typed.trim())));
    });
    let field = el("input")
        .found_by(field)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", words.chart_terms_example())
        .listen(Rc::new(onchange::Wrapper::new(changed)));
    el("div")
        .class("timeline-chart-lanes")
        .put(el("ul").attr("aria-label", words.chart_choose()).all(choices))
        .put(el("label").put(el("span").say(words.chart_terms())).put(field))
        .maybe(names(store, AGAIN))
        .maybe(names(store, HELD))
}

/// The names of a kind of lanes, those of which most is printed first.
fn names(store: &Store, lane: usize) -> Option<El> {
    let words = store.words();
    let all = &store.ready.lanes.offered;
    let chosen: Vec<&str> = all.iter().filter(|one| one.is_chosen).map(|one| one.name.as_str()).collect();
    let of_kind = all.iter().filter(|one| one.lane == lane);
    let offered = of_kind.clone().map(|one| {
        let others = chosen.iter().copied().filter(|name| *name != one.name);
        let mut next: Vec<&str> = others.chain((!one.is_chosen).then_some(&*one.name)).collect();
        if next.len() > MOST {
            next.remove(0);
        }
        let to = link(store, store.route.telling(OF, &next.join(&BETWEEN.to_string())));
        let label = el("span").paper().say(one.name.clone());
        let times = fill(words.chart_times(), &[&one.times.to_string()]);
        el("li").put(to.class("chip").flag("aria-current", one.is_chosen).put(label).say(times))
    });
    let most = link(store, store.route.telling(OF, "")).class("chip").flag("aria-current", chosen.is_empty());
    let count = of_kind.clone().count();
    (count > 0).then(|| {
        let kind = words.chart_lanes().split('#').nth(lane).unwrap_or_default();
        el("details")
            .key(LANES[lane])
            .put(el("summary").say(fill(words.chart_names(), &[kind, &count.to_string()])))
            .put(el("ul").put(el("li").put(most.say(words.chart_most()))).all(offered))
    })
}
