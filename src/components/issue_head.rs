//! The head of an issue's page: its date, how that is known, its file, and its neighbours in time.

use super::{Dress, PAPER, link, text};
use crate::route::Route;
use crate::store::Store;
use crate::words::{self, fill};
use baoku_archive::bundle::{Issue, IssueDateBasis};
use baoku_archive::question::Question;
use std::rc::Rc;
use yew::prelude::*;

/// The head.
pub(crate) fn issue_head(store: &Store, issue: &Rc<Issue>) -> Html {
    let words = store.words();
    let language = store.settings.language;
    let mut basis = vec![words::issue_basis(language, issue.date.basis).to_string()];
    basis.extend(issue.date.earliest.map(|day| fill(words.issue_not_before, &[&store.date(day)])));
    basis.extend(issue.date.latest.map(|day| fill(words.issue_not_after, &[&store.date(day)])));
    let loaded = store.archive.loaded_issue(&issue.key.0);
    let evidence = issue.date.evidence.iter().filter_map(|pieces| {
        let source = loaded.as_ref()?.source();
        let lines = super::receipt::line_numbers(&source.lines(pieces), words.listed);
        Some((source.join(pieces), fill(words.printed_lines, &[&lines])))
    });
    let issues = store.archive.issues();
    let at = issues.iter().position(|other| other.key == issue.key).unwrap_or_default();
    let earlier = at.checked_sub(1).and_then(|at| issues.get(at));
    let way = |other: &Rc<Issue>, name: &'static str| {
        html! {
            { link(store, Route::issue(&other.key.0), Dress::default(), html! { <>{ name }{ " " }{ store.issue_label(other) }</> }) }
        }
    };
    html! {
        <header class="issue-head">
            <h1>
                { store.issue_label(issue) }
                if issue.date.basis == IssueDateBasis::Inferred {
                    <span class="doubt">{ words.inferred_mark }</span>
                }
            </h1>
            <dl>
                <div>
                    <dt>{ words.issue_evidence }</dt>
                    <dd>
                        { basis.join(words.listed) }
                        for (quoted, lines) in evidence {
                            <p><q lang={PAPER}>{ quoted }</q>{ " " }<span class="issue-head-lines">{ lines }</span></p>
                        }
                    </dd>
                </div>
                <div><dt>{ words.issue_file }</dt><dd><code>{ &issue.file }</code></dd></div>
                <div><dt>{ words.about_counts }</dt><dd>{ words.articles(issue.articles) }</dd></div>
            </dl>
            <p class="issue-head-ways">
                { link(store, Route::results(Question::default().with("issue", &issue.key.0)), Dress::class("button"), text(words.filter_issue)) }
                if let Some(earlier) = earlier {
                    { way(earlier, words.earlier_issue) }
                }
                if let Some(later) = issues.get(at + 1) {
                    { way(later, words.later_issue) }
                }
            </p>
        </header>
    }
}
