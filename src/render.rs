//! Pages drawn natively for readers without scripts: what goes inside `<div id="app">` of the site's files.
//!
//! Everything shown comes from an archive that was loaded whole beforehand; the same archive gives the same bytes.

use crate::pages;
use crate::route::OF_THE_WHOLE;
use crate::route::Route;
use crate::shell;
use crate::store::Store;
use crate::surface::Surface;
use crate::words;
pub use crate::words::ENGLISH_FILE;
use baoku_archive::archive::Archive;
use futures::executor::block_on;
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;

/// The pages that only the whole program has, as `view` in an address names them.
#[must_use]
pub fn views_of_the_whole() -> &'static [&'static str] {
    &OF_THE_WHOLE
}

/// The front page's text for `index.html`; headlines lead to `a/<id>.html`.
#[must_use]
pub fn front(archive: Rc<Archive>) -> String {
    shell(Store::still(archive, Route::front(), Surface::Front { article_pages: true }))
}

/// The front page's text for a site without article pages; headlines lead into the app.
#[must_use]
pub fn front_without_pages(archive: Rc<Archive>) -> String {
    shell(Store::still(archive, Route::front(), Surface::Front { article_pages: false }))
}

/// An article's own page `a/<id>.html`; empty when there is no such article.
#[must_use]
pub fn article(archive: Rc<Archive>, id: &str) -> String {
    let store = Store::still(archive, Route::article(id, ""), Surface::ArticlePage);
    if store.ready.article().is_none() { String::new() } else { shell(store) }
}

/// The text of the one-file page: the front page, then every article in full.
#[must_use]
pub fn whole(archive: Rc<Archive>) -> String {
    drawn(Store::still(archive, Route::front(), Surface::Whole), pages::whole)
}

/// What the front page is called.
#[must_use]
pub fn front_title(archive: Rc<Archive>) -> String {
    pages::title(&Store::still(archive, Route::front(), Surface::Whole))
}

/// What an article's page is called.
#[must_use]
pub fn article_title(archive: Rc<Archive>, id: &str) -> String {
    pages::title(&Store::still(archive, Route::article(id, ""), Surface::ArticlePage))
}

/// The English words of the interface: the running app loads them, from the file [`ENGLISH_FILE`], when somebody chooses
/// them.
#[must_use]
pub fn english_words() -> &'static str {
    words::ENGLISH
}

/// What each issue is called, in the archive's order.
#[must_use]
pub fn issue_labels(archive: Rc<Archive>) -> Vec<String> {
    let store = Store::still(archive, Route::about(), Surface::Whole);
    store.archive.issues().iter().map(|issue| store.issue_label(issue)).collect()
}

/// What the app writes for an address, however that was mangled on the way.
#[must_use]
pub fn address(query: &str) -> String {
    Route::parse(query).query()
}

/// A page of the app as it looks before anything is clicked.
pub(crate) fn shell(store: Store) -> String {
    drawn(store, shell::shell)
}

/// What is drawn once.
#[derive(PartialEq, Properties)]
struct StillProps {
    draw: Callback<(), Html>,
}

/// A page without scripts.
#[component]
fn Still(props: &StillProps) -> Html {
    props.draw.emit(())
}

fn drawn(store: Store, draw: fn(&Rc<Store>) -> Html) -> String {
    let store = Rc::new(store);
    let draw = Callback::from(move |()| draw(&store));
    block_on(LocalServerRenderer::<Still>::with_props(StillProps { draw }).hydratable(false).render())
}

#[cfg(test)]
mod tests;
