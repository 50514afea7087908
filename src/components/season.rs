//! What was in the paper around this day in other years. Nothing until the browser tells what day it is.

use super::{Dress, dated, link, text};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::season::around;
use yew::prelude::*;

/// How many articles are shown.
const MOST: usize = 4;

/// The season's articles.
pub(crate) fn season(store: &Store) -> Html {
    let words = store.words();
    let near = store.today.map(|today| around(&store.archive.articles(), today, MOST)).unwrap_or_default();
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
                            <p class="season-date">{ dated(store, &dating) }</p>
                        }
                        { link(store, Route::article(&article.id(), ""), Dress::paper(), text(article.title())) }
                    </li>
                }
            </ul>
        </section>
    }
}
