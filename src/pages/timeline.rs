//! The answer by year and month, and a period to choose.

use crate::components::{El, TimelineChart, chips, el, facet_panel, range_fields, result_bar, timeline_list};
use crate::store::{Action, Store};
use baoku_archive::question::Period;
use std::rc::Rc;
use yew::prelude::*;

/// The timeline page.
pub(crate) fn timeline_page(store: &Rc<Store>) -> El {
    let page = el("div").class("timeline-page").put(el("h1").say(store.words().timeline_title()));
    let Some(answer) = &store.ready.answer else { return page.maybe(chips(store)) };
    let (route, act) = (store.route.clone(), store.act.clone());
    let onchoose = Callback::from(move |period: Option<Period>| {
        act.emit(Action::Go(route.asking(route.question().clone().during(period))));
    });
    page.put(result_bar(store, answer.articles.len() as u32, 1, 1))
        .add(html! { <TimelineChart store={store.clone()} /> })
        .add(range_fields(store, store.ready.lanes.whole, store.route.question().dates, &onchoose))
        // Its place is kept where nothing is chosen: the drawing must stay the same one, with what has the keyboard in it.
        .add(chips(store).map(El::html).unwrap_or_default())
        .add(facet_panel(store, answer))
        .put(timeline_list(store, answer))
}
