//! Finding the articles that answer a question, ranked, with exact counts by facet and month.
//!
//! A term matches an article if and only if a line of its folded text contains the folded term. A small archive is
//! scanned, a large one asked by its index; from there on both are one: what each term was found in is combined,
//! counted and ordered here.

use crate::archive::Archive;
use crate::article::{ArticleHandle, Place};
use crate::date::PartialDate;
use crate::facet::{FACETS, Facet, NAMED, Named, ValueOrder};
use crate::facts::PERSON;
use crate::index::library::all;
use crate::index::place::Part;
use crate::listing::{Listed, Listing};
use crate::order::sort_by_numbers;
use crate::query::{Query, Remark, Wanted};
use crate::question::{Period, Question, Sort};
use crate::rank::{Found, Weight};
use crate::source::{LoadError, Step};

/// What an archive answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The number of every matching article, in the order asked for.
    pub articles: Vec<u32>,
    /// For each facet whose values are known, the values with the number of articles that choosing one would leave.
    pub facets: Vec<FacetCounts>,
    /// Matching articles by month of their event, oldest first and none of them zero, whatever months are chosen, so
    /// that a range can be moved.
    pub months: Vec<(PartialDate, u32)>,
    /// The number of every article that would match whatever months are chosen, rising.
    pub whenever: Vec<u32>,
    /// What was odd about the question.
    pub remarks: Vec<Remark>,
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

/// What each term of a question was found in.
pub(crate) type Lookups = Vec<(String, Found)>;

impl Archive {
    /// Answers a question, loading what it needs.
    pub async fn answer(&self, question: &Question) -> Answer {
        let mut missing = self.load_all().await;
        let mut found = None;
        let work = &mut || {
            found = self.take_answer(question);
            Step::when(found.is_some())
        };
        missing.extend(self.settle(work).await);
        Answer { missing, ..found.unwrap_or_default() }
    }

    /// The answer to a question; of an archive that is loaded whole, from what is loaded.
    #[must_use]
    pub fn take_answer(&self, question: &Question) -> Option<Answer> {
        let Some(library) = self.library() else {
            let of_facts = ["place", "org", "programme"].iter().any(|name| question.filter(name).is_some());
            return (!of_facts || self.take_facts()).then(|| self.answer_loaded(question));
        };
        let mut query = question.query(&self.folding());
        let listing = self.listing_with(library, &names_asked(question, &query));
        let mut lookups = Lookups::new();
        if !query.lookups().is_empty() {
            let directory = library.directory()?;
            // A character that is not in the archive may be a form of one that is.
            if query.lookups().iter().any(|term| directory.run_of(term).is_none()) {
                self.learn(library.forms()?);
                query = question.query(&self.folding());
            }
            let terms = query.lookups();
            let found = all(terms.iter().map(|term| self.find(library, &directory, term)));
            lookups.extend(terms.iter().map(|term| (*term).to_owned()).zip(found?));
        }
        Some(answer(question, &query, &*listing?, &lookups))
    }

    /// Answers a question from the articles already loaded; a large archive, which is never loaded whole, answers
    /// nothing here.
    #[must_use]
    pub fn answer_loaded(&self, question: &Question) -> Answer {
        let query = question.query(&self.folding());
        let listing = self.loaded_listing();
        answer(question, &query, &listing, &scan(&self.articles(), &query.lookups()))
    }
}

/// The names a question asks for, with their kinds, each once.
fn names_asked<'a>(question: &'a Question, query: &'a Query) -> Vec<(u32, &'a str)> {
    let chosen = |facet: &Named| Some((facet.kind, question.filter(facet.name)?));
    let mut names: Vec<(u32, &str)> = NAMED.iter().filter_map(chosen).collect();
    for wanted in query.clauses.iter().flat_map(|clause| &clause.any) {
        match wanted {
            Wanted::Person(name) if !names.contains(&(PERSON, name)) => names.push((PERSON, name)),
            _ => {}
        }
    }
    names
}

/// Looks at every line of every article.
fn scan(articles: &[ArticleHandle], terms: &[&str]) -> Lookups {
    let mut lookups: Lookups = terms.iter().map(|term| ((*term).to_string(), Found::default())).collect();
    for article in articles {
        for (term, found) in &mut lookups {
            found.articles.extend(weigh(article, term).map(|weight| (article.number(), weight)));
        }
    }
    lookups
}

/// How a folded term stands in an article; `None` when it does not.
pub(crate) fn weigh(article: &ArticleHandle, term: &str) -> Option<Weight> {
    let mut weight = Weight::default();
    let mut here = false;
    let mut body = 0;
    for line in article.folded() {
        let part = Part::of(line.place);
        for (at, _) in line.text.match_indices(term) {
            here = true;
            let before = line.text.get(..at).unwrap_or_default();
            weight.add(part, (body + before.chars().count()) as u32);
        }
        if matches!(line.place, Place::Block(_)) {
            body += line.text.chars().count() + 1;
        }
    }
    here.then_some(weight)
}

