//! One article, whole, with its way back into print.

use crate::components::{PAPER, ShareBar, article_body, article_head, neighbours, people_named, provenance};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use std::rc::Rc;
use yew::prelude::*;

/// An article's page.
pub(crate) fn article_page(store: &Rc<Store>, article: &ArticleHandle) -> Html {
    html! {
        <div class="article-page" key={article.id()}>
            <article lang={PAPER}>
                { article_head(store, article, true) }
                <ShareBar store={store.clone()} article={article.clone()} />
                { article_body(store, article, true) }
                { people_named(store, article) }
                { provenance(store, article) }
            </article>
            { neighbours(store, article) }
        </div>
    }
}
