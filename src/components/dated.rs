//! When something happened, as a `time` element, with a sign where that is inferred.

use super::issue_line::doubt;
use super::{El, el};
use crate::store::Store;
use crate::words;
use baoku_archive::article::Dating;

/// A date to read and to compute with, inside an element of its own.
pub(crate) fn dated(store: &Store, tag: &'static str, dating: &Dating) -> El {
    let said = words::dating(store.settings.language, dating);
    el(tag)
        .put(el("time").attr("datetime", dating.from.to_string()).say(said))
        .maybe(dating.is_doubtful().then(|| doubt(store.words().inferred_mark())))
}
