//! The people an article names, with their offices as printed, each a way to their other articles.

use super::{Dress, link, text};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::order::sort_by_numbers;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use yew::prelude::*;

/// The list; nothing when nobody is named.
pub(crate) fn people_named(store: &Store, article: &ArticleHandle) -> Html {
    let mut people = directory(std::slice::from_ref(article));
    if people.is_empty() {
        return Html::default();
    }
    let order = article.people();
    sort_by_numbers(&mut people, |person| {
        [order.iter().position(|name| *name == person.name).unwrap_or_default() as i64, 0, 0, 0]
    });
    html! {
        <section class="people-named">
            <h2 lang={store.settings.language.tag()}>{ store.words().people_named }</h2>
            <ul>
                for person in people {
                    <li>
                        if store.surface.reaches_app() {
                            { link(store, Route::results(Question::default().with("person", &person.name)), Dress::default(), text(person.name.clone())) }
                        } else {
                            <span>{ &person.name }</span>
                        }
                        if let Some(office) = person.offices.first() {
                            <span class="people-named-office">{ office }</span>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}
