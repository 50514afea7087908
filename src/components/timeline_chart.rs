//! The timeline, drawn: lanes of marks in a window of days, zoomed and moved by wheel, fingers, keys and buttons; the
//! same as a table, and both as files. The window is the period that is asked for.

mod chooser;
mod drawn;
mod file;
mod told;

use super::{button, el, pager};
use crate::route::Route;
use crate::services::device;
use crate::store::{Action, Store, TextSize};
use crate::words::fill;
use baoku_archive::chart::{WIDTH, Window};
use baoku_archive::question::Period;
use baoku_archive::tables::TERMS;
use chooser::chooser;
use drawn::Drawn;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

/// The most and the fewest marks beside each other, else one for each letter's width. Up: too thin; down: coarser.
const CELLS: [i32; 2] = [60, 18];

/// How long a window stays before the articles below follow, in milliseconds. Up: they lag; down: moving is not smooth.
const PATIENCE: u32 = 180;

/// What the drawing hears. By hand: Yew's own listeners cannot keep the page where it is, and each kind costs.
const HEARD: [&str; 7] = ["keydown", "wheel", "pointerdown", "pointermove", "pointerup", "pointercancel", "dragstart"];

/// The buttons: keys that move the window, then the table and the files.
const BUTTONS: [[&str; 2]; 7] =
    [["-", "−"], ["+", "+"], ["ArrowLeft", "←"], ["ArrowRight", "→"], ["table", ""], ["csv", ""], ["svg", ""]];

/// What is drawn.
#[derive(PartialEq, Properties)]
pub(crate) struct TimelineChartProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
}

/// What holds the drawing while it is moved, and how it is looked at beyond the address.
struct Hand {
    store: Rc<Store>,
    redraw: Callback<()>,
    /// Where it has been moved to, and from which period of the address.
    moved: Option<(Window, Option<Period>)>,
    /// What a mouse has brushed so far.
    brushed: Option<[i32; 2]>,
    cells: i32,
    /// How high the drawing is, in tenths of a letter.
    high: u32,
    /// The size of letters that it was measured for.
    size: Option<TextSize>,
    is_listed: bool,
    /// The words that the field holds.
    terms: String,
    /// What is shown, of what whole.
    window: Window,
    whole: Window,
    /// Each finger: which, where it went down, where it is.
    fingers: Vec<(i32, [i32; 2])>,
    /// What was shown when the last one came or went.
    before: Window,
    /// Until the articles below follow.
    waiting: Option<Timeout>,
}

/// Where the drawing is found.
const CHART: &str = "#timeline-chart";

type Held = Rc<RefCell<Hand>>;

/// The drawing.
pub(crate) struct TimelineChart {
    drawing: NodeRef,
    field: NodeRef,
    held: Held,
    listeners: Vec<EventListener>,
}

impl Component for TimelineChart {
    type Message = ();
    type Properties = TimelineChartProps;

