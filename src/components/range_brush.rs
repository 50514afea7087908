//! The density strip: a bar a month, and a period brushed over it by pointer or by two handles from the keyboard.
//!
//! Drawn on wide screens only; `range_fields` does the same everywhere.

use super::{El, el};
use crate::services::device;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::date::PartialDate;
use baoku_archive::question::MonthRange;
use baoku_archive::timeline::Strip;
use std::rc::Rc;
use web_sys::Element;
use yew::html::{onkeydown, onpointercancel, onpointerdown, onpointermove, onpointerup};
use yew::prelude::*;

/// How much of the drawing's height the highest bar takes, in hundredths.
const HIGHEST: u32 = 94;

/// What can be chosen.
#[derive(PartialEq, Properties)]
pub(crate) struct RangeBrushProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
    /// Every month from the first to the last.
    pub(crate) strip: Rc<Strip>,
    /// What is chosen.
    pub(crate) chosen: Option<MonthRange>,
    /// Told when a period has been brushed.
    pub(crate) onchoose: Callback<Option<MonthRange>>,
    /// Told while a handle is moved by keys.
    pub(crate) ondraft: Callback<Option<MonthRange>>,
}

/// Indices of bars, ends included, in order.
type Brushed = (usize, usize);

/// Where a chosen range lies on the strip.
fn place_of(range: MonthRange, strip: &Strip) -> Option<Brushed> {
    let first = strip.bars.iter().position(|(month, _)| *month >= range.first())?;
    let last = strip.bars.iter().rposition(|(month, _)| *month <= range.last())?;
    (first <= last).then_some((first, last))
}

fn range_of(brushed: Brushed, strip: &Strip) -> Option<MonthRange> {
    MonthRange::new(strip.bars.get(brushed.0)?.0, strip.bars.get(brushed.1)?.0)
}

/// So much of a whole, as a percentage with two decimals. Whole numbers only: writing fractions costs ten kilobytes.
fn along(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole.max(1);
    let (percent, rest) = (hundredths / 100, hundredths % 100);
    format!("{percent}.{rest:02}%")
}

/// The months whose beginning of a year is written below.
fn years(strip: &Strip) -> Vec<(usize, PartialDate)> {
    let starts = strip.bars.iter().enumerate().filter(|(at, (month, _))| *at == 0 || month.month() == Some(1));
    let starts: Vec<(usize, PartialDate)> = starts.map(|(at, (month, _))| (at, *month)).collect();
    // Too close to the next January to be written.
    let crowded = starts.len() > 1 && starts[1].0 * 16 < strip.bars.len();
    starts.into_iter().skip(usize::from(crowded)).collect()
}

