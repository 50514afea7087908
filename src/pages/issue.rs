//! One issue: when it appeared and how that is known, its articles, and the whole source.

use super::not_found::NotFound;
use crate::components::{ArticleCard, IssueHead, IssueSource};
use crate::hooks::use_store;
use std::rc::Rc;
use yew::prelude::*;

/// The page of the issue that the route names.
#[component]
pub(crate) fn IssuePage() -> Html {
    let store = use_store();
    let key = store.route.question().filter("issue").unwrap_or_default();
    let Some(issue) = store.archive.issue(key) else {
        return html! { <NotFound id={key.to_string()} is_issue={true} /> };
    };
    let loaded = store.archive.loaded_issue(key);
    let articles = loaded.as_ref().map(|loaded| loaded.articles()).unwrap_or_default();
    let terms = Rc::new(Vec::new());
    html! {
        <div class="issue-page" key={key}>
            <IssueHead issue={issue.clone()} />
            <ol class="cards">
                for article in articles {
                    <li key={article.id()}><ArticleCard {article} terms={terms.clone()} in_issue={true} /></li>
                }
            </ol>
            if let Some(issue) = loaded {
                <IssueSource key={key} {issue} />
            }
        </div>
    }
}
