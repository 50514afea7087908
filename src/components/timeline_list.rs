//! The timeline, upright: years, their months, the gaps between, and a point for every dated article.

use super::issue_line::doubt;
use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::{self, count, fill};
use baoku_archive::date::PartialDate;
use baoku_archive::question::{Period, Question, Sort};
use baoku_archive::search::Answer;
use baoku_archive::sharded::Headline;
use baoku_archive::timeline::{MonthRow, Point, Precision, YearRow, layout};

/// What a point shows for its day; the month and year stand above it.
fn day(store: &Store, point: &Point<Headline>) -> String {
    let dating = &point.dating;
    let day = |days: &str| fill(store.words().day_of_month(), &[days]);
    match (point.precision, dating.from.day()) {
        (Precision::Day, Some(number)) => day(&number.to_string()),
        (Precision::Range, Some(first)) => match dating.to.and_then(|to| to.day()) {
            Some(last) if dating.to.and_then(|to| to.to_month()) == dating.from.to_month() => {
                day(&format!("{first}–{last}"))
            }
            _ => words::dating(store.settings.language, dating),
        },
        (Precision::Range, None) => words::dating(store.settings.language, dating),
        _ => "—".into(),
    }
}

fn point(store: &Store, point: &Point<Headline>) -> El {
    let precision = match point.precision {
        Precision::Day => "day",
        Precision::Range => "range",
        Precision::Month => "month",
        Precision::Year => "year",
    };
    let doubtful = point.dating.is_doubtful();
    let time = el("time")
        .attr("datetime", point.dating.from.to_string())
        .put(el("span").class("off-screen").say(words::dating(store.settings.language, &point.dating)))
        .put(el("span").flag("aria-hidden", true).say(day(store, point)));
    let to = link(store, Route::article(&point.what.id, &store.route.question().text));
    el("li")
        .key(&point.what.id)
        .class("timeline-point")
        .attr("data-precision", precision)
        .flag("data-doubtful", doubtful)
        .put(time)
        .put(
            el("span")
                .class("timeline-words")
                .put(to.paper().say(point.what.title.clone()))
                .maybe(doubtful.then(|| doubt(store.words().inferred_mark()))),
        )
}

/// A month's points, and before them the months without any.
fn month(store: &Store, row: &MonthRow<Headline>) -> [Option<El>; 2] {
    let words = store.words();
    let name = match row.month {
        Some(number) => words::month(store.settings.language, number),
        None => words.month_unknown().into(),
    };
    let gap = || el("li").class("timeline-gap").put(el("span").say(count(row.gap, words.gap_one(), words.gap_many())));
    let points = el("ol").all(row.points.iter().map(|one| point(store, one)));
    [(row.gap > 0).then(gap), Some(el("li").class("timeline-month").put(el("h3").say(name)).put(points))]
}

fn year(store: &Store, row: &YearRow<Headline>) -> El {
    let points = row.months.iter().map(|month| month.points.len() as u32).sum();
    let title = el("h2")
        .say(store.value_label("year", &row.year.to_string()))
        .put(el("span").class("timeline-count").say(store.words().articles(points)));
    let months = row.months.iter().flat_map(|row| month(store, row)).flatten();
    el("section").key(&row.year.to_string()).class("timeline-year").put(title).put(el("ol").all(months))
}

/// Too many articles to be named: each month with how many there are, a way to those; of a single month each issue.
fn overview(store: &Store, answer: &Answer) -> El {
    let question = store.route.question();
    let is_chosen = |month: &PartialDate| question.dates.is_none_or(|range| range.touches(*month, month.last_day()));
    let mut months: Vec<&(PartialDate, u32)> = answer.months.iter().filter(|(month, _)| is_chosen(month)).collect();
    if question.sort != Sort::Oldest {
        months.reverse();
    }
    let line = |(question, label, articles): (Question, String, u32)| {
        let count = el("span").class("timeline-count").say(store.words().articles(articles));
        el("li").put(link(store, Route::timeline(question)).say(label)).put(count)
    };
    let of_month = |(month, articles): &&(PartialDate, u32)| {
        (question.clone().during(Period::new(*month, *month)), store.date(*month), *articles)
    };
    let of_issue = |(issue, articles): &(String, u32)| {
        (question.clone().with("issue", issue), store.value_label("issue", issue), *articles)
    };
    let issues = answer.facets.iter().find(|facet| facet.name == "issue" && months.len() < 2);
    let all = el("ul").class("timeline-overview");
    el("div").class("timeline-list").put(match issues {
        Some(issues) => all.all(issues.values.iter().map(of_issue).map(line)),
        None => all.all(months.iter().map(of_month).map(line)),
    })
}

/// The timeline.
pub(crate) fn timeline_list(store: &Store, answer: &Answer) -> El {
    let words = store.words();
    if store.ready.headlines.is_empty() && !answer.articles.is_empty() {
        return overview(store, answer);
    }
    let newest_first = store.route.question().sort != Sort::Oldest;
    let dated = store.ready.headlines.iter().map(|article| (article.clone(), article.dating)).collect();
    let timeline = layout(dated, newest_first);
    let key = el("ul")
        .class("timeline-key")
        .attr("aria-label", words.timeline_key())
        .put(el("li").attr("data-precision", "day").say(words.key_day()))
        .put(el("li").attr("data-precision", "month").say(words.key_month()))
        .put(el("li").flag("data-doubtful", true).say(words.key_doubtful()));
    let undated = timeline.undated.iter().map(|article| {
        let to = Route::article(&article.id, &store.route.question().text);
        el("li").put(link(store, to).paper().say(article.title.clone()))
    });
    let undated = || {
        el("section").class("timeline-undated").put(el("h2").say(words.undated_articles())).put(el("ul").all(undated))
    };
    el("div")
        .class("timeline-list")
        .put(key)
        .all(timeline.years.iter().map(|row| year(store, row)))
        .maybe((!timeline.undated.is_empty()).then(undated))
}
