//! The browser's window: its clock, its title, what kind of program it is, and where on the screen things are.

use crate::store::Settings;
use baoku_archive::date::PartialDate;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, MouseEvent, PointerEvent};

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The date here and now.
pub(crate) fn today() -> Option<PartialDate> {
    let now = js_sys::Date::new_0();
    PartialDate::day_of(u16::try_from(now.get_full_year()).ok()?, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Tells whether so many milliseconds have passed since now.
pub(crate) fn later(milliseconds: f64) -> impl Fn() -> bool + Clone {
    let end = js_sys::Date::now() + milliseconds;
    move || js_sys::Date::now() > end
}

/// Puts the settings where the style sheets see them.
pub(crate) fn dress(settings: Settings) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.set_attribute("lang", settings.language.tag());
    let _ = root.set_attribute("data-size", settings.size.name());
    let _ = root.set_attribute("data-theme", settings.theme.name());
}

/// Names the page in the browser's own list of tabs and visits.
pub(crate) fn entitle(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether this is WeChat on an iPhone, which passes on the first address loaded and not the one in the bar.
pub(crate) fn is_wechat_on_ios() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    agent.contains("MicroMessenger") && (agent.contains("iPhone") || agent.contains("iPad"))
}

/// Whether every article has a page of its own beside this one: not in the one-file page, nor where a build left them
/// out. The page itself says so.
pub(crate) fn has_article_pages() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.get_attribute("data-pages").as_deref() != Some("none"))
}

/// The absolute address of an article to pass on; `None` where this copy has none of its own.
pub(crate) fn link_to(id: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    let protocol = location.protocol().ok()?;
    if protocol != "http:" && protocol != "https:" {
        return None;
    }
    let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
    let path = match has_article_pages() {
        true => format!("{}a/{id}.html", &path[..=path.rfind('/')?]),
        false => format!("{path}?a={id}"),
    };
    Some(origin + &path)
}

/// Where this page lies, for links in files that are opened elsewhere; nothing where this copy has no address of its own.
pub(crate) fn folder() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    page.rsplit_once('/')
        .filter(|_| page.starts_with("http"))
        .map(|(folder, _)| [folder, "/"].concat())
        .unwrap_or_default()
}

/// Whether a click on a link is meant for this window: the plain button and no key that asks for another.
pub(crate) fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Gives an element the keyboard without moving the page.
pub(crate) fn focus(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    // What is drawn takes the keyboard by the same call.
    let Some(element) = found.map(|element| element.unchecked_into::<HtmlElement>()) else { return false };
    let quietly = web_sys::FocusOptions::new();
    quietly.set_prevent_scroll(true);
    element.focus_with_options(&quietly).is_ok()
}

/// The words in a field; none where there is no such field.
pub(crate) fn typed(selector: &str) -> String {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let field = found.and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value().trim().to_owned()).unwrap_or_default()
}

/// Brings an element into view, if there is one.
pub(crate) fn reveal(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.scroll_into_view();
    }
}

/// How to find again what has the keyboard now: by its id, or by where it leads.
pub(crate) fn focused() -> Option<String> {
    let element = document()?.active_element()?;
    if !element.id().is_empty() {
        return Some(format!("#{}", element.id()));
    }
    // Addresses of ours are escaped: they hold neither quotes nor backslashes.
    let leads = element.get_attribute("href").filter(|href| !href.contains(['"', '\\']))?;
    Some(format!("main a[href=\"{leads}\"]"))
}

/// How far a pointer is along an element, in ten-thousandths of its width.
pub(crate) fn along(event: &MouseEvent, element: &Element) -> i32 {
    let area = element.get_bounding_client_rect();
    ((f64::from(event.client_x()) - area.left()) * 10_000.0 / area.width().max(1.0)) as i32
}

/// Lets the reader keep a text as a file.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    let Some(link) = link.map(|link| link.unchecked_into::<HtmlElement>()) else { return };
    let text = String::from(js_sys::encode_uri_component(text));
    let _ = link.set_attribute("href", &["data:", kind, ";charset=utf-8,", &text].concat());
    let _ = link.set_attribute("download", name);
    link.click();
}

/// Sends everything the pointer does until it is lifted to one element.
pub(crate) fn hold_pointer(event: &PointerEvent, element: &Element) {
    // A pointer that has gone in the meantime cannot be held; nothing is lost.
    let _ = element.set_pointer_capture(event.pointer_id());
}
