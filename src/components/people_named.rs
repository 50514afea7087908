//! The people an article names, with their offices as printed, each a way to their other articles.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use baoku_archive::article::ArticleHandle;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use yew::prelude::*;

/// Which article.
#[derive(PartialEq, Properties)]
pub(crate) struct PeopleNamedProps {
    /// The article.
    pub(crate) article: ArticleHandle,
}

/// The list; nothing when nobody is named.
#[component]
pub(crate) fn PeopleNamed(props: &PeopleNamedProps) -> Html {
    let store = use_store();
    let article = &props.article;
    let mut people = directory(std::slice::from_ref(article));
    if people.is_empty() {
        return Html::default();
    }
    let order = article.people();
    people.sort_by_key(|person| order.iter().position(|name| *name == person.name));
    html! {
        <section class="people-named">
            <h2 lang={store.settings.language.tag()}>{ store.words().people_named }</h2>
            <ul>
                for person in people {
                    <li>
                        if store.surface.reaches_app() {
                            <Link to={Route::results(Question::default().with("person", &person.name))}>{ &person.name }</Link>
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
