//! A period chosen by two form fields: the equal of the brush on a phone and for the keyboard.

use super::{button, el};
use crate::route::months_between;
use crate::store::Store;
use baoku_archive::date::PartialDate;
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::Strip;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;

/// The fields; nothing when there is only one month to choose.
pub(crate) fn range_fields(
    store: &Store,
    strip: &Rc<Strip>,
    chosen: Option<MonthRange>,
    onchoose: &Callback<Option<MonthRange>>,
) -> Html {
    let words = store.words();
    let bars = &strip.bars;
    let (Some((oldest, _)), Some((newest, _))) = (bars.first(), bars.last()) else { return Html::default() };
    if bars.len() < 2 {
        return Html::default();
    }
    let first = chosen.map_or(*oldest, MonthRange::first);
    let last = chosen.map_or(*newest, MonthRange::last);
    let field = |id: &'static str, label: &'static str, value: PartialDate, other: PartialDate| {
        let picked = onchoose.reform(move |event: Event| {
            let picked = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default();
            months_between(&picked, &other.to_string())
        });
        let option = |(month, _): &(PartialDate, u32)| {
            let option = el("option").attr("value", month.to_string()).say(store.date(*month));
            if *month == value { option.attr("selected", "") } else { option }
        };
        let field = el("select").attr("id", id).listen(Rc::new(onchange::Wrapper::new(picked)));
        el("label").attr("for", id).put(el("span").say(label)).put(field.all(bars.iter().map(option)))
    };
    let all = onchoose.reform(|_: MouseEvent| None);
    el("div")
        .class("range-fields")
        .attr("role", "group")
        .attr("aria-label", words.choose_range())
        .put(field("range-first", words.range_from(), first, last))
        .put(field("range-last", words.range_to(), last, first))
        .maybe(chosen.map(|_| button(words.range_all(), all)))
        .html()
}
