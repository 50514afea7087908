//! Starting: the settings at once, then the archive, then the app in place of the page's own text.
//!
//! Until the archive is open the text that came with the page stays; the loader says what is going on.

use super::{bridge, device, history, storage};
use crate::ready::{PATIENCE, Ready};
use baoku_archive::archive::Archive;
use baoku_archive::source::Step;
use std::rc::Rc;

/// Opens the archive and puts the app into `#app`. Only in a browser, once, from `main`.
pub(crate) fn start() {
    let settings = storage::settings();
    device::dress(settings);
    let route = history::begin();
    if route.is_elsewhere() {
        // An address that the loader could not read.
        return history::load(&["?", &route.query()].concat(), false);
    }
    let learning = bridge::learn(settings.language);
    yew::platform::spawn_local(async move {
        let unlearnt = learning.await;
        match Archive::open(Rc::new(bridge::Shards), &bridge::manifest_name()).await {
            Err(error) => bridge::fail(&error, settings.language),
            Ok(archive) => {
                let archive = Rc::new(archive);
                let mut missing = archive.load_all().await;
                match missing.first() {
                    // Not one issue: the page's own text says more than the app could.
                    Some(error) if archive.loaded().is_empty() && !archive.is_sharded() => {
                        bridge::fail(error, settings.language)
                    }
                    _ => {
                        let route = history::take_over(route);
                        let impatient = device::later(PATIENCE);
                        let look = &mut |shown: Option<&Ready>| shown.is_none() || !impatient();
                        let first = Ready::get(&archive, &route, look).await;
                        missing.extend(unlearnt);
                        crate::app::mount(archive.clone(), missing, first, settings);
                        bridge::provide(archive.clone());
                        if !archive.is_sharded() {
                            // What is loaded whole needs no line from now on.
                            archive.settle(&mut || Step::when(archive.take_known())).await;
                        }
                    }
                }
            }
        }
    });
}
