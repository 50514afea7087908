//! What the timeline can show side by side: the articles that answer a question, issues, events that come again, who is
//! named with an office, and the articles that answer other words.
//!
//! Finds the things and their days; how they are drawn is [`crate::chart`]'s.

use crate::archive::Archive;
use crate::article::{Dating, DatingBasis};
use crate::bundle::Issue;
use crate::chart::{Stretch, Window};
use crate::facts::{Fact, OFFICE, SERIES, mentions};
use crate::listing::Listing;
use crate::order::sort_by_numbers;
use crate::question::Question;
use crate::search::Answer;
use std::rc::Rc;

/// The lanes that can be chosen by name; a search's articles come after them.
pub static LANES: [&str; 4] = ["events", "issues", "series", "offices"];

/// The articles' events.
pub const EVENTS: usize = 0;
/// The issues.
pub const ISSUES: usize = 1;
/// Events that come again.
pub const AGAIN: usize = 2;
/// From the first to the last time that somebody is named with an office.
pub const HELD: usize = 3;
/// What a search finds.
pub const FOUND: usize = 4;

/// How many searches have a lane. Up: more marks than a phone moves smoothly; down: fewer can be compared.
pub const MOST_TERMS: usize = 4;

/// Things side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Things {
    /// Which lane; what [`Stretch::what`] means depends on it.
    pub lane: usize,
    /// The words of a search.
    pub words: String,
    /// The things, by their first day.
    pub all: Vec<Stretch>,
}

/// Everything on a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes chosen; articles and issues where none is.
    pub lanes: Vec<Things>,
    /// From the first day of anything in the archive or the answer to the last.
    pub whole: Window,
}

/// The words of each search that is to be compared.
pub fn terms(words: &str) -> impl Iterator<Item = &str> {
    words.split(['、', '，', ',']).map(str::trim).filter(|term| !term.is_empty()).take(MOST_TERMS)
}

impl Archive {
    /// What is to be shown beside the answer to a question: lanes by name, parted by commas, and searches of their own.
    #[must_use]
    pub fn take_lanes(&self, question: &Question, answer: &Answer, chosen: &str, words: &str) -> Option<Lanes> {
        let listing = self.take_listing()?;
        let mut things = vec![self.events(&listing, &answer.whenever)];
        let issue = |(at, issue): (u32, &Rc<Issue>)| {
            let basis = DatingBasis::Issue(issue.date.basis);
            Some(stretch(Dating { from: issue.date.date?, to: None, basis }, at))
        };
        let issues = (0..).zip(self.issues()).filter_map(issue).collect();
        things.push(Things { lane: ISSUES, all: issues, ..Things::default() });
        let mut whole: Option<Window> = None;
        for days in things.iter().flat_map(|things| &things.all).map(|thing| thing.days) {
            let so_far = whole.unwrap_or(days);
            whole = Some(Window { first: so_far.first.min(days.first), last: so_far.last.max(days.last) });
        }
        if let Some(facts) = self.facts() {
            let mut told = |lane: usize, kind: u32| {
                let known = (0..).zip(&facts.facts).filter(|(_, fact)| fact.kind == kind);
                let all = known.filter_map(|(at, fact)| self.told(&listing, &answer.whenever, at, fact));
                things.push(Things { lane, all: all.collect(), ..Things::default() });
            };
            told(AGAIN, SERIES);
            told(HELD, OFFICE);
        }
        let is_chosen = |lane: usize| match chosen {
            "" => lane <= ISSUES,
            chosen => chosen.split(',').any(|name| name == LANES[lane]),
        };
        things.retain(|things| is_chosen(things.lane));
        for term in terms(words) {
            let mut other = question.clone().during(None);
            other.text = term.into();
            let found = self.take_answer(&other)?.whenever;
            things.push(Things { lane: FOUND, words: term.into(), ..self.events(&listing, &found) });
        }
        for things in &mut things {
            sort_by_numbers(&mut things.all, |thing| [thing.days.first.into(), thing.days.last.into(), 0, 0]);
        }
        Some(Lanes { lanes: things, whole: whole.unwrap_or_default() })
    }

    /// Without everybody who is named.
    pub(crate) fn take_listing(&self) -> Option<Rc<Listing>> {
        match self.library() {
            None => Some(self.loaded_listing()),
            Some(library) => Some(library.register(self.issues())?.listing.clone()),
        }
    }

    fn events(&self, listing: &Listing, articles: &[u32]) -> Things {
        let event = |article: &u32| self.event(listing, *article);
        Things { all: articles.iter().filter_map(event).collect(), ..Things::default() }
    }

    fn event(&self, listing: &Listing, article: u32) -> Option<Stretch> {
        Some(stretch(self.dating_of(listing.article(article)?)?, article))
    }

    /// From the first to the last of the articles that tell of a fact, of those that are asked for.
    fn told(&self, listing: &Listing, asked: &[u32], at: u32, fact: &Fact) -> Option<Stretch> {
        let places = mentions(fact.at.first()?).into_iter().filter(|place| asked.binary_search(&place.article).is_ok());
        let mut all = places.filter_map(|place| self.event(listing, place.article));
        let mut told = all.next()?;
        for next in all {
            told.days.first = told.days.first.min(next.days.first);
            told.days.last = told.days.last.max(next.days.last);
            told.is_unsure &= next.is_unsure;
        }
        told.what = at;
        Some(told)
    }
}

fn stretch(dating: Dating, what: u32) -> Stretch {
    let days = Window::between(dating.from, dating.to.unwrap_or(dating.from));
    let is_unsure = dating.is_doubtful() || dating.to.is_none() && dating.from.day().is_none();
    Stretch { days, is_unsure, what }
}
