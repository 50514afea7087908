//! One issue: when it appeared and how that is known, its articles, and the whole source.

use super::not_found::not_found;
use crate::components::{IssueSource, article_card, issue_head};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The page of the issue that the route names.
pub(crate) fn issue_page(store: &Rc<Store>) -> Html {
    let key = store.route.question().filter("issue").unwrap_or_default();
    let Some(issue) = store.archive.issue(key) else { return not_found(store, key, true) };
    let loaded = store.archive.loaded_issue(key);
    let articles = loaded.as_ref().map(|loaded| loaded.articles()).unwrap_or_default();
    html! {
        <div class="issue-page" key={key}>
            { issue_head(store, issue) }
            <ol class="cards">
                for article in articles {
                    <li key={article.id()}>{ article_card(store, &article, &[], true) }</li>
                }
            </ol>
            if let Some(issue) = loaded {
                <IssueSource store={store.clone()} {issue} />
            }
        </div>
    }
}
