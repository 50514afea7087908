//! What was in the paper around this day in other years. Nothing until the browser tells what day it is.

use super::{El, dated, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::season::around;

/// How many articles are shown. Up: beside the newest issue it is the longer one, and what stands below moves when the day
/// is known.
const MOST: usize = 3;

/// The season's articles.
pub(crate) fn season(store: &Store) -> Option<El> {
    let words = store.words();
    let near = around(&store.archive.articles(), store.today?, MOST);
    let line = |article: &ArticleHandle| {
        let date = article.dating().map(|dating| dated(store, "p", &dating).class("season-date"));
        let to = link(store, Route::article(&article.id(), "")).paper().say(article.title());
        el("li").maybe(date).put(to)
    };
    (!near.is_empty()).then(|| {
        el("section")
            .class("season")
            .attr("aria-labelledby", "season-title")
            .put(el("h2").attr("id", "season-title").say(words.this_season()))
            .put(el("p").class("season-note").say(words.season_note()))
            .put(el("ul").all(near.iter().map(line)))
    })
}
