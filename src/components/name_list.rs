//! The names of a kind in a large archive (its offices, events and figures by their names too), those in the most
//! articles first, each a way to its articles.

use super::{El, el, link, pager};
use crate::ready::leaves_of_names;
use crate::route::Route;
use crate::store::Store;
use crate::words::count;
use baoku_archive::facet::NAMED;
use baoku_archive::facts::{FIGURE, OFFICE, PERSON, SERIES};
use baoku_archive::people::Person;
use baoku_archive::question::Question;

/// The list, or why there is none.
pub(crate) fn name_list(store: &Store, view: usize) -> El {
    let words = store.words();
    let names = &store.ready.names;
    if names.is_empty() && store.lacks() {
        return el("p");
    }
    if names.is_empty() {
        let is_told = !store.archive.is_sharded() || view < NAMED.len();
        return el("p").say(if is_told { words.known_nothing() } else { words.known_not_listed() });
    }
    let line = |name: &Person| {
        let times = count(name.mentions, words.mention_one(), words.mention_many());
        let counts = [words.articles(name.articles), times].join(" · ");
        let to = Route::results(Question::default().with(NAMED[view].name, &name.name));
        let beside = (!name.offices.is_empty())
            .then(|| el("span").class("name-list-beside").paper().say(name.offices.join("；")));
        el("li")
            .key(&name.name)
            .put(link(store, to).paper().say(name.name.clone()))
            .put(el("span").class("name-list-counts").say(counts))
            .maybe(beside)
    };
    let list = el("ul").class("name-list").all(names.iter().map(line));
    let leaves = leaves_of_names(&store.archive, view as u32);
    let note = match view as u32 {
        PERSON => words.people_note(),
        OFFICE => words.offices_note(),
        SERIES => words.series_note(),
        FIGURE => words.figures_note(),
        _ => words.names_note(),
    };
    let list = el("div").put(el("p").class("page-note").say(note)).put(list);
    list.maybe(pager(store, store.route.leaf().min(leaves), leaves))
}
