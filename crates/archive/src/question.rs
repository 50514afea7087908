//! What a reader asks: words, chosen facet values, a period and an order.
//!
//! Knows nothing of addresses (the app writes and reads those) nor of how an answer is found.

use crate::date::PartialDate;
use crate::facet;
use crate::query::Query;
use crate::snippet::Terms;
use crate::text::Folding;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A question to an archive. The empty question means every article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The words as typed.
    pub text: String,
    /// The chosen value of each facet by the facet's name, in the order of the facets.
    filters: Vec<(&'static str, String)>,
    /// The period chosen on the timeline.
    pub dates: Option<Period>,
    /// The order of the answer.
    pub sort: Sort,
}

impl Question {
    /// The question for some words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Question { text: text.into(), ..Question::default() }
    }

    /// Narrows by a facet, replacing an earlier value; an unknown facet or empty value is ignored.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let place = |name: &str| facet::FACETS.iter().position(|facet| facet.name() == name);
        if let Some(facet) = facet::facet(name)
            && !value.is_empty()
        {
            self = self.without(name);
            let at = self.filters.iter().take_while(|(other, _)| place(other) < place(name)).count();
            self.filters.insert(at, (facet.name(), value.into()));
        }
        self
    }

    /// Takes a facet's choice back.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.filters.retain(|(other, _)| *other != name);
        self
    }

    /// Asks for another order.
    #[must_use]
    pub fn sorted(self, sort: Sort) -> Self {
        Question { sort, ..self }
    }

    /// Narrows to a period, or with `None` to none in particular.
    #[must_use]
    pub fn during(self, dates: Option<Period>) -> Self {
        Question { dates, ..self }
    }

    /// The chosen value of a facet.
    #[must_use]
    pub fn filter(&self, name: &str) -> Option<&str> {
        self.filters.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// Every chosen facet and value, in the order of the facets.
    pub fn filters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.filters.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The words, understood and folded as the archive's are.
    #[must_use]
    pub fn query(&self, folding: &Folding) -> Query {
        Query::parse(&self.text, folding)
    }

    /// What is marked where it stands.
    #[must_use]
    pub fn terms(&self, folding: Arc<Folding>) -> Terms {
        Terms { words: self.query(&folding).marked(&folding), folding }
    }

    /// Whether anything is asked in words that can be marked.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let folding = Folding::default();
        !self.query(&folding).marked(&folding).is_empty()
    }

    /// Whether it asks for every article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query(&Folding::default()).clauses.is_empty() && self.filters.is_empty() && self.dates.is_none()
    }
}

/// The order of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best matches first; newest first where nothing is asked in words.
    #[default]
    Relevance,
    /// The newest events first.
    Newest,
    /// The oldest events first.
    Oldest,
}

/// The orders and their names in the address.
const SORTS: [(Sort, &str); 3] = [(Sort::Relevance, "relevance"), (Sort::Newest, "newest"), (Sort::Oldest, "oldest")];

impl Sort {
    /// Every order, in the order they are offered.
    pub fn all() -> impl Iterator<Item = Sort> {
        SORTS.iter().map(|(sort, _)| *sort)
    }

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        SORTS.iter().find(|(sort, _)| *sort == self).map_or("", |(_, name)| name)
    }

    /// The order with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Sort> {
        SORTS.iter().find(|(_, known)| *known == name).map(|(sort, _)| *sort)
    }
}

/// From one date to another, ends included: of months, in the address `2022-01..2022-12`, or of days,
/// `2022-02-03..2022-02-16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: PartialDate,
    last: PartialDate,
}

impl Period {
    /// The period between two months or days, whichever comes first, in months if it is made of whole ones; `None` if
    /// only a year is known.
    #[must_use]
    pub fn new(one: PartialDate, other: PartialDate) -> Option<Self> {
        let months = one.to_month()?.min(other.to_month()?)..=one.to_month()?.max(other.to_month()?);
        let (first, last) = (one.min(other), one.max(other));
        let whole = first.day().is_none_or(|day| day == 1) && last.last_day() == months.end().last_day();
        Some(match whole {
            true => Period { first: *months.start(), last: *months.end() },
            false => Period { first: first.first_day(), last: last.last_day() },
        })
    }

    /// The first month or day.
    #[must_use]
    pub fn first(self) -> PartialDate {
        self.first
    }

    /// The last month or day.
    #[must_use]
    pub fn last(self) -> PartialDate {
        self.last
    }

    /// Whether something that lasted from one date to another touches the period.
    #[must_use]
    pub fn touches(self, from: PartialDate, to: PartialDate) -> bool {
        from.first_day() <= self.last.last_day() && to.last_day() >= self.first.first_day()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let period = Period::new(first.parse()?, last.parse()?);
        period.ok_or_else(|| told!("expected months such as 2022-01..2022-12, found {text:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_asked_once() {
        assert_eq!(Question::of(" 加装  ＫＴＶ ktv \u{200b} ").terms(Arc::default()).words, ["加装", "ktv"]);
        assert!(Question::of(" \u{3000} ").is_empty());
    }

    #[test]
    fn an_unknown_facet_is_ignored() {
        assert!(Question::default().with("colour", "red").with("year", "").is_empty());
        assert_eq!(Question::default().with("year", "2022").filter("year"), Some("2022"));
    }

    #[test]
    fn a_period_reads_back_and_takes_either_order() {
        let range: Period = "2022-12..2022-01".parse().unwrap();
        assert_eq!(range.to_string(), "2022-01..2022-12");
        assert!("2022..2023".parse::<Period>().is_err());
        let days = |text: &str| text.parse::<Period>().unwrap().to_string();
        assert_eq!(days("2022-02-16..2022-02-03"), "2022-02-03..2022-02-16");
        assert_eq!(days("2022-02-03"), "2022-02-03..2022-02-03");
        assert_eq!(days("2022-02-03..2022-03"), "2022-02-03..2022-03-31");
        assert_eq!(days("2022-02-01..2022-03"), "2022-02..2022-03");
        assert!(range.touches("2021".parse().unwrap(), "2022-01-01".parse().unwrap()));
        assert!(!range.touches("2023-01".parse().unwrap(), "2023-02".parse().unwrap()));
    }

    #[test]
    fn sorts_have_names() {
        for sort in Sort::all() {
            assert_eq!(Sort::named(sort.name()), Some(sort));
        }
        assert_eq!(Sort::named("best"), None);
    }
}
