//! When something happened, as a `time` element, with a sign where that is inferred.

use crate::store::Store;
use crate::words;
use baoku_archive::article::Dating;
use yew::prelude::*;

/// A date to read and to compute with.
pub(crate) fn dated(store: &Store, dating: &Dating) -> Html {
    let said = words::dating(store.settings.language, dating);
    html! {
        <>
            <time datetime={dating.from.to_string()}>{ said }</time>
            if dating.is_doubtful() {
                <span class="doubt">{ store.words().inferred_mark }</span>
            }
        </>
    }
}
