//! Everybody named in the archive, those in the most articles first.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use crate::words::count;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use yew::prelude::*;

/// The list.
#[component]
pub(crate) fn PeopleList() -> Html {
    let store = use_store();
    let words = store.words();
    let people = use_memo(store.archive.clone(), |archive| directory(&archive.articles()));
    if people.is_empty() {
        return html! { <p>{ words.people_none }</p> };
    }
    html! {
        <ul class="people-list">
            for person in people.iter() {
                <li key={person.name.as_str()}>
                    <Link to={Route::results(Question::default().with("person", &person.name))} lang="zh-Hans">{ &person.name }</Link>
                    <span class="people-list-counts">
                        { words.articles(person.articles) }{ " · " }{ count(person.mentions, words.mention_one, words.mention_many) }
                    </span>
                    if !person.offices.is_empty() {
                        <span class="people-list-offices" lang="zh-Hans">{ person.offices.join("、") }</span>
                    }
                </li>
            }
        </ul>
    }
}
