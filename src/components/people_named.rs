//! The people an article names, with their offices as printed, each a way to their other articles.

use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::people::mentions;
use baoku_archive::question::Question;

/// The list, in the order they are first named; nothing when nobody is.
pub(crate) fn people_named(store: &Store, article: &ArticleHandle) -> Option<El> {
    // Each once, with the first office that is printed.
    let mut people: Vec<(String, String)> = Vec::new();
    for (name, office) in mentions(article) {
        match people.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) if known.is_empty() => *known = office,
            Some(_) => {}
            None => people.push((name, office)),
        }
    }
    let one = |(name, office): &(String, String)| {
        let to = || match store.archive.knows() {
            true => Route::named(0, name),
            false => Route::results(Question::default().with("person", name)),
        };
        let office = (!office.is_empty()).then(|| el("span").class("people-named-office").say(office.clone()));
        let into = if store.surface.reaches_app() { link(store, to()) } else { el("span") };
        el("li").put(into.say(name.clone())).maybe(office)
    };
    let title = el("h2").attr("lang", store.settings.language.tag()).say(store.words().people_named());
    (!people.is_empty())
        .then(|| el("section").class("people-named").put(title).put(el("ul").all(people.iter().map(one))))
}
