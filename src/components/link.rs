//! A link to a route: a real address, followed inside the app on a plain click.

use crate::hooks::use_store;
use crate::route::{Route, View};
use crate::services::device;
use crate::store::Action;
use crate::surface::Surface;
use yew::prelude::*;

/// Where to.
#[derive(PartialEq, Properties)]
pub(crate) struct LinkProps {
    /// The route.
    pub(crate) to: Route,
    /// What is read aloud and shown.
    pub(crate) children: Html,
    /// Classes.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What is read aloud instead of the children.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// `aria-current`: `page` for the page shown, `true` for a chosen value.
    #[prop_or_default]
    pub(crate) current: Option<&'static str>,
    /// The language of the words, where it is not that of the interface.
    #[prop_or_default]
    pub(crate) lang: Option<&'static str>,
}

/// A link.
#[component]
pub(crate) fn Link(props: &LinkProps) -> Html {
    let store = use_store();
    let leaves_app =
        store.surface == Surface::App { article_pages: true } && matches!(props.to.view(), View::Article(_));
    let onclick = (store.surface.is_live() && !leaves_app).then(|| {
        let (to, act) = (props.to.clone(), store.act.clone());
        Callback::from(move |event: MouseEvent| {
            if device::is_plain_click(&event) {
                event.prevent_default();
                act.emit(Action::Go(to.clone()));
            }
        })
    });
    html! {
        <a href={store.surface.href(&props.to)} class={props.class.clone()} {onclick} lang={props.lang}
            aria-label={props.label.clone()} aria-current={props.current}>{ props.children.clone() }</a>
    }
}
