//! No such article or issue: what may have happened, and where to look instead.

use crate::components::{issue_line, newest_issues};
use crate::store::Store;
use crate::words::fill;
use yew::prelude::*;

/// The page for an id in an address that leads nowhere.
pub(crate) fn not_found(store: &Store, id: &str, is_issue: bool) -> Html {
    let words = store.words();
    let nearest = store.archive.issue(id.split('-').next().unwrap_or_default());
    let why = match (is_issue, store.archive.shard_of(id)) {
        (true, _) => fill(words.not_found_issue, &[id]),
        (_, Some(_)) => words.not_found_missing.into(),
        _ => fill(words.not_found_article, &[id]),
    };
    html! {
        <div class="not-found">
            <h1>{ words.not_found_title }</h1>
            <p>{ why }</p>
            if let Some(issue) = nearest {
                <p>{ words.not_found_nearest }</p>
                { issue_line(store, issue) }
            }
            <p>{ words.not_found_try }</p>
            { newest_issues(store) }
        </div>
    }
}
