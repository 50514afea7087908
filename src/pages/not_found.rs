//! No such article or issue: what may have happened, and where to look instead.

use crate::components::{IssueLine, NewestIssues};
use crate::hooks::use_store;
use crate::words::fill;
use yew::prelude::*;

/// What was looked for.
#[derive(PartialEq, Properties)]
pub(crate) struct NotFoundProps {
    /// The id in the address.
    pub(crate) id: String,
    /// Whether an issue was looked for and not an article.
    #[prop_or_default]
    pub(crate) is_issue: bool,
}

/// The page for an address that leads nowhere.
#[component]
pub(crate) fn NotFound(props: &NotFoundProps) -> Html {
    let store = use_store();
    let words = store.words();
    let key = props.id.split('-').next().unwrap_or_default();
    let nearest = store.archive.issue(key).cloned();
    let why = match (props.is_issue, store.archive.shard_of(&props.id)) {
        (true, _) => fill(words.not_found_issue, &[&props.id]),
        (_, Some(_)) => words.not_found_missing.into(),
        _ => fill(words.not_found_article, &[&props.id]),
    };
    html! {
        <div class="not-found">
            <h1>{ words.not_found_title }</h1>
            <p>{ why }</p>
            if let Some(issue) = nearest {
                <p>{ words.not_found_nearest }</p>
                <IssueLine {issue} />
            }
            <p>{ words.not_found_try }</p>
            <NewestIssues />
        </div>
    }
}
