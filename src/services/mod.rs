//! The only code that touches the browser, called from effects and callbacks alone.
//!
//! Whatever a browser may refuse (history, storage, the clipboard) is asked for politely: a refusal is a value.

#[cfg(target_arch = "wasm32")]
pub(crate) mod boot;
pub(crate) mod bridge;
pub(crate) mod clipboard;
pub(crate) mod device;
pub(crate) mod history;
pub(crate) mod storage;
pub(crate) mod typing;
