//! Everybody named in the archive, those in the most articles first.

use super::{El, el, link, pager};
use crate::ready::leaves_of_people;
use crate::route::Route;
use crate::store::Store;
use crate::words::count;
use baoku_archive::people::Person;
use baoku_archive::question::Question;

/// The list.
pub(crate) fn people_list(store: &Store) -> El {
    let words = store.words();
    let people = &store.ready.people;
    if people.is_empty() && store.ready.missing.is_empty() {
        return el("p").say(words.people_none());
    }
    let line = |person: &Person| {
        let times = count(person.mentions, words.mention_one(), words.mention_many());
        let counts = [words.articles(person.articles), times].join(" · ");
        let to = Route::results(Question::default().with("person", &person.name));
        let offices = (!person.offices.is_empty())
            .then(|| el("span").class("people-list-offices").paper().say(person.offices.join("；")));
        el("li")
            .key(&person.name)
            .put(link(store, to).paper().say(person.name.clone()))
            .put(el("span").class("people-list-counts").say(counts))
            .maybe(offices)
    };
    let list = el("ul").class("people-list").all(people.iter().map(line));
    let leaves = leaves_of_people(&store.archive);
    el("div").put(list).maybe(pager(store, store.route.leaf().min(leaves), leaves))
}
