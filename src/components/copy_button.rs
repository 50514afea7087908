//! A button that copies a text and says beside it whether it did. Only where scripts run.

use super::remembering::remembering;
use super::{El, button, el};
use crate::services::clipboard;
use yew::prelude::*;

/// The button. What is copied is made when it is pressed: only then is the browser asked for addresses.
pub(crate) fn copy_button(
    text: Callback<(), String>,
    label: &'static str,
    done: &'static str,
    refused: &'static str,
) -> Html {
    let draw = move |(said, say): (&'static str, Callback<&'static str>)| {
        let text = text.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            clipboard::copy(text.emit(()), say.reform(move |worked| if worked { done } else { refused }));
        });
        let said = el("span").class("copy-button-said").attr("role", "status").say(said);
        [button(label, onclick), said].into_iter().map(El::html).collect()
    };
    remembering("copy-button", draw.into())
}
