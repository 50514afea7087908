//! Taking an article along: pass it on, copy its link or text, cite and print it, read it larger. Only where scripts
//! run.

use super::remembering::remembering;
use super::{button, el, size_choice};
use crate::route::Route;
use crate::services::{bridge, clipboard, device};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use std::rc::Rc;
use yew::prelude::*;

/// The bar. On a page without scripts one link into the app takes its place.
pub(crate) fn share_bar(store: &Rc<Store>, article: &ArticleHandle) -> Html {
    let words = store.words();
    let lang = store.settings.language.tag();
    if !store.surface.is_live() {
        let here = store.surface.href_in_app(&Route::article(&article.id(), ""));
        let to = el("a").class("button").attr("href", here).say(words.open_in_app());
        return el("p").class("share-bar").attr("lang", lang).put(to).html();
    }
    let (store, article) = (store.clone(), article.clone());
    let draw = move |(said, say): (&'static str, Callback<&'static str>)| {
        let public = store.archive.manifest().newspaper.url.clone();
        let copy = |what: fn(&ArticleHandle, Option<String>) -> Option<String>, copied: &'static str| {
            let (say, article, public) = (say.clone(), article.clone(), public.clone());
            Callback::from(move |_: MouseEvent| match what(&article, link_of(&article, public.as_deref())) {
                Some(text) => {
                    let done = move |worked| if worked { copied } else { words.copy_refused() };
                    clipboard::copy(text, say.reform(done));
                }
                None if device::has_article_pages() => say.emit(words.link_is_file()),
                None => say.emit(words.link_is_one_file()),
            })
        };
        let copy_text = copy(|article, link| Some(to_pass_on(article, link)), words.copied_text());
        let copy_link = copy(|_, link| link, words.copied_link());
        let share = {
            let (article, public) = (article.clone(), public.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(link) = link_of(&article, public.as_deref()) {
                    bridge::share(&article.title(), &link);
                }
            })
        };
        let page = el("a").class("button share-bar-page").attr("href", format!("a/{}.html#cite", article.id()));
        el("div")
            .class("share-bar")
            .attr("lang", lang)
            .put(button(words.share(), share).class("share-bar-share"))
            .put(button(words.copy_link(), copy_link))
            .put(button(words.copy_text(), copy_text))
            .maybe(size_choice(&store))
            .put(page.say(words.page_of_article()))
            .put(el("p").class("share-bar-said").attr("role", "status").say(said))
            .html()
    };
    remembering("share-bar", draw.into())
}

/// The address to pass on: this copy's own, else the public one.
fn link_of(article: &ArticleHandle, public: Option<&str>) -> Option<String> {
    let id = article.id();
    let page = if device::has_article_pages() { format!("a/{id}.html") } else { format!("?a={id}") };
    device::link_to(&id).or_else(|| Some(format!("{}/{page}", public?.trim_end_matches('/'))))
}

/// The whole text with its source below, to paste into a chat.
fn to_pass_on(article: &ArticleHandle, link: Option<String>) -> String {
    let mut text = article.readable();
    text.push('\n');
    if let Some(date) = article.issue().issue().date.date {
        text.push_str(&date.to_string());
        text.push('\n');
    }
    text.push_str(&link.unwrap_or_default());
    text
}
