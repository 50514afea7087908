//! The head of an issue's page: its date, how that is known, its file, and its neighbours in time.

use super::Link;
use crate::hooks::use_store;
use crate::route::Route;
use crate::words::{self, fill};
use baoku_archive::bundle::{Issue, IssueDateBasis};
use baoku_archive::question::Question;
use std::rc::Rc;
use yew::prelude::*;

/// Which issue.
#[derive(PartialEq, Properties)]
pub(crate) struct IssueHeadProps {
    /// The issue.
    pub(crate) issue: Rc<Issue>,
}

/// The head.
#[component]
pub(crate) fn IssueHead(props: &IssueHeadProps) -> Html {
    let store = use_store();
    let words = store.words();
    let issue = &props.issue;
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
            <Link to={Route::issue(&other.key.0)}>{ name }{ " " }{ store.issue_label(other) }</Link>
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
                            <p><q lang="zh-Hans">{ quoted }</q>{ " " }<span class="issue-head-lines">{ lines }</span></p>
                        }
                    </dd>
                </div>
                <div><dt>{ words.issue_file }</dt><dd><code>{ &issue.file }</code></dd></div>
                <div><dt>{ words.about_counts }</dt><dd>{ words.articles(issue.articles) }</dd></div>
            </dl>
            <p class="issue-head-ways">
                <Link to={Route::results(Question::default().with("issue", &issue.key.0))} class="button">{ words.filter_issue }</Link>
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