    fn create(ctx: &Context<Self>) -> Self {
        let hand = Hand {
            store: ctx.props().store.clone(),
            redraw: ctx.link().callback(|()| ()),
            moved: None,
            brushed: None,
            cells: CELLS[0],
            high: 0,
            size: None,
            is_listed: false,
            terms: String::new(),
            window: Window::default(),
            whole: Window::default(),
            fingers: Vec::new(),
            before: Window::default(),
            waiting: None,
        };
        let (drawing, field) = Default::default();
        TimelineChart { drawing, field, held: Rc::new(RefCell::new(hand)), listeners: Vec::new() }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let store = &ctx.props().store;
        let words = store.words();
        let mut hand = self.held.borrow_mut();
        hand.arrive(store);
        let drawn = Rc::new(Drawn::of(store, hand.window, hand.whole, hand.cells));
        hand.high = drawn.height();
        let lanes = &store.ready.lanes;
        let buttons = words.chart_buttons().split('#').zip(BUTTONS).map(|(label, [what, sign])| {
            let (held, drawing, drawn) = (self.held.clone(), self.drawing.clone(), drawn.clone());
            let told = Callback::from(move |_: MouseEvent| pressed(&held, &drawing, &drawn, what));
            let button = button(if sign.is_empty() { label } else { sign }, told).attr("aria-label", label);
            if what == "table" { button.flag("aria-pressed", hand.is_listed) } else { button }
        });
        let content = drawn.content(hand.brushed, hand.waiting.is_some());
        let svg = el("svg")
            .found_by(&self.drawing)
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("id", "timeline-chart")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", words.chart_label())
            .attr("height", drawn::em(hand.high))
            .all(content);
        el("section")
            .class("timeline-chart")
            .put(svg)
            .put(el("p").class("timeline-chart-hands").all(buttons))
            .maybe(pager(store, store.route.leaf().min(lanes.leaves), lanes.leaves))
            .put(chooser(store, &self.field))
            .put(el("p").class("page-note").say(words.chart_note()))
            .maybe(drawn.has_names().then(|| el("p").class("page-note").say(words.chart_names_note())))
            .maybe(hand.is_listed.then(|| drawn.table()))
            .html()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(element) = self.drawing.cast::<Element>() else { return };
        let store = &ctx.props().store;
        measure(&self.held, &element, Some(store.settings.size));
        let terms = &store.route.told()[TERMS];
        let was = std::mem::replace(&mut self.held.borrow_mut().terms, terms.clone());
        if let Some(field) = self.field.cast::<HtmlInputElement>().filter(|_| was != *terms) {
            field.set_value(terms);
        }
        if !first {
            return;
        }
        for kind in HEARD {
            let (held, drawing) = (self.held.clone(), element.clone());
            let options = EventListenerOptions::enable_prevent_default();
            let hear = move |event: &web_sys::Event| heard(&held, &drawing, event);
            self.listeners.push(EventListener::new_with_options(&element, kind, options, hear));
        }
        // A window drawn larger, a phone turned.
        let held = self.held.clone();
        let resized = move |_: &web_sys::Event| measure(&held, &element, None);
        self.listeners.extend(web_sys::window().map(|window| EventListener::new(&window, "resize", resized)));
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.held.borrow_mut().waiting = None;
    }
}

impl Hand {
    /// Takes what the address and the archive say, unless it is being moved away from that.
    fn arrive(&mut self, store: &Rc<Store>) {
        let whole = store.ready.lanes.whole;
        let chosen = store.route.question().dates;
        self.store = store.clone();
        self.whole = Window::within(whole.first, whole.days(), whole);
        self.moved = self.moved.filter(|(_, from)| self.waiting.is_some() || *from == chosen);
        self.window = match (self.moved, chosen) {
            (Some((window, _)), _) => window,
            (_, Some(period)) => {
                let days = Window::between(period.first(), period.last());
                Window::within(days.first, days.days(), self.whole)
            }
            _ => self.whole,
        };
    }
}

/// Finds how many letters wide the drawing is, where it or they may have become larger or smaller.
fn measure(held: &Held, drawing: &Element, size: Option<TextSize>) {
    let mut hand = held.borrow_mut();
    if size.is_none() || hand.size != size {
        hand.size = size.or(hand.size);
        let area = drawing.get_bounding_client_rect();
        let letters = area.width() * f64::from(hand.high) / 10.0 / area.height().max(1.0);
        hand.cells = (letters as i32).clamp(CELLS[1], CELLS[0]);
        hand.redraw.emit(());
    }
}

/// A button was pressed.
fn pressed(held: &Held, drawing: &NodeRef, drawn: &Drawn, what: &str) {
    match what {
        "table" => {
            let mut hand = held.borrow_mut();
            hand.is_listed = !hand.is_listed;
            hand.redraw.emit(());
        }
        "csv" => device::save("timeline.csv", "text/csv", &drawn.csv(&device::folder())),
        "svg" => {
            let drawing = drawing.cast::<Element>().map(|element| element.outer_html()).unwrap_or_default();
            device::save("timeline.svg", "image/svg+xml", &drawn.svg(&drawing, &device::folder()));
        }
        key => {
            step(held, key);
        }
    }
}

/// Whether a mark has the keyboard.
fn is_at_mark() -> bool {
    device::focused().is_some_and(|id| id.starts_with("#mark-"))
}

/// Shows a window; when it has stayed for a while the articles below follow, and the address.
fn show(held: &Held, next: Window) {
    let later = held.clone();
    let mut hand = held.borrow_mut();
    hand.window = next;
    hand.moved = Some((next, hand.store.route.question().dates));
    if is_at_mark() {
        // What can be reached is not there while all moves.
        device::focus(CHART);
    }
    hand.waiting = Some(Timeout::new(PATIENCE, move || go(&later, Action::Draft)));
    hand.redraw.emit(());
}

