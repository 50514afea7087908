//! Every issue, newest first: the newest opens with its first article's words, the next ones have their headlines,
//! and in a large archive the earlier ones stand by year, a line each.

use super::{El, dated, el, issue_line, link};
use crate::route::Route;
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Issue;
use baoku_archive::sharded::Headline;
use std::rc::Rc;

/// How many issues are shown with their headlines. Up: the front page of a large archive is slow to load on a phone;
/// down: fewer articles can be reached with scripts off.
const WITH_HEADLINES: usize = 24;

/// How many characters of the leading article are shown.
const LEAD: usize = 110;

fn headline(store: &Store, article: &ArticleHandle, leads: bool) -> El {
    let kicker = article.kicker().filter(|_| article.headline().is_some());
    let lead = leads.then(|| {
        let words: String = article.lead().chars().take(LEAD).chain("……".chars()).collect();
        el("p").class("issue-list-lead").paper().say(words)
    });
    let to = link(store, Route::article(&article.id(), "")).paper().say(article.title());
    el("li")
        .key(&article.id())
        .flag("data-lead", leads)
        .maybe(kicker.map(|kicker| el("p").class("issue-list-kicker").paper().say(kicker)))
        .put(el("h3").put(to))
        .maybe(lead)
        .maybe(article.dating().map(|dating| dated(store, "p", &dating).class("issue-list-date")))
}

fn issue(store: &Store, issue: &Rc<Issue>, is_newest: bool) -> El {
    let articles = store.archive.loaded_issue(&issue.key.0).map(|issue| issue.articles()).unwrap_or_default();
    let headlines = articles.iter().map(|article| headline(store, article, is_newest && article.order() == 0));
    section(store, issue, is_newest, el("ul").all(headlines))
}

fn section(store: &Store, issue: &Rc<Issue>, is_newest: bool, headlines: El) -> El {
    let title = if is_newest { "h2" } else { "div" };
    el("section")
        .class("issue-list-issue")
        .key(&issue.key.0)
        .flag("data-newest", is_newest)
        .put(el(title).put(issue_line(store, issue)))
        .put(headlines)
}

/// The newest issue of a large archive, of which only the headlines are here.
fn headlines(store: &Store, issue: &Rc<Issue>) -> El {
    let line = |article: &Headline| {
        let to = link(store, Route::article(&article.id, "")).paper().say(article.title.clone());
        let own = article.dating.filter(|dating| Some(dating.from) != issue.date.date);
        el("li").put(el("h3").put(to)).maybe(own.map(|dating| dated(store, "p", &dating).class("issue-list-date")))
    };
    let all = el("ul").class("issue-list-headlines").all(store.ready.headlines.iter().map(line));
    section(store, issue, false, all)
}

/// A year's issues, folded away; issues without a date under that.
fn year(store: &Store, issues: &[&Rc<Issue>]) -> El {
    let year = issues.first().and_then(|issue| issue.date.date).map(|date| date.year().to_string());
    let name = year.map_or_else(|| store.words().undated().to_string(), |year| store.value_label("year", &year));
    el("details").put(el("summary").say(name)).put(el("ul").all(lines(store, issues)))
}

fn lines(store: &Store, issues: &[&Rc<Issue>]) -> impl Iterator<Item = El> {
    issues.iter().map(|issue| el("li").key(&issue.key.0).put(issue_line(store, issue)))
}

/// The newest issue; nothing in an empty archive.
pub(crate) fn newest_issue(store: &Store) -> Option<El> {
    let newest = store.archive.issues().last()?;
    Some(if store.archive.is_sharded() { headlines(store, newest) } else { issue(store, newest, true) })
}

/// The issues before the newest.
pub(crate) fn issue_list(store: &Store) -> El {
    let words = store.words();
    let before: Vec<&Rc<Issue>> = store.archive.issues().iter().rev().skip(1).collect();
    let (shown, earlier) = before.split_at(before.len().min(WITH_HEADLINES));
    let of_year = |issue: &Rc<Issue>| issue.date.date.map(|date| date.year());
    let years = earlier.chunk_by(|one, next| of_year(one) == of_year(next));
    el("section")
        .class("issue-list")
        .attr("aria-labelledby", "issue-list-title")
        .put(el("h2").attr("id", "issue-list-title").class("off-screen").say(words.earlier_issues()))
        .put(match store.archive.is_sharded() {
            true => el("ul").class("issue-list-columns").all(lines(store, shown)),
            false => el("div").class("issue-list-columns").all(shown.iter().map(|one| issue(store, one, false))),
        })
        .maybe((!earlier.is_empty()).then(|| {
            let years = years.map(|issues| year(store, issues));
            el("section").class("issue-list-earlier").all(years)
        }))
}
