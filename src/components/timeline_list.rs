//! The timeline, upright: years, their months, the gaps between, and a point for every dated article.

use super::issue_line::doubt;
use super::{El, el, link};
use crate::route::Route;
use crate::store::Store;
use crate::words::{self, count, fill};
use baoku_archive::article::ArticleHandle;
use baoku_archive::date::PartialDate;
use baoku_archive::question::{MonthRange, Sort};
use baoku_archive::search::Answer;
use baoku_archive::timeline::{MonthRow, Point, Precision, YearRow, layout};

/// What a point shows for its day; the month and year stand above it.
fn day(store: &Store, point: &Point<ArticleHandle>) -> String {
    let dating = &point.dating;
    let day = |days: &str| fill(store.words().day_of_month, &[days]);
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

fn point(store: &Store, point: &Point<ArticleHandle>) -> El {
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
    let to = link(store, Route::article(&point.what.id(), &store.route.question().text));
    el("li")
        .key(&point.what.id())
        .class("timeline-point")
        .attr("data-precision", precision)
        .flag("data-doubtful", doubtful)
        .put(time)
        .put(
            el("span")
                .class("timeline-words")
                .put(to.paper().say(point.what.title()))
                .maybe(doubtful.then(|| doubt(store.words().inferred_mark))),
        )
}

/// A month's points, and before them the months without any.
fn month(store: &Store, row: &MonthRow<ArticleHandle>) -> [Option<El>; 2] {
    let words = store.words();
    let name = match row.month {
        Some(number) => words::month(store.settings.language, number),
        None => words.month_unknown.into(),
    };
    let gap = || el("li").class("timeline-gap").put(el("span").say(count(row.gap, words.gap_one, words.gap_many)));
    let points = el("ol").all(row.points.iter().map(|one| point(store, one)));
    [(row.gap > 0).then(gap), Some(el("li").class("timeline-month").put(el("h3").say(name)).put(points))]
}

fn year(store: &Store, row: &YearRow<ArticleHandle>) -> El {
    let points = row.months.iter().map(|month| month.points.len() as u32).sum();
    let title = el("h2")
        .say(store.value_label("year", &row.year.to_string()))
        .put(el("span").class("timeline-count").say(store.words().articles(points)));
    let months = row.months.iter().flat_map(|row| month(store, row)).flatten();
    el("section").key(&row.year.to_string()).class("timeline-year").put(title).put(el("ol").all(months))
}

/// Too many articles to be shown: each month with how many there are, a way to those.
fn months(store: &Store, answer: &Answer) -> El {
    let words = store.words();
    let months: Vec<(&PartialDate, &u32)> = match store.route.question().sort {
        Sort::Oldest => answer.months.iter().collect(),
        _ => answer.months.iter().rev().collect(),
    };
    let month = |(month, articles): &(&PartialDate, &u32)| {
        let range = MonthRange::new(**month, **month);
        let to = link(store, Route::timeline(store.route.question().clone().during(range))).say(store.date(**month));
        el("li").put(to).put(el("span").class("timeline-count").say(words.articles(**articles)))
    };
    el("ul").class("timeline-list").all(months.iter().map(month))
}

/// The timeline.
pub(crate) fn timeline_list(store: &Store) -> El {
    let words = store.words();
    let ready = &store.ready;
    if ready.articles.is_empty() && !ready.answer.articles.is_empty() {
        return months(store, &ready.answer);
    }
    let newest_first = store.route.question().sort != Sort::Oldest;
    let dated = ready.articles.iter().map(|article| (article.clone(), article.dating())).collect();
    let timeline = layout(dated, newest_first);
    let key = el("ul")
        .class("timeline-key")
        .attr("aria-label", words.timeline_key)
        .put(el("li").attr("data-precision", "day").say(words.key_day))
        .put(el("li").attr("data-precision", "month").say(words.key_month))
        .put(el("li").flag("data-doubtful", true).say(words.key_doubtful));
    let undated = timeline.undated.iter().map(|article| {
        let to = Route::article(&article.id(), &store.route.question().text);
        el("li").put(link(store, to).paper().say(article.title()))
    });
    let undated =
        || el("section").class("timeline-undated").put(el("h2").say(words.undated_articles)).put(el("ul").all(undated));
    el("div")
        .class("timeline-list")
        .put(key)
        .all(timeline.years.iter().map(|row| year(store, row)))
        .maybe((!timeline.undated.is_empty()).then(undated))
}
