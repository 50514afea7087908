//! The whole source of an issue, line by line, folded away.

use super::receipt::raw_lines;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::LoadedIssue;
use std::rc::Rc;
use yew::prelude::*;

/// Which issue.
#[derive(Properties)]
pub(crate) struct IssueSourceProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
    /// The issue.
    pub(crate) issue: Rc<LoadedIssue>,
}

impl PartialEq for IssueSourceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.issue, &other.issue) && self.store == other.store
    }
}

/// The source. Its lines are drawn only once it is opened: an issue has hundreds.
#[component]
pub(crate) fn IssueSource(props: &IssueSourceProps) -> Html {
    let store = &props.store;
    let open = use_state(|| false);
    let source = props.issue.source();
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    html! {
        <details class="issue-source">
            <summary {onclick}>{ fill(store.words().source_text(), &[&source.line_count().to_string()]) }</summary>
            if *open {
                { raw_lines(source, &[(1, source.line_count())], None).html() }
            }
        </details>
    }
}