/// Asks for the period that is shown.
fn go(held: &Held, how: fn(Route) -> Action) {
    let mut hand = held.borrow_mut();
    hand.waiting = None;
    hand.redraw.emit(());
    let period = if hand.window == hand.whole { None } else { hand.window.period() };
    let store = hand.store.clone();
    drop(hand);
    let question = store.route.question().clone().during(period);
    store.act.emit(how(store.route.asking(question)));
}

/// Does what a key says; tells whether it says anything.
fn step(held: &Held, key: &str) -> bool {
    let hand = held.borrow();
    let next = hand.window.keyed(key, hand.whole);
    drop(hand);
    next.into_iter().for_each(|next| show(held, next));
    next.is_some()
}

/// Something was done to the drawing.
fn heard(held: &Held, drawing: &Element, event: &web_sys::Event) {
    let taken = match event.type_().as_str() {
        "keydown" => {
            let event = event.unchecked_ref::<KeyboardEvent>();
            let step = match event.key().as_str() {
                _ if event.ctrl_key() || event.alt_key() || event.meta_key() => return,
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                key => {
                    return if step(held, key) {
                        event.prevent_default()
                    };
                }
            };
            let here = device::focused().and_then(|id| id.strip_prefix("#mark-")?.parse::<i32>().ok());
            device::focus(&fill("#mark-{}", &[&here.map_or(0, |at| at + step).to_string()]));
            true
        }
        "wheel" => turned(held, drawing, event.unchecked_ref()),
        "dragstart" => true,
        _ => {
            touched(held, drawing, event.unchecked_ref());
            false
        }
    };
    if taken {
        event.prevent_default();
    }
}

/// The wheel: with Ctrl, or where the drawing has the keyboard, it zooms; sideways it moves. Else, and where that changes
/// nothing, the page rolls on.
fn turned(held: &Held, drawing: &Element, event: &WheelEvent) -> bool {
    let (window, whole) = (held.borrow().window, held.borrow().whole);
    let (across, down) = (event.delta_x() as i32, event.delta_y() as i32);
    let by = |delta: i32| match window.days() * delta.clamp(-120, 120) / 400 {
        0 => delta.signum(),
        by => by,
    };
    let is_meant = || is_at_mark() || device::focused().as_deref() == Some(CHART);
    let next = if across.abs() > down.abs() {
        Window::within(window.first + by(across), window.days(), whole)
    } else if event.ctrl_key() || is_meant() {
        window.zoomed(window.days() + by(down), device::along(event, drawing), whole)
    } else {
        window
    };
    if next != window {
        show(held, next);
    }
    event.ctrl_key() || next != window
}

/// A finger moves what is shown, two zoom it; a mouse brushes the part to be shown.
fn touched(held: &Held, drawing: &Element, event: &PointerEvent) {
    let (at, id, kind) = (device::along(event, drawing), event.pointer_id(), event.type_());
    let mut hand = held.borrow_mut();
    if kind == "pointermove" {
        let is_held = hand.brushed.is_some() || drawing.has_pointer_capture(id);
        let Some((_, places)) = hand.fingers.iter_mut().find(|finger| finger.0 == id) else { return };
        places[1] = at;
        let [from, to] = *places;
        // A touch that stays is a click on what is below.
        if from.abs_diff(to) < 100 && !is_held {
            return;
        }
        device::hold_pointer(event, drawing);
        if event.pointer_type() == "mouse" {
            hand.brushed = Some([from.min(to).max(0), from.max(to).min(WIDTH)]);
            return hand.redraw.emit(());
        }
        let places: Vec<[i32; 2]> = hand.fingers.iter().map(|finger| finger.1).collect();
        let next = hand.before.dragged(&places, hand.whole);
        drop(hand);
        return show(held, next);
    }
    hand.fingers.retain(|finger| finger.0 != id);
    hand.fingers.iter_mut().for_each(|finger| finger.1[0] = finger.1[1]);
    hand.before = hand.window;
    if kind == "pointerdown" && event.button() == 0 {
        if !hand.fingers.is_empty() {
            device::hold_pointer(event, drawing);
        }
        hand.fingers.push((id, [at, at]));
    }
    let Some([from, to]) = hand.brushed.take() else { return };
    hand.redraw.emit(());
    if kind == "pointerup" {
        hand.window = hand.window.part(from, to, hand.whole);
        drop(hand);
        go(held, Action::Go);
    }
}
