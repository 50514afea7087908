//! Copying text: by the browser's clipboard where there is one, else by the old way over a hidden text field.

use super::device::document;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;
use yew::Callback;

/// Copies, then tells whether it worked. Must be called while handling a click.
pub(crate) fn copy(text: String, done: Callback<bool>) {
    let promised = modern(&text);
    yew::platform::spawn_local(async move {
        let copied = match promised {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done.emit(copied || by_selection(&text).unwrap_or(false));
    });
}

/// `navigator.clipboard.writeText`, which exists only where the browser trusts the page.
fn modern(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

fn by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("off-screen");
    document.body()?.append_child(&field).ok()?;
    field.select();
    let command: Option<Function> =
        Reflect::get(&document, &"execCommand".into()).ok().and_then(|command| command.dyn_into().ok());
    let copied = command.and_then(|command| command.call1(&document, &"copy".into()).ok());
    field.remove();
    Some(copied.is_some_and(|copied| copied.is_truthy()))
}
