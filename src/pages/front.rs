//! The front page: the newest issue, what happened around this time of year, then every issue before.

use crate::components::{El, el, issue_list, newest_issue, questions_line, season};
use crate::store::Store;

/// The front page. Room is kept for the season beside the newest issue even before the browser tells what day it is:
/// nothing on the page jumps when it does.
pub(crate) fn front(store: &Store) -> El {
    let has_days =
        store.archive.articles().iter().any(|article| article.dating().is_some_and(|at| at.from.day().is_some()));
    // Taken away for good by the loader, also before the app runs.
    let read = el("button").attr("type", "button").say(store.words().first_time_read());
    el("div")
        .class("front")
        .flag("data-aside", has_days)
        .put(el("p").class("front-note").say(store.words().first_time()).put(read))
        .maybe(newest_issue(store))
        .maybe(season(store))
        .put(issue_list(store))
        .maybe(questions_line(store))
}
