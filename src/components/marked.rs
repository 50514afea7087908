//! Words with the hits marked.

use super::{El, el, text};
use baoku_archive::snippet::Marked;

/// Puts words into an element, hits as `mark`.
pub(crate) fn marked(mut into: El, parts: Vec<Marked>) -> El {
    for part in parts {
        into = if part.hit { into.put(el("mark").say(part.text)) } else { into.add(text(part.text)) };
    }
    into
}
