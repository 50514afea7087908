//! The answer by year and month, and a period to choose.

use crate::components::{El, RangeBrush, chips, el, facet_panel, range_fields, result_bar, timeline_list};
use crate::route::Route;
use crate::store::{Action, Store};
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::strip;
use std::rc::Rc;
use yew::prelude::*;

/// The timeline page.
pub(crate) fn timeline_page(store: &Rc<Store>) -> El {
    let page = el("div").class("timeline-page").put(el("h1").say(store.words().timeline_title()));
    let Some(answer) = &store.ready.answer else { return page.maybe(chips(store)) };
    let chosen = store.route.question().dates;
    // A chosen month stays on the strip when nothing else is there any more.
    let shown = chosen.map(|range| [range.first(), range.last()]);
    let bars = Rc::new(strip(&answer.months, shown.as_ref().map_or(&[], |months| months.as_slice())));
    let asking = |action: fn(Route) -> Action| {
        let (route, act) = (store.route.clone(), store.act.clone());
        Callback::from(move |range: Option<MonthRange>| {
            act.emit(action(route.asking(route.question().clone().during(range))));
        })
    };
    let onchoose = asking(Action::Go);
    let brush = html! {
        <RangeBrush store={store.clone()} strip={bars.clone()} {chosen} onchoose={onchoose.clone()} ondraft={asking(Action::Draft)} />
    };
    page.put(result_bar(store, answer.articles.len() as u32, 1, 1))
        .add(brush)
        .add(range_fields(store, &bars, chosen, &onchoose))
        .maybe(chips(store))
        .add(facet_panel(store, answer))
        .put(timeline_list(store, answer))
}
