//! An issue in one line: its date, whether that is inferred, and how much is in it.

use super::{Dress, link, text};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::bundle::{Issue, IssueDateBasis};
use std::rc::Rc;
use yew::prelude::*;

/// The line; without a link where the app cannot be reached.
pub(crate) fn issue_line(store: &Store, issue: &Rc<Issue>) -> Html {
    let words = store.words();
    let label = store.issue_label(issue);
    html! {
        <p class="issue-line">
            if store.surface.reaches_app() {
                { link(store, Route::issue(&issue.key.0), Dress::default(), text(label)) }
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