/// Combines what was found, counts and orders it.
fn answer(question: &Question, query: &Query, listing: &Listing, lookups: &Lookups) -> Answer {
    let matching = matching(query, listing, lookups);
    let chosen: Vec<(&dyn Facet, Option<u32>)> = FACETS
        .iter()
        .filter_map(|facet| Some((*facet, facet.value(listing, question.filter(facet.name())?))))
        .collect();
    // By facet and by value, as the facets number them.
    let mut counts: Vec<Vec<u32>> = vec![Vec::new(); FACETS.len()];
    let (mut months, mut whenever) = (Vec::new(), Vec::new());
    let mut ranked = Vec::new();
    for (article, score) in matching {
        let Some(listed) = listing.article(article) else { continue };
        // An article that only one choice keeps out still counts under that choice's facet: that is how many would be
        // left if the choice were changed.
        let mut refusing = chosen.iter().filter(|(facet, value)| !has(*facet, listing, article, *value));
        let (refused, refused_again) = (refusing.next().map(|(facet, _)| facet.name()), refusing.next());
        if refused_again.is_some() {
            continue;
        }
        if refused.is_none() {
            whenever.push(article);
            if let Some(month) = listed.from.and_then(PartialDate::to_month) {
                count(&mut months, month.month_number() as u32);
            }
        }
        if !is_during(question, listed) {
            continue;
        }
        for (facet, counts) in FACETS.iter().zip(&mut counts) {
            if refused.is_none_or(|name| name == facet.name()) {
                facet.each(listing, article, &mut |value| count(counts, value));
            }
        }
        if refused.is_none() {
            ranked.push((score, article));
        }
    }
    let nothing_asked = query.clauses.is_empty();
    let sort = if nothing_asked && question.sort == Sort::Relevance { Sort::Newest } else { question.sort };
    let facets = FACETS
        .iter()
        .zip(counts)
        .filter(|(facet, _)| facet.is_known(listing))
        .map(|(facet, counts)| FacetCounts { name: facet.name(), values: listed(*facet, listing, question, &counts) })
        .collect();
    let articles = ordered(ranked, listing, sort);
    let months = (0..).zip(months).filter(|(_, count)| *count > 0);
    let months = months.filter_map(|(at, count)| Some((PartialDate::from_month_number(at)?, count))).collect();
    Answer { articles, facets, months, whenever, remarks: query.remarks.clone(), missing: Vec::new() }
}

/// Counts one more of a value.
#[inline(never)]
fn count(counts: &mut Vec<u32>, value: u32) {
    let value = value as usize;
    if counts.len() <= value {
        counts.resize(value + 1, 0);
    }
    counts[value] += 1;
}

fn has(facet: &dyn Facet, listing: &Listing, article: u32, wanted: Option<u32>) -> bool {
    let mut found = false;
    facet.each(listing, article, &mut |value| found |= Some(value) == wanted);
    found
}

fn is_during(question: &Question, listed: &Listed) -> bool {
    let touches =
        |range: Period| listed.from.zip(listed.last_day()).is_some_and(|(from, last)| range.touches(from, last));
    question.dates.is_none_or(touches)
}

/// The articles that fulfil every clause, rising, with their scores. Without clauses that is every article.
fn matching(query: &Query, listing: &Listing, lookups: &Lookups) -> Vec<(u32, u32)> {
    // For each article 0 once it is out, or one more than its score so far: a pasted page has hundreds of words.
    let mut sums = vec![1u32; listing.articles.len()];
    for clause in &query.clauses {
        // For each article 0, or one more than its score.
        let mut scores = vec![0u32; sums.len()];
        for wanted in &clause.any {
            fulfilling(wanted, listing, lookups, &mut |article, score| {
                if let Some(best) = scores.get_mut(article as usize) {
                    *best = (score + 1).max(*best);
                }
            });
        }
        for (sum, score) in sums.iter_mut().zip(scores) {
            let out = *sum == 0 || (score > 0) == clause.without;
            *sum = if out { 0 } else { *sum + score.saturating_sub(1) };
        }
    }
    let sums = (0..).zip(sums).filter(|(_, sum)| *sum > 0);
    sums.map(|(article, sum)| (article, sum - 1 + closeness(query, lookups, article))).collect()
}

/// What it adds to an article's score that terms of the question, in its order, stand near each other.
fn closeness(query: &Query, lookups: &Lookups, article: u32) -> u32 {
    let weight = |wanted: &Wanted| match wanted {
        Wanted::Words(term) => lookups.iter().find(|(known, _)| known == term)?.1.weight(article),
        _ => None,
    };
    let clauses = query.clauses.iter().filter(|clause| !clause.without && query.clauses.len() > 1);
    let weights: Vec<Weight> = clauses.filter_map(|clause| clause.any.iter().find_map(weight)).collect();
    weights.windows(2).map(|two| two[0].closeness(two[1])).sum()
}

