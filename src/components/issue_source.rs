//! The whole source of an issue, line by line, folded away.

use super::el;
use super::receipt::raw_lines;
use super::remembering::remembering;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::LoadedIssue;
use std::rc::Rc;
use yew::prelude::*;

/// The source. Its lines are drawn only once it is opened: an issue has hundreds.
pub(crate) fn issue_source(store: &Rc<Store>, issue: Rc<LoadedIssue>) -> Html {
    let words = store.words();
    let draw = move |(state, set): (&'static str, Callback<&'static str>)| {
        let source = issue.source();
        let lines = || raw_lines(source, &[(1, source.line_count())], None);
        let summary = el("summary").onclick(set.reform(|_: MouseEvent| "open"));
        el("details")
            .class("issue-source")
            .put(summary.say(fill(words.source_text(), &[&source.line_count().to_string()])))
            .maybe((state == "open").then(lines))
            .html()
    };
    remembering("issue-source", draw.into())
}
