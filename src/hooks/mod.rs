//! The store turned into values that are worth keeping between two drawings.

#[cfg(target_arch = "wasm32")]
mod use_ready;

#[cfg(target_arch = "wasm32")]
pub(crate) use use_ready::use_ready;
