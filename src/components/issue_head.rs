//! The head of an issue's page: its date, how that is known, its file, and its neighbours in time.

use super::issue_line::doubt;
use super::receipt::line_numbers;
use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::{self, fill};
use baoku_archive::bundle::{Issue, IssueDateBasis};
use baoku_archive::print::Pieces;
use baoku_archive::question::Question;
use std::rc::Rc;

/// The head.
pub(crate) fn issue_head(store: &Store, issue: &Rc<Issue>) -> El {
    let words = store.words();
    let mut basis = vec![words::issue_basis(store.settings.language, issue.date.basis).to_string()];
    basis.extend(issue.date.earliest.map(|day| fill(words.issue_not_before(), &[&store.date(day)])));
    basis.extend(issue.date.latest.map(|day| fill(words.issue_not_after(), &[&store.date(day)])));
    let loaded = store.archive.loaded_issue(&issue.key.0);
    let quote = |pieces: &Pieces| {
        let source = loaded.as_ref()?.source();
        let lines = fill(words.printed_lines(), &[&line_numbers(&source.lines(pieces), words.listed())]);
        let lines = el("span").class("issue-head-lines").say(lines);
        Some(el("p").put(el("q").paper().say(source.join(pieces))).say(" ").put(lines))
    };
    let evidence = el("dd").say(basis.join(words.listed())).all(issue.date.evidence.iter().filter_map(quote));
    let row = |name: &'static str, value: El| el("div").put(el("dt").say(name)).put(value);
    let issues = store.archive.issues();
    let at = issues.iter().position(|other| other.key == issue.key).unwrap_or_default();
    let way = |at: Option<usize>, name: &'static str| {
        let other = issues.get(at?)?;
        Some(link(store, Route::issue(&other.key.0)).say([name, &store.issue_label(other)].join(" ")))
    };
    let inferred = issue.date.basis == IssueDateBasis::Inferred;
    let within = Route::results(Question::default().with("issue", &issue.key.0));
    el("header")
        .class("issue-head")
        .put(el("h1").say(store.issue_label(issue)).maybe(inferred.then(|| doubt(words.inferred_mark()))))
        .put(
            el("dl")
                .put(row(words.issue_evidence(), evidence))
                .put(row(words.issue_file(), el("dd").put(el("code").paper().say(issue.file.clone()))))
                .put(row(words.about_counts(), el("dd").say(words.articles(issue.articles)))),
        )
        .put(
            el("p")
                .class("issue-head-ways")
                .put(link(store, within).class("button").say(words.filter_issue()))
                .put(
                    el("a")
                        .class("button take-away")
                        .attr("href", format!("take-away.html#{}", issue.key))
                        .say(words.take_issue()),
                )
                .maybe(way(at.checked_sub(1), words.earlier_issue()))
                .maybe(way(Some(at + 1), words.later_issue())),
        )
}
