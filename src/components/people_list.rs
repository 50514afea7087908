//! Everybody named in the archive, those in the most articles first.

use super::{Dress, PAPER, link, text};
use crate::route::Route;
use crate::store::Store;
use crate::words::count;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use yew::prelude::*;

/// The list.
pub(crate) fn people_list(store: &Store) -> Html {
    let words = store.words();
    let people = directory(&store.archive.articles());
    if people.is_empty() {
        return html! { <p>{ words.people_none }</p> };
    }
    html! {
        <ul class="people-list">
            for person in &people {
                <li key={person.name.as_str()}>
                    { link(store, Route::results(Question::default().with("person", &person.name)), Dress::paper(), text(person.name.clone())) }
                    <span class="people-list-counts">
                        { words.articles(person.articles) }{ " · " }{ count(person.mentions, words.mention_one, words.mention_many) }
                    </span>
                    if !person.offices.is_empty() {
                        <span class="people-list-offices" lang={PAPER}>{ person.offices.join("、") }</span>
                    }
                </li>
            }
        </ul>
    }
}
