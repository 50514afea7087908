//! What the timeline can show side by side: the articles that answer a question, issues, each event that comes again,
//! who is named with each office, and the articles that answer other words.
//!
//! Finds the things and their days; how they are drawn is [`crate::chart`]'s.

mod by_name;

use crate::archive::Archive;
use crate::article::{Dating, DatingBasis};
use crate::bundle::Issue;
use crate::chart::{Stretch, Times, Window};
use crate::facts::{OFFICE, PROGRAMME, SERIES};
use crate::listing::Listing;
use crate::question::Question;
use crate::search::Answer;
use crate::tables::{LANES_SHOWN, OF, TERMS, Told, VIEWS};
use std::rc::Rc;

/// The lanes that can be chosen by name; a search's articles come after them.
pub static LANES: [&str; 4] = ["events", "issues", "series", "offices"];

/// The articles' events.
pub const EVENTS: usize = 0;
/// The issues.
pub const ISSUES: usize = 1;
/// Events that come again, a lane each.
pub const AGAIN: usize = 2;
/// Who is named with an office, a lane each.
pub const HELD: usize = 3;
/// What a search finds.
pub const FOUND: usize = 4;

/// How many searches have a lane. Up: more marks than a phone moves smoothly; down: fewer can be compared.
pub const MOST_TERMS: usize = 4;

/// How many offices, and how many events that come again, have a lane at a time. Up: a phone shows none of them whole
/// beside the words that tell what is drawn, and moves them slowly; down: more leafing.
const A_LEAF: usize = 6;

/// Things side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Things {
    /// Which lane; what [`Stretch::what`] means depends on it.
    pub lane: usize,
    /// The words of a search, the name of an office or of what comes again.
    pub words: String,
    /// The things.
    pub all: Times,
    /// Those with a name of their own beside them, the most mentioned first.
    pub named: Vec<Named>,
    /// How many rows these may fill.
    pub rows: u32,
}

/// Somebody named with an office, or one of the events that come again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Index into the facts.
    pub fact: u32,
    /// From the first article to the last; of what is not held its year.
    pub days: Window,
    /// The articles, by their first day: none where the archive does not hold it.
    pub all: Vec<Stretch>,
}

/// A lane that can be chosen by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// [`AGAIN`] or [`HELD`].
    pub lane: usize,
    /// The office, or what comes again.
    pub name: String,
    /// How many articles tell of it.
    pub times: u32,
    /// Whether it was chosen; where nothing is, the most mentioned are drawn.
    pub is_chosen: bool,
}

/// Everything on a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes chosen; articles and issues where none is.
    pub lanes: Vec<Things>,
    /// From the first day of anything in the archive or the answer to the last.
    pub whole: Window,
    /// What can be chosen by name, the most mentioned first.
    pub offered: Vec<Offered>,
    /// How many leaves those fill that are drawn while none is chosen.
    pub leaves: u32,
}

/// The words of each search that is to be compared.
pub fn terms(words: &str) -> impl Iterator<Item = &str> {
    words.split(['、', '，', ',']).map(str::trim).filter(|term| !term.is_empty()).take(MOST_TERMS)
}

impl Archive {
    /// What is to be shown beside the answer to a question, as an address tells: lanes, parted by commas, a leaf of those
    /// that have names or the names themselves, and searches of their own.
    #[must_use]
    pub fn take_lanes(&self, question: &Question, answer: &Answer, told: &Told, leaf: u32) -> Option<Lanes> {
        let listing = self.take_listing()?;
        let chosen = told[LANES_SHOWN].as_str();
        let is_chosen = |lane: usize| match chosen {
            "" => lane <= ISSUES,
            chosen => chosen.split(',').any(|name| name == LANES[lane]),
        };
        let mut things = vec![self.events(&listing, &answer.whenever)];
        let issue = |(at, issue): (u32, &Rc<Issue>)| {
            let basis = DatingBasis::Issue(issue.date.basis);
            Some(stretch(Dating { from: issue.date.date?, to: None, basis }, at))
        };
        let issues = Times::of((0..).zip(self.issues()).filter_map(issue).collect());
        things.push(Things { lane: ISSUES, all: issues, ..Things::default() });
        let mut whole: Option<Window> = None;
        for days in things.iter().flat_map(|things| things.all.all()).map(|thing| thing.days) {
            let so_far = whole.unwrap_or(days);
            whole = Some(Window { first: so_far.first.min(days.first), last: so_far.last.max(days.last) });
        }
        things.retain(|things| is_chosen(things.lane));
        let (mut offered, mut leaves) = (Vec::new(), 1);
        if let Some(facts) = self.facts() {
            for (lane, kind) in [(AGAIN, SERIES), (HELD, OFFICE)] {
                if is_chosen(lane) {
                    let here =
                        by_name::Here { archive: self, listing: &listing, facts: &facts, asked: &answer.whenever };
                    let pages = here.lanes(lane, kind, &told[OF], leaf, &mut things, &mut offered);
                    leaves = pages.max(leaves);
                }
            }
        }
        for term in terms(&told[TERMS]) {
            // Whoever is looked at now is compared with somebody else.
            let others = VIEWS[..=PROGRAMME as usize].iter();
            let mut other = others.fold(question.clone().during(None), |other, view| other.without(view.facet));
            other.text = term.into();
            let found = self.take_answer(&other)?.whenever;
            things.push(Things { lane: FOUND, words: term.into(), ..self.events(&listing, &found) });
        }
        Some(Lanes { lanes: things, whole: whole.unwrap_or_default(), offered, leaves })
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
        Things { all: Times::of(articles.iter().filter_map(event).collect()), ..Things::default() }
    }

    fn event(&self, listing: &Listing, article: u32) -> Option<Stretch> {
        Some(stretch(self.dating_of(listing.article(article)?)?, article))
    }
}

fn stretch(dating: Dating, what: u32) -> Stretch {
    let days = Window::between(dating.from, dating.to.unwrap_or(dating.from));
    let is_unsure = dating.is_doubtful() || dating.to.is_none() && dating.from.day().is_none();
    Stretch { days, is_unsure, what }
}

#[cfg(test)]
mod tests;
