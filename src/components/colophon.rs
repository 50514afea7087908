//! The foot of every page: what this is a copy of, and the line the publisher wants there.

use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;

/// The colophon.
pub(crate) fn colophon(store: &Store) -> El {
    let words = store.words();
    let manifest = store.archive.manifest();
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let issues = words.issues(manifest.issues.len() as u32);
    let line = fill(words.colophon(), &[&issues, &words.articles(articles), &manifest.build]);
    let name = el("p").put(el("span").paper().say(store.paper().to_string())).say(" ").say(words.app());
    let footer = manifest.newspaper.footer.clone().map(|footer| el("p").paper().say(footer));
    let about = || el("p").put(link(store, Route::about()).say(words.about_title()));
    el("footer")
        .class("colophon")
        .put(name)
        .put(el("p").say(line))
        .maybe(footer)
        .maybe(store.surface.reaches_app().then(about))
}
