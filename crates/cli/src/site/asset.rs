//! A file that pages name by its content.

use baoku_compiler::bundle::content_name;

/// A file of the app under the name of its content.
#[derive(Debug)]
pub struct Asset {
    /// Its path in the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Asset {
    pub(super) fn new(stem: &str, ending: &str, bytes: Vec<u8>) -> Self {
        Asset { path: format!("app/{stem}-{}.{ending}", content_name(&bytes)), bytes }
    }

    /// The content as text; every asset but the wasm is text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}
