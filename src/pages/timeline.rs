//! The answer by year and month, and a period to choose.

use crate::components::{Chips, FacetPanel, RangeBrush, RangeFields, ResultBar, TimelineList};
use crate::hooks::{use_answer, use_store};
use crate::store::Action;
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::strip;
use yew::prelude::*;

/// The timeline page.
#[component]
pub(crate) fn TimelinePage() -> Html {
    let store = use_store();
    let question = store.route.question();
    let answer = use_answer(question);
    let bars = use_memo((answer.months.clone(), question.dates), |(months, chosen)| {
        // A chosen month stays on the strip when nothing else is there any more.
        let ends = chosen.into_iter().flat_map(|range| [range.first(), range.last()]).map(|month| (month, 0));
        let mut months = months.clone();
        for (month, none) in ends {
            months.entry(month).or_insert(none);
        }
        strip(&months)
    });
    let asking = |action: fn(crate::route::Route) -> Action| {
        let (route, act) = (store.route.clone(), store.act.clone());
        Callback::from(move |range: Option<MonthRange>| {
            act.emit(action(route.asking(route.question().clone().during(range))));
        })
    };
    html! {
        <div class="timeline-page">
            <h1>{ store.words().timeline_title }</h1>
            <ResultBar total={answer.articles.len() as u32} leaf={1} leaves={1} />
            <RangeBrush strip={bars.clone()} chosen={question.dates} onchoose={asking(Action::Go)} ondraft={asking(Action::Draft)} />
            <RangeFields strip={bars} chosen={question.dates} onchoose={asking(Action::Go)} />
            <Chips />
            <FacetPanel facets={answer.facets.clone()} />
            <TimelineList {answer} />
        </div>
    }
}
