//! What was in the paper around a day of the year, in other years.

use crate::article::ArticleHandle;
use crate::date::PartialDate;
use crate::order::sort_by_numbers;

/// How many days before or after still are "around this time". Up: summer is shown in spring.
const NEAR: i64 = 45;

/// The articles of earlier years whose event's day is nearest to a day of the year, nearest first, at most `most`.
///
/// Only what is known to the day counts. When nothing is near, the nearest two are shown all the same: an archive of a
/// few issues has something to show on every day.
#[must_use]
pub fn around(articles: &[ArticleHandle], today: PartialDate, most: usize) -> Vec<ArticleHandle> {
    let mut near: Vec<(i32, i32, &ArticleHandle)> = articles
        .iter()
        .filter_map(|article| {
            let happened = article.dating()?.from;
            happened.day()?;
            (happened.year() < today.year()).then(|| (distance(happened, today), happened.day_number(), article))
        })
        .collect();
    sort_by_numbers(&mut near, |(distance, day, _)| [i64::from(*distance), -i64::from(*day), 0, 0]);
    let shown = near.iter().filter(|(distance, _, _)| i64::from(*distance) <= NEAR).count().max(2);
    near.into_iter().take(most.min(shown)).map(|(_, _, article)| article.clone()).collect()
}

/// Days between two days of the year, the short way round.
fn distance(one: PartialDate, other: PartialDate) -> i32 {
    let into_year =
        |date: PartialDate| date.day_number() - PartialDate::year_only(date.year()).map_or(0, PartialDate::day_number);
    let apart = (into_year(one) - into_year(other)).abs();
    apart.min(365 - apart).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};

    #[test]
    fn the_nearest_days_of_earlier_years_come_first_across_new_year_too() {
        let issues = [
            ("aaaaaaaa", "2022-12-28", "岁末\n正文。"),
            ("bbbbbbbb", "2023-01-10", "岁首\n正文。"),
            ("cccccccc", "2023-07-19", "夏天\n正文。"),
            ("dddddddd", "2024-01-01", "今年\n正文。"),
        ];
        let (archive, _) = opened(bundle_of(&issues, &[]));
        let today = "2024-01-02".parse().unwrap();
        let near: Vec<String> = around(&archive.articles(), today, 2).iter().map(|article| article.title()).collect();
        assert_eq!(near, ["岁末", "岁首"]);
        assert_eq!(around(&archive.articles(), today, 9).len(), 2);
        assert_eq!(around(&archive.articles(), "2024-07-01".parse().unwrap(), 9).len(), 2);
    }
}
