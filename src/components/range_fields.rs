//! A period chosen by two form fields: the equal of the brush on a phone and for the keyboard.

use crate::route::months_between;
use crate::store::Store;
use baoku_archive::date::PartialDate;
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::Strip;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
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
        let onchange = onchoose.reform(move |event: Event| {
            let picked = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default();
            months_between(&picked, &other.to_string())
        });
        html! {
            <label for={id}>
                <span>{ label }</span>
                <select {id} {onchange}>
                    for (month, _) in bars.iter() {
                        <option value={month.to_string()} selected={*month == value}>{ store.date(*month) }</option>
                    }
                </select>
            </label>
        }
    };
    let all = onchoose.reform(|_: MouseEvent| None);
    html! {
        <div class="range-fields" role="group" aria-label={words.choose_range()}>
            { field("range-first", words.range_from(), first, last) }
            { field("range-last", words.range_to(), last, first) }
            if chosen.is_some() {
                <button type="button" onclick={all}>{ words.range_all() }</button>
            }
        </div>
    }
}
