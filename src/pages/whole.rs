//! The text inside the one-file page: the front page, then every article in full, readable with scripts off.

use crate::components::{article_body, article_head, colophon, issue_list, masthead, people_named};
use crate::store::Store;
use crate::surface::anchor;
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn.
#[derive(PartialEq, Properties)]
pub(crate) struct WholeProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
}

/// The whole archive as one text.
#[component]
pub(crate) fn Whole(props: &WholeProps) -> Html {
    let store = &props.store;
    let loaded = store.archive.loaded();
    let newest_first = loaded.iter().rev().flat_map(|issue| issue.articles());
    html! {
        <>
            { masthead(store) }
            <main id="main">
                { issue_list(store) }
                for article in newest_first {
                    <article id={anchor(&article.id())} class="whole-article">
                        { article_head(store, &article, false) }
                        { article_body(store, &article, false) }
                        { people_named(store, &article) }
                    </article>
                }
            </main>
            { colophon(store) }
        </>
    }
}
