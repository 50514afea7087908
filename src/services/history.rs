//! The address bar and the browser's list of visits: writing steps, hearing of them, and coming back to one's place.
//!
//! Every call may be refused (old browsers on `file://`, too many in a short time): then the page is loaded anew.

use super::device;
use crate::route::Route;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Window};
use yew::Callback;

/// A place on a page: how far down, and what had the keyboard.
#[derive(Clone, Default)]
struct Place {
    top: f64,
    focus: Option<String>,
}

/// How a page is entered.
enum Arrival {
    /// Nothing moves: the same page with another question.
    Stay,
    /// From the top.
    Top,
    /// Where it was left.
    Back(Place),
}

struct Visits {
    /// Where we are.
    route: Route,
    /// The number of this step; kept in the browser's own state for it.
    step: u32,
    /// Where each step was left.
    places: Vec<(u32, Place)>,
    /// What the address was before somebody began to type.
    before_draft: Option<Route>,
    /// How the page that is being drawn is entered.
    arrival: Arrival,
    /// The address of a draft, about to be written. It is not part of what a key has to wait for.
    unwritten: Option<Timeout>,
}

thread_local! {
    static VISITS: RefCell<Visits> = RefCell::new(Visits {
        route: Route::front(),
        step: 0,
        places: Vec::new(),
        before_draft: None,
        arrival: Arrival::Stay,
        unwritten: None,
    });
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// Reads the address the page was opened with.
pub(crate) fn begin() -> Route {
    let route = here();
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let (step, place) = kept(window().and_then(|window| window.history().ok()?.state().ok()));
    VISITS.with_borrow_mut(|visits| {
        visits.route = route.clone();
        visits.step = step.unwrap_or_else(new_step);
        visits.arrival = place.map_or(Arrival::Stay, Arrival::Back);
    });
    leave();
    route
}

/// What was typed, and what has the keyboard, just before the app takes the page's place.
pub(crate) fn take_over(route: Route) -> Route {
    let place = place();
    let typed = device::typed("#search");
    let to = if typed.is_empty() { route } else { route.typing(&typed) };
    if !typed.is_empty() {
        draft(&to);
    }
    if place.focus.is_some() {
        VISITS.with_borrow_mut(|visits| visits.arrival = Arrival::Back(place));
    }
    to
}

/// Hears of steps back and forward, and keeps the place when the page is left for another.
pub(crate) fn listen(moved: Callback<Route>) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let back = EventListener::new(&window, "popstate", move |_| {
        let route = here();
        let (step, kept) = kept(web_sys::window().and_then(|window| window.history().ok()?.state().ok()));
        VISITS.with_borrow_mut(|visits| {
            visits.leave(place());
            visits.step = step.unwrap_or_else(new_step);
            let place = visits.place().cloned().or(kept);
            visits.arrival = Arrival::Back(place.unwrap_or_default());
            visits.route = route.clone();
            visits.before_draft = None;
            visits.unwritten = None;
        });
        moved.emit(route);
    });
    let left = EventListener::new(&window, "pagehide", |_| leave());
    vec![back, left]
}

/// One step to another place.
pub(crate) fn go(route: &Route) {
    write_draft();
    leave();
    VISITS.with_borrow_mut(|visits| {
        visits.before_draft = None;
        visits.enter(route);
        visits.step = new_step();
    });
    if write(route, true).is_none()
        && let Some(window) = window()
    {
        let _ = window.location().assign(&address(route));
    }
}

/// Loads a page anew, with another program: as a step, or in place of the page that is here.
pub(crate) fn load(address: &str, is_step: bool) {
    let Some(location) = window().map(|window| window.location()) else { return };
    if is_step {
        write_draft();
        leave();
    }
    let _ = if is_step { location.assign(address) } else { location.replace(address) };
}

/// The address follows what is being typed, without a step of its own.
pub(crate) fn draft(route: &Route) {
    VISITS.with_borrow_mut(|visits| {
        let before = visits.route.clone();
        visits.before_draft.get_or_insert(before);
        visits.enter(route);
        visits.unwritten = Some(Timeout::new(0, write_draft));
    });
}

