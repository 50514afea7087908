//! The timeline, upright: years, their months, the gaps between, and a point for every dated article.

use super::{Dress, link, text};
use crate::route::Route;
use crate::store::Store;
use crate::words::{self, count};
use baoku_archive::article::ArticleHandle;
use baoku_archive::question::Sort;
use baoku_archive::search::Answer;
use baoku_archive::timeline::{MonthRow, Point, Precision, layout};
use yew::prelude::*;

/// What a point shows for its day; the month and year stand above it.
fn day(store: &Store, point: &Point<ArticleHandle>) -> String {
    let dating = &point.dating;
    match (point.precision, dating.from.day()) {
        (Precision::Day, Some(day)) => day.to_string(),
        (Precision::Range, Some(first)) => match dating.to.and_then(|to| to.day()) {
            Some(last) if dating.to.and_then(|to| to.to_month()) == dating.from.to_month() => format!("{first}–{last}"),
            _ => words::dating(store.settings.language, dating),
        },
        (Precision::Range, None) => words::dating(store.settings.language, dating),
        _ => "—".into(),
    }
}

fn point(store: &Store, point: &Point<ArticleHandle>) -> Html {
    let precision = match point.precision {
        Precision::Day => "day",
        Precision::Range => "range",
        Precision::Month => "month",
        Precision::Year => "year",
    };
    let doubtful = point.dating.is_doubtful();
    let words = &store.route.question().text;
    html! {
        <li key={point.what.id()} class="timeline-point" data-precision={precision} data-doubtful={doubtful.to_string()}>
            <time datetime={point.dating.from.to_string()}>
                <span class="off-screen">{ words::dating(store.settings.language, &point.dating) }</span>
                <span aria-hidden="true">{ day(store, point) }</span>
            </time>
            <span class="timeline-words">
                { link(store, Route::article(&point.what.id(), words), Dress::paper(), text(point.what.title())) }
                if doubtful {
                    <span class="doubt">{ store.words().inferred_mark }</span>
                }
            </span>
        </li>
    }
}

fn month(store: &Store, row: &MonthRow<ArticleHandle>) -> Html {
    let words = store.words();
    let name = match row.month {
        Some(number) => words::month(store.settings.language, number),
        None => words.month_unknown.into(),
    };
    html! {
        <>
            if row.gap > 0 {
                <li class="timeline-gap"><span>{ count(row.gap, words.gap_one, words.gap_many) }</span></li>
            }
            <li class="timeline-month">
                <h3>{ name }</h3>
                <ol>{ for row.points.iter().map(|one| point(store, one)) }</ol>
            </li>
        </>
    }
}

/// The timeline.
pub(crate) fn timeline_list(store: &Store, answer: &Answer) -> Html {
    let words = store.words();
    let newest_first = store.route.question().sort != Sort::Oldest;
    let dated = answer.articles.iter().map(|article| (article.clone(), article.dating())).collect();
    let timeline = layout(dated, newest_first);
    let counted = |months: &[MonthRow<ArticleHandle>]| months.iter().map(|month| month.points.len() as u32).sum();
    html! {
        <div class="timeline-list">
            <ul class="timeline-key" aria-label={words.timeline_key}>
                <li data-precision="day">{ words.key_day }</li>
                <li data-precision="month">{ words.key_month }</li>
                <li data-doubtful="true">{ words.key_doubtful }</li>
            </ul>
            for year in &timeline.years {
                <section key={year.year} class="timeline-year">
                    <h2>
                        { store.value_label("year", &year.year.to_string()) }
                        <span class="timeline-count">{ words.articles(counted(&year.months)) }</span>
                    </h2>
                    <ol>{ for year.months.iter().map(|row| month(store, row)) }</ol>
                </section>
            }
            if !timeline.undated.is_empty() {
                <section class="timeline-undated">
                    <h2>{ words.undated_articles }</h2>
                    <ul>
                        for article in &timeline.undated {
                            <li key={article.id()}>
                                { link(store, Route::article(&article.id(), &store.route.question().text), Dress::paper(), text(article.title())) }
                            </li>
                        }
                    </ul>
                </section>
            }
        </div>
    }
}
