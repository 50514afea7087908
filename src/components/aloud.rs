//! Where the elder edition offers to read an article aloud.

use super::{El, el};

/// An empty place: filled by a script of its own (`crates/cli/assets/aloud.js`), which only who needs it loads. What it
/// puts there is not drawn here and is left alone by what is.
pub(crate) fn aloud() -> El {
    el("p").class("aloud")
}
