//! An issue in one line: its date, whether that is inferred, and how much is in it.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use baoku_archive::bundle::{Issue, IssueDateBasis};
use std::rc::Rc;
use yew::prelude::*;

/// Which issue.
#[derive(PartialEq, Properties)]
pub(crate) struct IssueLineProps {
    /// The issue.
    pub(crate) issue: Rc<Issue>,
}

/// The line; without a link where the app cannot be reached.
#[component]
pub(crate) fn IssueLine(props: &IssueLineProps) -> Html {
    let store = use_store();
    let words = store.words();
    let issue = &props.issue;
    let label = store.issue_label(issue);
    html! {
        <p class="issue-line">
            if store.surface.reaches_app() {
                <Link to={Route::issue(&issue.key.0)}>{ label }</Link>
            } else {
                <span>{ label }</span>
            }
            if issue.date.basis == IssueDateBasis::Inferred {
                <span class="doubt">{ words.inferred_mark }</span>
            }
            <span class="issue-line-count">{ words.articles(issue.articles) }</span>
        </p>
    }
}
