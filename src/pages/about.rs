//! What this is, how to use it, what it holds and what it does not.

use crate::components::{El, el, holdings, left_out_list, questions_line};
use crate::store::Store;

/// The about page.
pub(crate) fn about_page(store: &Store) -> El {
    let words = store.words();
    let how = [words.about_search(), words.about_filter(), words.about_pass(), words.about_elder()];
    el("div")
        .class("about-page")
        .put(el("h1").say(words.about_title()))
        .put(el("p").say(words.about_what()))
        .put(el("p").say(words.about_text()))
        .put(
            el("section")
                .put(el("h2").say(words.about_how()))
                .put(el("ul").all(how.into_iter().map(|line| el("li").say(line)))),
        )
        .put(holdings(store))
        .put(el("p").class("take-away").put(el("a").attr("href", "take-away.html").say(words.about_take_away())))
        .maybe(questions_line(store))
        .put(left_out_list(store))
}
