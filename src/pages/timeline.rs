//! The answer by year and month, and a period to choose.

use crate::components::{El, TimelineChart, chips, el, facet_panel, result_bar, timeline_list};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The timeline page.
pub(crate) fn timeline_page(store: &Rc<Store>) -> El {
    let page = el("div").class("timeline-page").put(el("h1").say(store.words().timeline_title()));
    let Some(answer) = &store.ready.answer else { return page.maybe(chips(store)) };
    page.put(result_bar(store, answer.articles.len() as u32, 1, 1))
        .add(html! { <TimelineChart store={store.clone()} /> })
        // Its place is kept where nothing is chosen: the drawing must stay the same one, with what has the keyboard in it.
        .add(chips(store).map(El::html).unwrap_or_default())
        .add(facet_panel(store, answer))
        .put(timeline_list(store, answer))
}
