//! A link to a route: a real address, followed inside the app on a plain click.

use crate::route::{Route, View};
use crate::services::device;
use crate::store::{Action, Store};
use crate::surface::Surface;
use yew::prelude::*;
use yew::virtual_dom::VText;

/// The language of the newspaper's own words, whatever that of the interface is.
pub(crate) const PAPER: &str = "zh-Hans";

/// What a link carries besides its address and words.
#[derive(Default)]
pub(crate) struct Dress {
    /// Its class.
    pub(crate) class: &'static str,
    /// What is read aloud instead of the words.
    pub(crate) label: Option<String>,
    /// `aria-current`: `page` for the page shown, `true` for a chosen value.
    pub(crate) current: Option<&'static str>,
    /// The language of the words, where it is not that of the interface.
    pub(crate) lang: Option<&'static str>,
}

impl Dress {
    /// Words of the newspaper.
    pub(crate) fn paper() -> Dress {
        Dress { lang: Some(PAPER), ..Dress::default() }
    }

    /// Words of the interface in a class.
    pub(crate) fn class(class: &'static str) -> Dress {
        Dress { class, ..Dress::default() }
    }
}

/// A link.
pub(crate) fn link(store: &Store, to: Route, dress: Dress, words: Html) -> Html {
    let href = store.surface.href(&to);
    let leaves_app = store.surface == Surface::App { article_pages: true } && matches!(to.view(), View::Article(_));
    let onclick = (store.surface.is_live() && !leaves_app).then(|| {
        let act = store.act.clone();
        Callback::from(move |event: MouseEvent| {
            if device::is_plain_click(&event) {
                event.prevent_default();
                act.emit(Action::Go(to.clone()));
            }
        })
    });
    let Dress { class, label, current, lang } = dress;
    let class = (!class.is_empty()).then_some(class);
    html! { <a {href} {class} {onclick} {lang} aria-label={label} aria-current={current}>{ words }</a> }
}

/// Words alone.
pub(crate) fn text(words: impl Into<AttrValue>) -> Html {
    VText::new(words).into()
}
