//! Finding the articles that answer a question, ranked, with exact counts by facet and month.
//!
//! A term matches an article if and only if a line of its folded text contains the folded term. This is a scan of
//! every loaded article's folded lines: exact by construction, and quick enough for an archive that is loaded whole.

use crate::archive::{Archive, LoadError};
use crate::article::{ArticleHandle, Place};
use crate::date::PartialDate;
use crate::facet::{FACETS, Facet, ValueOrder};
use crate::order::sort_by_numbers;
use crate::question::{Question, Sort};
use std::collections::BTreeMap;

/// What an archive answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Every matching article, in the order asked for.
    pub articles: Vec<ArticleHandle>,
    /// For each facet, its values with the number of articles that choosing the value would leave.
    pub facets: Vec<FacetCounts>,
    /// Matching articles by month of their event, whatever months are chosen, so that a range can be moved.
    pub months: BTreeMap<PartialDate, u32>,
    /// Files that could not be had: their articles are not counted.
    pub missing: Vec<LoadError>,
}

/// A facet's values in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet's name in the address.
    pub name: &'static str,
    /// Its values and their articles, none of them zero except a chosen one.
    pub values: Vec<(String, u32)>,
}

impl Archive {
    /// Answers a question from the whole archive, loading what is not here yet.
    pub async fn answer(&self, question: &Question) -> Answer {
        let missing = self.load_all(|_, _| ()).await;
        Answer { missing, ..self.answer_loaded(question) }
    }

    /// Answers a question from the articles already loaded.
    #[must_use]
    pub fn answer_loaded(&self, question: &Question) -> Answer {
        let terms = question.terms();
        let chosen: Vec<(&dyn Facet, &str)> =
            FACETS.iter().filter_map(|facet| Some((*facet, question.filter(facet.name())?))).collect();
        let mut counts: Vec<BTreeMap<String, u32>> = vec![BTreeMap::new(); FACETS.len()];
        for (at, facet) in FACETS.iter().enumerate() {
            counts[at].extend(question.filter(facet.name()).map(|value| (value.to_string(), 0)));
        }
        let mut months = BTreeMap::new();
        let mut ranked = Vec::new();

        for article in self.articles() {
            let Some(score) = score(&article, &terms) else { continue };
            // An article that only one choice keeps out still counts under that choice's facet: that is how many
            // would be left if the choice were changed.
            let refused: Vec<&str> = chosen
                .iter()
                .filter(|(facet, value)| !facet.values(&article).iter().any(|has| has == value))
                .map(|(facet, _)| facet.name())
                .collect();
            let dating = article.dating();
            let in_dates = question
                .dates
                .is_none_or(|range| dating.is_some_and(|dating| range.touches(dating.from, dating.last_day())));
            if refused.is_empty()
                && let Some(month) = dating.and_then(|dating| dating.from.to_month())
            {
                *months.entry(month).or_insert(0) += 1;
            }
            if !in_dates {
                continue;
            }
            for (at, facet) in FACETS.iter().enumerate() {
                if refused.iter().all(|name| *name == facet.name()) {
                    for value in facet.values(&article) {
                        *counts[at].entry(value).or_insert(0) += 1;
                    }
                }
            }
            if refused.is_empty() {
                ranked.push((score, article));
            }
        }

        let sort = if terms.is_empty() && question.sort == Sort::Relevance { Sort::Newest } else { question.sort };
        let facets = FACETS
            .iter()
            .zip(counts)
            .map(|(facet, counts)| FacetCounts { name: facet.name(), values: self.listed(facet.order(), counts) })
            .collect();
        Answer { articles: ordered(ranked, sort), facets, months, missing: Vec::new() }
    }

    /// A facet's values in the order they are shown.
    fn listed(&self, order: ValueOrder, counts: BTreeMap<String, u32>) -> Vec<(String, u32)> {
        let mut values: Vec<(String, u32)> = counts.into_iter().collect();
        match order {
            ValueOrder::MostArticles => sort_by_numbers(&mut values, |(_, count)| [-i64::from(*count), 0, 0, 0]),
            ValueOrder::Descending => values.reverse(),
            ValueOrder::Issues => {
                let place = |key: &str| self.issues().iter().position(|issue| issue.key.0 == key);
                sort_by_numbers(&mut values, |(key, _)| [-place(key).map_or(-1, |at| at as i64), 0, 0, 0]);
            }
        }
        values
    }
}

/// How well an article matches: `None` when a term is missing. With no terms every article scores 0.
///
/// A term in the headline counts 40, in kicker or subtitle 15, each time in the body 1 up to ten times. More for the
/// headline than ten mentions in the body: an article named after the term is what a reader looks for. With the
/// headline at zero long reports crowd out the one article about the thing.
fn score(article: &ArticleHandle, terms: &[String]) -> Option<u32> {
    const HEADLINE: u32 = 40;
    const OTHER_HEADING: u32 = 15;
    const MOST_IN_BODY: u32 = 10;
    let mut total = 0;
    for term in terms {
        let mut in_body = 0;
        let mut found = 0;
        for line in article.folded() {
            let times = line.text.matches(term.as_str()).count() as u32;
            if times == 0 {
                continue;
            }
            match line.place {
                Place::Headline => found += HEADLINE,
                Place::Kicker | Place::Subtitle => found += OTHER_HEADING,
                Place::Block(_) => in_body += times,
            }
        }
        found += in_body.min(MOST_IN_BODY);
        if found == 0 {
            return None;
        }
        total += found;
    }
    Some(total)
}

