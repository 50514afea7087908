//! The app: an archive of a newspaper's issues to read, search and look through by time.
//!
//! A library with a ten-line program. The same components are drawn by the browser and, natively, by [`render`] for
//! pages that are read without scripts. Only `services` touches the browser.

#[cfg(target_arch = "wasm32")]
mod app;
mod choices;
mod components;
mod pages;
mod ready;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
mod route;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively nothing is ever clicked"))]
mod services;
mod shell;
mod store;
mod surface;
mod words;

/// Whether this is the whole program. The smaller one, which readers load first, has the pages of
/// [`route::OF_THE_WHOLE`] only as addresses.
pub(crate) const WHOLE: bool = cfg!(feature = "whole");

/// Opens the archive and puts the app into `#app`: once, from `main`. Natively there is nothing to start.
pub fn start() {
    #[cfg(target_arch = "wasm32")]
    services::boot::start();
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod look;
