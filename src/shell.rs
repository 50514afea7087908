//! What stands around every page on every surface: masthead, notices, colophon.

use crate::components::{colophon, el, masthead, missing_notice};
use crate::pages;
use crate::services::device;
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// Masthead, page and colophon.
pub(crate) fn shell(store: &Rc<Store>) -> Html {
    let waiting = store.route != store.ready.route;
    // Until what the page needs is there the one before stays, and the masthead follows the keys.
    let shown =
        if waiting { Rc::new(Store { route: store.ready.route.clone(), ..(**store).clone() }) } else { store.clone() };
    let skip = Callback::from(|event: MouseEvent| {
        // By hand: following the link would write `#main` into the address.
        event.prevent_default();
        device::focus("#main");
    });
    let skip = store.surface.is_live().then_some(skip);
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .flag("aria-busy", waiting || shown.ready.waiting)
        .put(pages::page(&shown));
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ store.words().skip() }</a>
            { masthead(store).html() }
            { missing_notice(store) }
            { main.html() }
            { colophon(store).html() }
            if waiting {
                <p class="waiting" role="status">{ store.words().waiting() }</p>
            }
        </>
    }
}
