//! Ways to go, in a list; in the elder edition folded behind what they are called, so that the page comes first.

use super::{El, el};
use crate::store::{Store, TextSize};

/// The menu, by its class and what it is called.
pub(crate) fn menu(store: &Store, class: &'static str, name: &'static str, ways: impl Iterator<Item = El>) -> El {
    let ways = el("ul").all(ways);
    let folded = store.settings.size == TextSize::Elder;
    let ways = if folded { el("details").put(el("summary").say(name)).put(ways) } else { ways };
    el("nav").class(class).attr("aria-label", name).put(ways)
}