/// Writes the address of a draft, if that has not been done.
fn write_draft() {
    let unwritten =
        VISITS.with_borrow_mut(|visits| visits.unwritten.take().map(|timeout| (timeout, visits.route.clone())));
    if let Some((_timeout, route)) = unwritten {
        // Refused: the answer still follows, only the address does not.
        let _ = write(&route, false);
    }
}

/// What was typed is meant: one step, and the one before is what it was when typing began.
pub(crate) fn commit(route: &Route) {
    let before = VISITS.with_borrow_mut(|visits| visits.before_draft.take());
    match before {
        Some(before) if before != *route => {
            VISITS.with_borrow_mut(|visits| visits.unwritten = None);
            let _ = write(&before, false);
            go(route);
        }
        _ if VISITS.with_borrow(|visits| visits.route != *route) => go(route),
        _ => {}
    }
}

/// Called when the page has been drawn: goes to its top, or back to where it was left.
pub(crate) fn arrive() {
    let arrival = VISITS.with_borrow_mut(|visits| std::mem::replace(&mut visits.arrival, Arrival::Stay));
    let Some(window) = window() else { return };
    match arrival {
        Arrival::Stay => {}
        Arrival::Top => {
            window.scroll_to_with_x_and_y(0.0, 0.0);
            device::focus("#main");
            device::reveal("main .receipt[open]");
        }
        Arrival::Back(place) => {
            if let Some(focus) = &place.focus {
                device::focus(focus);
            }
            window.scroll_to_with_x_and_y(0.0, place.top);
        }
    }
}

impl Visits {
    /// Where this step was left.
    fn place(&self) -> Option<&Place> {
        self.places.iter().find(|(step, _)| *step == self.step).map(|(_, place)| place)
    }

    /// Notes where this step is left.
    fn leave(&mut self, place: Place) {
        self.places.retain(|(step, _)| *step != self.step);
        self.places.push((self.step, place));
    }

    fn enter(&mut self, route: &Route) {
        self.arrival = if self.route.is_same_page(route) || is_typing() { Arrival::Stay } else { Arrival::Top };
        self.route = route.clone();
    }
}

/// Whether the keyboard is in the search box, which stays where it is on every page.
fn is_typing() -> bool {
    device::focused().as_deref() == Some("#search")
}

/// Where the reader is on the page now.
fn place() -> Place {
    let top = window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    Place { top, focus: device::focused() }
}

/// Keeps the place with this step.
fn leave() {
    let place = place();
    VISITS.with_borrow_mut(|visits| visits.leave(place));
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = history.replace_state_with_url(&state(), "", None);
}

/// What the browser keeps for a step: its number and how far down.
fn state() -> JsValue {
    let text = VISITS.with_borrow(|visits| {
        let top = visits.place().map_or(0.0, |place| place.top);
        format!("{} {}", visits.step, top as u32)
    });
    JsValue::from(text)
}

fn kept(state: Option<JsValue>) -> (Option<u32>, Option<Place>) {
    let text = state.and_then(|state| state.as_string()).unwrap_or_default();
    let (step, top) = text.split_once(' ').unwrap_or((&text, ""));
    let place = top.parse::<u32>().ok().map(|top| Place { top: f64::from(top), focus: None });
    (step.parse().ok(), place)
}

fn new_step() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// The address of a route in this page. An empty query needs the page's own path, else the old query would stay.
fn address(route: &Route) -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let query = route.query();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn write(route: &Route, step: bool) -> Option<()> {
    let history = window()?.history().ok()?;
    let address = address(route);
    match step {
        true => history.push_state_with_url(&state(), "", Some(&address)).ok(),
        false => history.replace_state_with_url(&state(), "", Some(&address)).ok(),
    }
}

/// The route the address bar says. In the one-file page a link that was followed before the app ran is a place on
/// the page, `#a-<id>`; the app goes on from there.
fn here() -> Route {
    let Some(location) = window().map(|window| window.location()) else { return Route::front() };
    let route = Route::parse(&location.search().unwrap_or_default());
    let anchor = location.hash().unwrap_or_default();
    match anchor.strip_prefix("#a-") {
        Some(id) if route == Route::front() => Route::parse(&format!("a={id}")),
        _ => route,
    }
}
