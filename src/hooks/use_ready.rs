//! What the page of the route needs, once for each route and load: at once, or when it has been loaded.

use crate::ready::{Ready, ready};
use crate::route::Route;
use crate::store::Opened;
use futures::FutureExt;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What a page is drawn from. While that of the route is on its way, it is still what was there before.
#[hook]
pub(crate) fn use_ready(archive: &Opened, route: &Route, first: &Rc<Ready>) -> Rc<Ready> {
    let loaded = use_state(|| first.clone());
    let key = (archive.clone(), route.clone());
    let here = use_memo(key.clone(), |(archive, route)| {
        if archive.is_sharded() { None } else { ready(archive, route).now_or_never().map(Rc::new) }
    });
    let setter = loaded.setter();
    use_effect_with(key, move |(archive, route)| {
        let wanted = Rc::new(Cell::new(true));
        if archive.is_sharded() {
            let (archive, route, wanted) = (archive.clone(), route.clone(), wanted.clone());
            yew::platform::spawn_local(async move {
                let ready = ready(&archive, &route).await;
                if wanted.get() {
                    setter.set(Rc::new(ready));
                }
            });
        }
        move || wanted.set(false)
    });
    here.as_ref().clone().unwrap_or_else(|| (*loaded).clone())
}
