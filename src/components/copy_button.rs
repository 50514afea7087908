//! A button that copies a text and says beside it whether it did. Only where scripts run.

use crate::services::clipboard;
use yew::prelude::*;

/// What is copied, and what is said.
#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// Makes what is copied: only then is the browser asked for addresses.
    pub(crate) text: Callback<(), String>,
    /// What the button says.
    pub(crate) label: &'static str,
    /// What is said when it is done.
    pub(crate) done: &'static str,
    /// What is said when the browser refuses.
    pub(crate) refused: &'static str,
}

/// The button.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let said = use_state(|| "");
    let onclick = {
        let (said, text, done, refused) = (said.clone(), props.text.clone(), props.done, props.refused);
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            clipboard::copy(text.emit(()), Callback::from(move |worked| said.set(if worked { done } else { refused })));
        })
    };
    html! {
        <>
            <button type="button" {onclick}>{ props.label }</button>
            <span class="copy-button-said" role="status">{ *said }</span>
        </>
    }
}
