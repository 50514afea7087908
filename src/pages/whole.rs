//! The text inside the one-file page: the front page, then every article in full, readable with scripts off.

use crate::components::{ArticleBody, ArticleHead, Colophon, IssueList, Masthead, PeopleNamed};
use crate::store::Store;
use crate::surface::anchor;
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn.
#[derive(PartialEq, Properties)]
pub(crate) struct WholeProps {
    /// What every component sees.
    pub(crate) store: Store,
}

/// The whole archive as one text.
#[component]
pub(crate) fn Whole(props: &WholeProps) -> Html {
    let loaded = props.store.archive.loaded();
    let newest_first = loaded.iter().rev().flat_map(|issue| issue.articles());
    html! {
        <ContextProvider<Rc<Store>> context={Rc::new(props.store.clone())}>
            <Masthead />
            <main id="main">
                <IssueList />
                for article in newest_first {
                    <article id={anchor(&article.id())} class="whole-article">
                        <ArticleHead article={article.clone()} is_page={false} />
                        <ArticleBody article={article.clone()} receipts={false} />
                        <PeopleNamed {article} />
                    </article>
                }
            </main>
            <Colophon />
        </ContextProvider<Rc<Store>>>
    }
}
