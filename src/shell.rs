//! What stands around every page on every surface: masthead, notices, colophon; and the store they all read.

use crate::components::{Colophon, Masthead, MissingNotice};
use crate::pages;
use crate::services::device;
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// What the shell is drawn around.
#[derive(PartialEq, Properties)]
pub(crate) struct ShellProps {
    /// What every component sees.
    pub(crate) store: Store,
}

/// Masthead, page and colophon.
#[component]
pub(crate) fn Shell(props: &ShellProps) -> Html {
    let words = props.store.words();
    let skip = Callback::from(|event: MouseEvent| {
        // By hand: following the link would write `#main` into the address.
        event.prevent_default();
        device::focus("#main");
    });
    let skip = props.store.surface.is_live().then_some(skip);
    html! {
        <ContextProvider<Rc<Store>> context={Rc::new(props.store.clone())}>
            <a class="skip" href="#main" onclick={skip}>{ words.skip }</a>
            <Masthead />
            <MissingNotice />
            <main id="main" tabindex="-1">{ pages::page(&props.store) }</main>
            <Colophon />
        </ContextProvider<Rc<Store>>>
    }
}
