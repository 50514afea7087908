//! A period chosen by two form fields: the equal of the brush on a phone and for the keyboard.

use crate::hooks::use_store;
use crate::route::months_between;
use baoku_archive::date::PartialDate;
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::Strip;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What can be chosen.
#[derive(PartialEq, Properties)]
pub(crate) struct RangeFieldsProps {
    /// Every month from the first to the last.
    pub(crate) strip: Rc<Strip>,
    /// What is chosen.
    pub(crate) chosen: Option<MonthRange>,
    /// Told what is chosen next.
    pub(crate) onchoose: Callback<Option<MonthRange>>,
}

/// The fields; nothing when there is only one month to choose.
#[component]
pub(crate) fn RangeFields(props: &RangeFieldsProps) -> Html {
    let store = use_store();
    let words = store.words();
    let bars = &props.strip.bars;
    let (Some((oldest, _)), Some((newest, _))) = (bars.first(), bars.last()) else { return Html::default() };
    if bars.len() < 2 {
        return Html::default();
    }
    let first = props.chosen.map_or(*oldest, MonthRange::first);
    let last = props.chosen.map_or(*newest, MonthRange::last);
    let field = |id: &'static str, label: &'static str, value: PartialDate, other: PartialDate| {
        let onchange = props.onchoose.reform(move |event: Event| {
            let picked = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default();
            months_between(&picked, &other.to_string())
        });
        html! {
            <label for={id}>
                <span>{ label }</span>
                <select {id} {onchange}>
                    for (month, _) in bars {
                        <option value={month.to_string()} selected={*month == value}>{ store.date(*month) }</option>
                    }
                </select>
            </label>
        }
    };
    let all = props.onchoose.reform(|_: MouseEvent| None);
    html! {
        <div class="range-fields" role="group" aria-label={words.choose_range}>
            { field("range-first", words.range_from, first, last) }
            { field("range-last", words.range_to, last, first) }
            if props.chosen.is_some() {
                <button type="button" onclick={all}>{ words.range_all }</button>
            }
        </div>
    }
}