/// Tells the articles that fulfil one wish, with their scores.
fn fulfilling(wanted: &Wanted, listing: &Listing, lookups: &Lookups, tell: &mut dyn FnMut(u32, u32)) {
    let all = listing.articles.len() as u32;
    if let Wanted::Words(term) | Wanted::Headline(term) = wanted {
        let only_headlines = matches!(wanted, Wanted::Headline(_));
        let Some((_, found)) = lookups.iter().find(|(known, _)| known == term) else { return };
        for (article, weight) in found.articles.iter().filter(|(_, weight)| weight.headline || !only_headlines) {
            tell(*article, found.score(*weight, all));
        }
        return;
    }
    let section = |name: &String| listing.sections.iter().position(|section| section == name);
    let person = |name: &String| listing.named(PERSON)?.names.iter().position(|known| known == name);
    let number = match wanted {
        Wanted::Section(name) => section(name).map(|at| at + 1),
        Wanted::Person(name) => person(name),
        _ => None,
    };
    for article in 0..all {
        let Some(listed) = listing.article(article) else { continue };
        let fulfils = match wanted {
            Wanted::Dates(first, last) => {
                let days = listed.from.map(PartialDate::first_day).zip(listed.last_day());
                days.is_some_and(|(from, to)| from <= last.last_day() && to >= first.first_day())
            }
            Wanted::Person(_) => number.is_some_and(|at| listing.named_in(PERSON, article).contains(&(at as u32))),
            _ => number == Some(listed.section as usize),
        };
        if fulfils {
            tell(article, 0);
        }
    }
}

/// A facet's values in the order they are shown; the chosen one also where nothing has it.
fn listed(facet: &dyn Facet, listing: &Listing, question: &Question, counts: &[u32]) -> Vec<(String, u32)> {
    let chosen = question.filter(facet.name());
    let known = chosen.and_then(|label| facet.value(listing, label));
    let shown = |(value, count): &(u32, u32)| *count > 0 || Some(*value) == known;
    let mut numbers: Vec<(u32, u32)> = (0..).zip(counts.iter().copied()).filter(shown).collect();
    // The one chosen may be beyond all that were counted.
    numbers.extend(known.filter(|value| *value as usize >= counts.len()).map(|value| (value, 0)));
    sort_by_numbers(&mut numbers, |(value, count)| match facet.order() {
        ValueOrder::Descending => [-i64::from(*value), 0, 0, 0],
        ValueOrder::MostArticles => [-i64::from(*count), i64::from(*value), 0, 0],
    });
    let mut values: Vec<(String, u32)> =
        numbers.into_iter().map(|(value, count)| (facet.label(listing, value), count)).collect();
    values.extend(chosen.filter(|_| known.is_none()).map(|label| (label.to_string(), 0)));
    values
}

/// Articles in an order; equals stay newest first, then in the order of the page. Undated ones come last.
fn ordered(mut ranked: Vec<(u32, u32)>, listing: &Listing, sort: Sort) -> Vec<u32> {
    sort_by_numbers(&mut ranked, |(score, article)| {
        let listed = listing.article(*article);
        let day = listed.and_then(|listed| listed.from).map(|from| i64::from(from.day_number()));
        let newest = day.map_or(i64::MAX, |day| -day);
        let issue = listed.map_or(0, |listed| i64::from(listed.issue));
        match sort {
            Sort::Relevance => [-i64::from(*score), newest, -issue, i64::from(*article)],
            Sort::Newest => [newest, -issue, i64::from(*article), 0],
            Sort::Oldest => [day.unwrap_or(i64::MAX), i64::from(*article), 0, 0],
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
        archive.answer_loaded(question).articles.iter().filter_map(|at| Some(archive.numbered(*at)?.id())).collect()
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
    fn terms_near_each_other_outrank_the_same_terms_apart() {
        let far = "话。".repeat(80);
        let texts = [
            ("aaaaaaaa", "2022", "一\n电梯已经加装。"),
            ("bbbbbbbb", "2023", &format!("二\n电梯有了。{far}电梯有人修，门也加装好。")),
            ("cccccccc", "2024", &format!("三\n电梯有了。{far}加装了门。")),
        ];
        let (archive, _) = opened(bundle_of(&texts, &[]));
        let found = archive.answer_loaded(&Question::of("电梯 加装")).articles;
        assert_eq!(found, [0, 1, 2], "nearest first, though the last is the newest");
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
        assert_eq!(answer.months.iter().map(|(_, count)| count).sum::<u32>(), 3);
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
            .map(|article| {
                (article.id(), article.text().lines().map(|line| archive.folding().fold_text(line)).collect())
            })
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