/// Articles in an order; equals stay newest first, then in the order of the page. Undated ones come last.
fn ordered(mut ranked: Vec<(u32, ArticleHandle)>, sort: Sort) -> Vec<ArticleHandle> {
    sort_by_numbers(&mut ranked, |(score, article)| {
        let day = article.dating().map(|dating| i64::from(dating.from.day_number()));
        let (issue, order) = (i64::from(article.issue().position()), i64::from(article.order()));
        let newest_first = day.map_or(i64::MAX, |day| -day);
        match sort {
            Sort::Relevance => [-i64::from(*score), newest_first, -issue, order],
            Sort::Newest => [newest_first, -issue, order, 0],
            Sort::Oldest => [day.unwrap_or(i64::MAX), issue, order, 0],
        }
    });
    ranked.into_iter().map(|(_, article)| article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};

    const ISSUES: [(&str, &str, &str); 3] = [
        ("aaaaaaaa", "2022-02-16", "加装电梯动员\n镇里的加装 电梯。\n王平说话。"),
        ("bbbbbbbb", "2022-07-19", "上半年\n加装电梯三台。加装电梯。\n蒋丽萍到会。"),
        ("cccccccc", "2023-01-30", "述法\nＫＴＶ战队 open  house\n王平到会。"),
    ];

    fn ids(question: &Question) -> Vec<String> {
        let (archive, _) = opened(bundle_of(&ISSUES, &["王平", "蒋丽萍"]));
        archive.answer_loaded(question).articles.iter().map(|article| article.id()).collect()
    }

    fn check(words: &str, expected: &[&str]) {
        assert_eq!(ids(&Question::of(words)), expected, "{words:?}");
    }

    #[test]
    fn a_term_matches_exactly_the_lines_that_contain_it() {
        check("加装电梯", &["aaaaaaaa-1", "bbbbbbbb-1"]);
        check("装", &["aaaaaaaa-1", "bbbbbbbb-1"]);
        check("电梯。王", &[]);
        check("ktv战队open", &["cccccccc-1"]);
        check("述职", &[]);
    }

    #[test]
    fn several_words_must_all_be_there_in_any_line() {
        check("电梯 王平", &["aaaaaaaa-1"]);
        check("open house", &["cccccccc-1"]);
    }

    #[test]
    fn a_headline_outranks_mentions_and_nothing_asked_lists_newest_first() {
        check("加装电梯", &["aaaaaaaa-1", "bbbbbbbb-1"]);
        check("", &["cccccccc-1", "bbbbbbbb-1", "aaaaaaaa-1"]);
        let oldest = Question::default().sorted(Sort::Oldest);
        assert_eq!(ids(&oldest), ["aaaaaaaa-1", "bbbbbbbb-1", "cccccccc-1"]);
    }

    #[test]
    fn filters_combine_and_count_what_choosing_them_would_leave() {
        let (archive, _) = opened(bundle_of(&ISSUES, &["王平", "蒋丽萍"]));
        let question = Question::of("").with("year", "2022").with("person", "王平");
        let answer = archive.answer_loaded(&question);
        assert_eq!(answer.articles.len(), 1);
        let counts = |name: &str| {
            let facet = answer.facets.iter().find(|facet| facet.name == name).unwrap();
            facet.values.iter().map(|(value, count)| (value.as_str(), *count)).collect::<Vec<_>>()
        };
        assert_eq!(counts("year"), [("2023", 1), ("2022", 1)]);
        assert_eq!(counts("person"), [("王平", 1), ("蒋丽萍", 1)]);
        assert_eq!(counts("issue"), [("aaaaaaaa", 1)]);
    }

    #[test]
    fn a_chosen_range_narrows_the_answer_but_not_the_months_offered() {
        let (archive, _) = opened(bundle_of(&ISSUES, &[]));
        let question = Question::default().during("2022-01..2022-03".parse().ok());
        let answer = archive.answer_loaded(&question);
        assert_eq!(answer.articles.len(), 1);
        assert_eq!(answer.months.values().sum::<u32>(), 3);
    }

    #[test]
    fn a_choice_that_nothing_has_stays_visible_with_zero() {
        let (archive, _) = opened(bundle_of(&ISSUES, &[]));
        let answer = archive.answer_loaded(&Question::of("述法").with("year", "1999"));
        assert_eq!(answer.facets[0].values, [("2023".to_string(), 1), ("1999".to_string(), 0)]);
    }

    #[test]
    fn every_short_term_of_every_text_finds_what_a_plain_scan_finds() {
        let (archive, _) = opened(bundle_of(&ISSUES, &[]));
        let texts: Vec<(String, Vec<String>)> = archive
            .articles()
            .iter()
            .map(|article| (article.id(), article.text().lines().map(crate::text::fold_text).collect()))
            .collect();
        for (_, lines) in &texts {
            for line in lines {
                let letters: Vec<char> = line.chars().collect();
                for window in letters.windows(2).filter(|window| !window.contains(&' ')) {
                    let term: String = window.iter().collect();
                    let mut expected: Vec<String> = texts
                        .iter()
                        .filter(|(_, lines)| lines.iter().any(|line| line.contains(&term)))
                        .map(|(id, _)| id.clone())
                        .collect();
                    let mut found = ids(&Question::of(&term));
                    found.sort();
                    expected.sort();
                    assert_eq!(found, expected, "{term:?}");
                }
            }
        }
    }
}
