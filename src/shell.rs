//! What stands around every page on every surface: masthead, notices, colophon.

use crate::components::{colophon, el, masthead, missing_notice};
use crate::pages;
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// Masthead, page and colophon.
pub(crate) fn shell(store: &Rc<Store>) -> Html {
    let waiting = store.route != store.ready.route;
    // Until what the page needs is there the one before stays, and the masthead follows the keys.
    let shown =
        if waiting { Rc::new(Store { route: store.ready.route.clone(), ..(**store).clone() }) } else { store.clone() };
    let skip = el("a").class("skip").attr("href", "#main").say(store.words().skip());
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .flag("aria-busy", waiting || shown.ready.waiting)
        .put(pages::page(&shown));
    let said = || el("p").class("waiting").attr("role", "status").say(store.words().waiting()).html();
    let said = if waiting { said() } else { Html::default() };
    [skip.html(), masthead(store).html(), missing_notice(store), main.html(), colophon(store).html(), said]
        .into_iter()
        .collect()
}
