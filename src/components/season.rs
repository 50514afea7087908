//! What was in the paper around this day in other years. Nothing until the browser tells what day it is.

use super::{Link, dated};
use crate::hooks::use_store;
use crate::route::Route;
use baoku_archive::season::around;
use yew::prelude::*;

/// How many articles are shown.
const MOST: usize = 4;

/// The season's articles.
#[component]
pub(crate) fn Season() -> Html {
    let store = use_store();
    let words = store.words();
    let near = use_memo((store.archive.clone(), store.today), |(archive, today)| {
        today.map(|today| around(&archive.articles(), today, MOST)).unwrap_or_default()
    });
    if near.is_empty() {
        return Html::default();
    }
    html! {
        <section class="season" aria-labelledby="season-title">
            <h2 id="season-title">{ words.this_season }</h2>
            <p class="season-note">{ words.season_note }</p>
            <ul>
                for article in near.iter() {
                    <li>
                        if let Some(dating) = article.dating() {
                            <p class="season-date">{ dated(&store, &dating) }</p>
                        }
                        <Link to={Route::article(&article.id(), "")} lang="zh-Hans">{ article.title() }</Link>
                    </li>
                }
            </ul>
        </section>
    }
}
