//! The people an article names, with their offices as printed, each a way to their other articles.

use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::order::sort_by_numbers;
use baoku_archive::people::{Person, directory};
use baoku_archive::question::Question;

/// The list; nothing when nobody is named.
pub(crate) fn people_named(store: &Store, article: &ArticleHandle) -> Option<El> {
    let mut people = directory(std::slice::from_ref(article));
    let order = article.people();
    let place = |person: &Person| order.iter().position(|name| *name == person.name).unwrap_or_default();
    sort_by_numbers(&mut people, |person| [place(person) as i64, 0, 0, 0]);
    let one = |person: &Person| {
        let to = || Route::results(Question::default().with("person", &person.name));
        let name = if store.surface.reaches_app() { link(store, to()) } else { el("span") };
        let office = person.offices.first().map(|office| el("span").class("people-named-office").say(office.clone()));
        el("li").put(name.say(person.name.clone())).maybe(office)
    };
    let title = el("h2").attr("lang", store.settings.language.tag()).say(store.words().people_named());
    (!people.is_empty())
        .then(|| el("section").class("people-named").put(title).put(el("ul").all(people.iter().map(one))))
}
