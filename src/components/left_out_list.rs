//! The files that are not in the archive, and why.

use super::{El, el};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::bundle::LeftOut;

/// The list.
pub(crate) fn left_out_list(store: &Store) -> El {
    let words = store.words();
    let left_out = &store.archive.manifest().left_out;
    let line = |file: &LeftOut| {
        let same = file.same_as.as_ref().map(|same| fill(words.same_as(), &[same])).unwrap_or_default();
        el("li").put(el("code").paper().say(file.file.clone())).say([" ", words.left_out(&file.code), &same].concat())
    };
    el("section")
        .class("left-out-list")
        .put(el("h2").say(words.about_left_out()))
        .maybe(left_out.is_empty().then(|| el("p").say(words.about_none_left_out())))
        .put(el("ul").all(left_out.iter().map(line)))
}