/// Where a key moves a handle.
fn moved(key: &str, at: usize, last: usize) -> Option<usize> {
    match key {
        "ArrowLeft" | "ArrowDown" => Some(at.saturating_sub(1)),
        "ArrowRight" | "ArrowUp" => Some((at + 1).min(last)),
        "PageDown" => Some(at.saturating_sub(12)),
        "PageUp" => Some((at + 12).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// The brush; nothing when there are too few months to choose among.
pub(crate) struct RangeBrush {
    drawing: NodeRef,
    /// Where the pointer went down and where it is, while it is down.
    drag: Option<Brushed>,
}

impl Component for RangeBrush {
    type Message = Option<Brushed>;
    type Properties = RangeBrushProps;

    fn create(_: &Context<Self>) -> Self {
        RangeBrush { drawing: NodeRef::default(), drag: None }
    }

    fn update(&mut self, _: &Context<Self>, drag: Option<Brushed>) -> bool {
        self.drag = drag;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, drag) = (ctx.props(), self.drag);
        let store = &props.store;
        let words = store.words();
        let strip = props.strip.clone();
        let count = strip.bars.len();
        if count < 2 {
            return Html::default();
        }
        let under = {
            let drawing = self.drawing.clone();
            move |event: &PointerEvent| {
                let element = drawing.cast::<Element>()?;
                let along = device::fraction_along(event, &element);
                Some((element, ((along * count as f64) as usize).min(count - 1)))
            }
        };
        let link = ctx.link();
        let down = {
            let under = under.clone();
            link.batch_callback(move |event: PointerEvent| {
                let (element, at) = under(&event).filter(|_| event.button() == 0)?;
                device::hold_pointer(&event, &element);
                Some(Some((at, at)))
            })
        };
        let moving = {
            let under = under.clone();
            link.batch_callback(move |event: PointerEvent| {
                let ((from, to), (_, at)) = (drag?, under(&event)?);
                (at != to).then_some(Some((from, at)))
            })
        };
        let up = {
            let (strip, onchoose) = (strip.clone(), props.onchoose.clone());
            link.batch_callback(move |event: PointerEvent| {
                let (from, to) = drag?;
                let to = under(&event).map_or(to, |(_, at)| at);
                onchoose.emit(range_of((from, to), &strip));
                Some(None)
            })
        };
        let chosen = props.chosen.and_then(|range| place_of(range, &strip));
        let brushed = drag.map(|(from, to)| (from.min(to), from.max(to))).or(chosen);
        let (first, last) = brushed.unwrap_or((0, count - 1));
        let bar = |(at, (_, number)): (usize, &(PartialDate, u32))| {
            let height = (number * HIGHEST / strip.peak.max(1)) as usize;
            area("range-brush-bar", (at * 10 + 1, 8, count * 10))
                .flag("data-in", first <= at && at <= last)
                .attr("y", along(100 - height, 100))
                .attr("height", along(height, 100))
        };
        let year = |(at, month): (usize, PartialDate)| {
            let year = el("text").attr("x", along(at, count)).attr("y", "1.1em").say(month.year().to_string());
            // A year that begins at the very end is written to the left of it.
            if at * 20 > count * 19 { year.attr("text-anchor", "end") } else { year }
        };
        let drawing = el("svg")
            .found_by(&self.drawing)
            .attr("role", "group")
            .attr("aria-label", words.choose_range())
            .listen(Rc::new(onpointerdown::Wrapper::new(down)))
            .listen(Rc::new(onpointermove::Wrapper::new(moving)))
            .listen(Rc::new(onpointerup::Wrapper::new(up)))
            .listen(Rc::new(onpointercancel::Wrapper::new(link.callback(|_: PointerEvent| None))))
            .put(area("range-brush-ground", (0, 1, 1)))
            .all(strip.bars.iter().enumerate().map(bar))
            .maybe(brushed.map(|_| area("range-brush-chosen", (first, last + 1 - first, count))))
            .maybe(handle(store, props, (first, last), true))
            .maybe(handle(store, props, (first, last), false));
        el("figure")
            .class("range-brush")
            .put(el("figcaption").say(words.strip_label()))
            .put(drawing)
            .put(
                el("svg").class("range-brush-years").flag("aria-hidden", true).all(years(&strip).into_iter().map(year)),
            )
            .html()
    }
}

/// A rectangle of the drawing's whole height: where it begins, how wide it is, and so many make the drawing's width.
fn area(class: &'static str, (from, width, whole): (usize, usize, usize)) -> El {
    let area = el("rect").class(class).attr("x", along(from, whole)).attr("width", along(width, whole));
    area.attr("y", "0").attr("height", "100%")
}

/// One end of the period, moved by keys.
fn handle(store: &Store, props: &RangeBrushProps, brushed: Brushed, is_first: bool) -> Option<El> {
    let words = store.words();
    let strip = &props.strip;
    let count = strip.bars.len();
    let at = if is_first { brushed.0 } else { brushed.1 };
    let (month, number) = strip.bars.get(at).copied()?;
    let x = along(at + usize::from(!is_first), count);
    let keyed = {
        let (strip, ondraft) = (strip.clone(), props.ondraft.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                ondraft.emit(None);
            } else if let Some(to) = moved(&event.key(), at, count - 1) {
                event.prevent_default();
                let next = match is_first {
                    true => (to.min(brushed.1), brushed.1),
                    false => (brushed.0, to.max(brushed.0)),
                };
                ondraft.emit(range_of(next, &strip));
            }
        })
    };
    let (id, name) = if is_first { ("brush-first", words.range_first()) } else { ("brush-last", words.range_last()) };
    let line = |from, to| {
        let line = el("line").attr("x1", x.clone()).attr("x2", x.clone());
        line.attr("y1", from).attr("y2", to)
    };
    let handle = el("g")
        .class("range-brush-handle")
        .attr("tabindex", "0")
        .attr("role", "slider")
        .listen(Rc::new(onkeydown::Wrapper::new(keyed)))
        .attr("id", id)
        .attr("aria-label", name)
        .attr("aria-valuemin", "1")
        .attr("aria-valuemax", count.to_string())
        .attr("aria-valuenow", (at + 1).to_string())
        .attr("aria-valuetext", fill(words.month_count(), &[&store.date(month), &words.articles(number)]));
    Some(handle.put(line("0", "100%")).put(line("34%", "66%").class("range-brush-grip")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use baoku_archive::timeline::strip;

    fn sample() -> Strip {
        let months = ["2022-11", "2024-02"].map(|month| (month.parse().unwrap(), 1));
        strip(&months, &[])
    }

    #[test]
    fn a_brushed_stretch_is_a_range_of_months_in_either_direction() {
        let strip = sample();
        assert_eq!(range_of((3, 1), &strip).unwrap().to_string(), "2022-12..2023-02");
        assert_eq!(place_of("2022-12..2023-02".parse().unwrap(), &strip), Some((1, 3)));
        assert_eq!(place_of("2020-01..2022-11".parse().unwrap(), &strip), Some((0, 0)));
        assert_eq!(place_of("2030-01..2030-02".parse().unwrap(), &strip), None);
    }

    #[test]
    fn places_are_percentages() {
        assert_eq!([along(0, 49), along(1, 49), along(49, 49)], ["0.00%", "2.04%", "100.00%"]);
    }

    #[test]
    fn keys_move_a_handle_by_months_and_years_within_the_strip() {
        assert_eq!(moved("ArrowLeft", 0, 9), Some(0));
        assert_eq!(moved("ArrowRight", 8, 9), Some(9));
        assert_eq!(moved("PageUp", 3, 9), Some(9));
        assert_eq!(moved("Tab", 3, 9), None);
    }

    #[test]
    fn every_january_is_written_and_the_first_month_where_there_is_room() {
        let written =
            |strip: &Strip| years(strip).into_iter().map(|(at, month)| (at, month.year())).collect::<Vec<_>>();
        assert_eq!(written(&sample()), [(0, 2022), (2, 2023), (14, 2024)]);
    }
}
