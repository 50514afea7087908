//! The store, from the context.

use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The store. Every component stands below the one that provides it.
#[hook]
pub(crate) fn use_store() -> Rc<Store> {
    match use_context::<Rc<Store>>() {
        Some(store) => store,
        None => unreachable!("every page is drawn inside the shell"),
    }
}
