//! A period chosen by two form fields: what the drawing does by hand, month by month.

use super::{button, el};
use crate::route::months_between;
use crate::store::Store;
use baoku_archive::chart::Window;
use baoku_archive::date::PartialDate;
use baoku_archive::question::Period;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;

/// The fields; nothing when there is only one month to choose.
pub(crate) fn range_fields(
    store: &Store,
    whole: Window,
    chosen: Option<Period>,
    onchoose: &Callback<Option<Period>>,
) -> Html {
    let words = store.words();
    let month = |day| PartialDate::from_day_number(day).and_then(PartialDate::to_month);
    let (Some(oldest), Some(newest)) = (month(whole.first), month(whole.last)) else { return Html::default() };
    if oldest == newest {
        return Html::default();
    }
    let months = || (oldest.month_number()..=newest.month_number()).filter_map(PartialDate::from_month_number);
    let first = chosen.and_then(|period| period.first().to_month()).unwrap_or(oldest);
    let last = chosen.and_then(|period| period.last().to_month()).unwrap_or(newest);
    let field = |id: &'static str, label: &'static str, value: PartialDate, other: PartialDate| {
        let picked = onchoose.reform(move |event: Event| {
            let picked = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default();
            months_between(&picked, &other.to_string())
        });
        let option = |month: PartialDate| {
            let option = el("option").attr("value", month.to_string()).say(store.date(month));
            if month == value { option.attr("selected", "") } else { option }
        };
        let field = el("select").attr("id", id).listen(Rc::new(onchange::Wrapper::new(picked)));
        el("label").attr("for", id).put(el("span").say(label)).put(field.all(months().map(option)))
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
