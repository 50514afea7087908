//! The foot of every page: what this is a copy of, and the line the publisher wants there.

use super::masthead::named;
use super::{El, el, link, text};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;
use yew::Html;

/// The colophon.
pub(crate) fn colophon(store: &Store) -> El {
    let words = store.words();
    let manifest = store.archive.manifest();
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let issues = words.issues(manifest.issues.len() as u32);
    let line = fill(words.colophon(), &[&issues, &words.articles(articles), &manifest.build]);
    let name = el("p").put(named(store, el("span"))).say(" ").say(words.app());
    let pieces = |footer: &String| footer.split_inclusive(char::is_whitespace).map(registered).collect::<Vec<_>>();
    let footer =
        manifest.newspaper.footer.as_ref().map(|footer| pieces(footer).into_iter().fold(el("p").paper(), El::add));
    let about = || el("p").put(link(store, Route::about()).say(words.about_title()));
    el("footer")
        .class("colophon")
        .put(name)
        .put(el("p").say(line))
        .maybe(footer)
        .maybe(store.surface.reaches_app().then(about))
}

/// A piece of the publisher's line; a registration number leads to the registry it stands in, as the rules for websites
/// in mainland China want it.
fn registered(piece: &str) -> Html {
    let registry = match piece {
        _ if piece.contains("ICP备") => "https://beian.miit.gov.cn/",
        _ if piece.contains("公网安备") => "https://beian.mps.gov.cn/",
        _ => return text(piece.to_string()),
    };
    el("a").attr("href", registry).say(piece.to_string()).html()
}
