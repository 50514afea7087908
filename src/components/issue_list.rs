//! Every issue, newest first: the newest with its articles' first words, the next ones with their headlines, and
//! in a large archive the earlier ones by year, a line each.

use super::{Dress, PAPER, dated, issue_line, link, text};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Issue;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// How many issues are shown with their headlines. Up: the front page of a large archive is slow to load on a phone;
/// down: fewer articles can be reached with scripts off.
const WITH_HEADLINES: usize = 24;

/// How many characters of the leading article are shown.
const LEAD: usize = 110;

fn headline(store: &Store, article: &ArticleHandle, leads: bool) -> Html {
    let lead: String = if leads { article.lead().chars().take(LEAD).collect() } else { String::new() };
    html! {
        <li key={article.id()} data-lead={leads.to_string()}>
            if let Some(kicker) = article.kicker().filter(|_| article.headline().is_some()) {
                <p class="issue-list-kicker" lang={PAPER}>{ kicker }</p>
            }
            <h3>{ link(store, Route::article(&article.id(), ""), Dress::paper(), text(article.title())) }</h3>
            if leads {
                <p class="issue-list-lead" lang={PAPER}>{ lead }{ "……" }</p>
            }
            if let Some(dating) = article.dating() {
                <p class="issue-list-date">{ dated(store, &dating) }</p>
            }
        </li>
    }
}

/// Issues by year, newest first; undated ones under none.
fn by_year(issues: &[&Rc<Issue>]) -> Vec<(Option<u16>, Vec<Rc<Issue>>)> {
    let mut years: BTreeMap<Option<u16>, Vec<Rc<Issue>>> = BTreeMap::new();
    for issue in issues {
        years.entry(issue.date.date.map(|date| date.year())).or_default().push((*issue).clone());
    }
    years.into_iter().rev().collect()
}

/// The list of issues.
pub(crate) fn issue_list(store: &Store) -> Html {
    let words = store.words();
    let newest_first: Vec<&Rc<Issue>> = store.archive.issues().iter().rev().collect();
    let (shown, earlier) = newest_first.split_at(newest_first.len().min(WITH_HEADLINES));
    html! {
        <section class="issue-list" aria-labelledby="issue-list-title">
            <h2 id="issue-list-title" class="off-screen">{ words.newest_issues }</h2>
            <div class="issue-list-columns">
                for (at, issue) in shown.iter().enumerate() {
                    <section class="issue-list-issue" key={issue.key.0.as_str()} data-newest={(at == 0).to_string()}>
                        { issue_line(store, issue) }
                        <ul>
                            for (order, article) in
                                store.archive.loaded_issue(&issue.key.0).map(|issue| issue.articles()).unwrap_or_default().iter().enumerate()
                            {
                                { headline(store, article, at == 0 && order == 0) }
                            }
                        </ul>
                    </section>
                }
            </div>
            if !earlier.is_empty() {
                <section class="issue-list-earlier">
                    <h2>{ words.earlier_issues }</h2>
                    for (year, issues) in by_year(earlier) {
                        <details>
                            <summary>{ year.map_or_else(|| words.undated.to_string(), |year| store.value_label("year", &year.to_string())) }</summary>
                            <ul>
                                for issue in issues {
                                    <li key={issue.key.0.as_str()}>{ issue_line(store, &issue) }</li>
                                }
                            </ul>
                        </details>
                    }
                </section>
            }
        </section>
    }
}
