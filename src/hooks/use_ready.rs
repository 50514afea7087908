//! What the page of the route needs, once for each route and load: at once, or as it comes.

use crate::ready::{PATIENCE, Ready};
use crate::route::Route;
use crate::services::device;
use crate::store::Opened;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What a page is drawn from. While that of the route is on its way, it is still what was there before.
#[hook]
pub(crate) fn use_ready(archive: &Opened, route: &Route, first: &Rc<Ready>) -> Rc<Ready> {
    let redraw = use_force_update();
    let (shown, revision) = (use_mut_ref(|| first.clone()), use_mut_ref(|| archive.revision));
    let before = shown.borrow().clone();
    let is_here = before.route == *route && !before.waiting && revision.replace(archive.revision) == archive.revision;
    if !archive.is_sharded() && !is_here {
        shown.replace(Rc::new(Ready::at_once(archive, route)));
    }
    let show = {
        let shown = shown.clone();
        move |ready| {
            shown.replace(Rc::new(ready));
            redraw.force_update();
        }
    };
    use_effect_with((archive.clone(), route.clone()), move |(archive, route)| {
        let wanted = Rc::new(Cell::new(true));
        if archive.is_sharded() && !is_here {
            get(archive.clone(), route.clone(), wanted.clone(), show);
        }
        move || wanted.set(false)
    });
    shown.borrow().clone()
}

/// Gets what a page needs and shows it as it comes, as long as it is wanted.
fn get(archive: Opened, route: Route, wanted: Rc<Cell<bool>>, show: impl Fn(Ready) + 'static) {
    yew::platform::spawn_local(async move {
        let impatient = device::later(PATIENCE);
        let look = &mut |shown: Option<&Ready>| {
            if let Some(ready) = shown.filter(|_| wanted.get() && impatient()) {
                show(ready.clone());
            }
            wanted.get()
        };
        let ready = Ready::get(&archive, &route, look).await;
        if wanted.get() {
            show(ready);
        }
    });
}
