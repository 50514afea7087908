//! What the address bar says, as a value, and back: which page, which question, which leaf of the results.
//!
//! Pure. Knows no browser and no page; how links are written on each surface is `surface`'s business. Addresses
//! come back mangled from chats: `query` puts them right before they are read here.

mod query;

use baoku_archive::facet::FACETS;
use baoku_archive::lanes::{ISSUES, LANES};
use baoku_archive::question::{Question, Sort};
use baoku_archive::tables::{EXPLORE, LANES_SHOWN, OF, TERMS, TOLD, Told, VIEWS};

/// The longest words taken from an address, in characters. Up: a hostile link can make every line a search; down: a
/// headline pasted as a search would be cut.
const LONGEST: usize = 200;

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    view: View,
    question: Question,
    leaf: u32,
    told: Told,
}

/// Which page is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// The front page.
    Front,
    /// The articles that answer the question.
    Results,
    /// One article, by its id.
    Article(String),
    /// The answer by year and month.
    Timeline,
    /// The issue that the question's `issue` names.
    Issue,
    /// What the paper knows: index into [`VIEWS`]; where a facet of its own is chosen, the page of that name.
    Known(usize),
    /// What this is.
    About,
    /// What is doubtful, for whoever remembers.
    Questions,
}

/// The views that have a name in the address.
static NAMED: [(View, &str); 4] =
    [(View::Timeline, "timeline"), (View::Issue, "issue"), (View::About, "about"), (View::Questions, "questions")];

/// The views that only the whole program can show, as addresses call them.
pub(crate) static OF_THE_WHOLE: [&str; 4] = ["timeline", "explore", "together", "questions"];

impl Route {
    fn of(view: View, question: Question) -> Route {
        Route { view, question, leaf: 1, told: Told::default() }
    }

    /// The front page.
    pub(crate) fn front() -> Route {
        Route::of(View::Front, Question::default())
    }

    /// The articles that answer a question; asking nothing means every article, newest first.
    pub(crate) fn results(question: Question) -> Route {
        let sort = if question.is_empty() && question.sort == Sort::Relevance { Sort::Newest } else { question.sort };
        Route::of(View::Results, question.sorted(sort))
    }

    /// The timeline of the articles that answer a question.
    pub(crate) fn timeline(question: Question) -> Route {
        Route::of(View::Timeline, question)
    }

    /// The timeline of an office or of what comes again, below the issues: where there is none, nothing is known.
    pub(crate) fn drawn(lane: usize, name: &str) -> Route {
        let lanes = [LANES[ISSUES], ",", LANES[lane]].concat();
        Route::timeline(Question::default()).telling(LANES_SHOWN, &lanes).telling(OF, name)
    }

    /// An article, with the words to mark in it.
    pub(crate) fn article(id: &str, words: &str) -> Route {
        Route::of(View::Article(id.into()), Question::of(words))
    }

    /// An article found on this leaf of results, which lead back there.
    pub(crate) fn opening(&self, id: &str) -> Route {
        match self.question.is_empty() {
            true => Route::article(id, ""),
            false => Route { view: View::Article(id.into()), ..self.clone() },
        }
    }

    /// An issue's page.
    pub(crate) fn issue(key: &str) -> Route {
        Route::of(View::Issue, Question::default().with("issue", key))
    }

    /// A view of what the paper knows, of the articles that answer a question.
    pub(crate) fn known(view: usize, question: Question) -> Route {
        Route::of(View::Known(view), question)
    }

    /// The page of a name in its view.
    pub(crate) fn named(view: usize, name: &str) -> Route {
        Route::known(view, Question::default().with(VIEWS[view].facet, name))
    }

    /// Words over time, parted by spaces.
    pub(crate) fn comparing(words: &str) -> Route {
        Route::known(EXPLORE as usize, Question::default()).telling(TERMS, words)
    }

    /// What this is.
    pub(crate) fn about() -> Route {
        Route { view: View::About, ..Route::front() }
    }

    /// What is doubtful.
    pub(crate) fn questions() -> Route {
        Route { view: View::Questions, ..Route::front() }
    }

    /// Whether this program cannot show the page: the whole one can.
    pub(crate) fn is_elsewhere(&self) -> bool {
        !crate::WHOLE && self.view_name().is_some_and(|name| OF_THE_WHOLE.contains(&name))
    }

    /// What an address calls the view, of those that have a name there.
    fn view_name(&self) -> Option<&'static str> {
        match self.view {
            View::Known(at) => Some(VIEWS[at].name),
            ref view => NAMED.iter().find(|(named, _)| named == view).map(|(_, name)| *name),
        }
    }

    /// Which page is shown.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// What is asked.
    pub(crate) fn question(&self) -> &Question {
        &self.question
    }

    /// Which leaf of a long answer, from 1.
    pub(crate) fn leaf(&self) -> u32 {
        self.leaf
    }

    /// What a table is narrowed and sorted by, and what a timeline shows.
    pub(crate) fn told(&self) -> &Told {
        &self.told
    }

    /// The same page with something of this told otherwise, from its first leaf.
    pub(crate) fn telling(&self, at: usize, value: &str) -> Route {
        let mut told = self.told.clone();
        told[at] = value.into();
        Route { told, leaf: 1, ..self.clone() }
    }

    /// The same page at another leaf.
    pub(crate) fn at_leaf(self, leaf: u32) -> Route {
        Route { leaf: leaf.max(1), ..self }
    }

    /// The same kind of page for another question: the timeline and what is known stay that, everything else is results.
    pub(crate) fn asking(&self, question: Question) -> Route {
        match self.view {
            // However it is moved, the same lanes are shown.
            View::Timeline => Route { question, ..self.clone() },
            View::Known(view) => Route { told: self.told.clone(), ..Route::known(view, question) },
            _ => Route::results(question),
        }
    }

    /// Where typing leads from here: results and timeline follow the words, no words at all lead to the front page.
    pub(crate) fn typing(&self, words: &str) -> Route {
        let mut question = match self.view {
            View::Timeline => self.question.clone(),
            // Every article, by date, is no question: what is asked there is sorted as anywhere.
            View::Results if !self.question.is_empty() => self.question.clone(),
            _ => Question::default(),
        };
        question.text = words.into();
        match self.view {
            View::Timeline => self.asking(question),
            _ if question.is_empty() => Route::front(),
            _ => Route::results(question),
        }
    }

    /// Whether going from here to there is another page for the reader, who then begins at its top.
    pub(crate) fn is_same_page(&self, other: &Route) -> bool {
        match (&self.view, &other.view) {
            (View::Issue, View::Issue) => self.question.filter("issue") == other.question.filter("issue"),
            (View::Known(one), View::Known(two)) => {
                let name = |route: &Route| route.question.filter(VIEWS[*one].facet).map(str::to_string);
                one == two && self.leaf == other.leaf && name(self) == name(other)
            }
            (one, two) => one == two && self.leaf == other.leaf,
        }
    }

    /// Reads the query of an address, however it was mangled on its way; what is not understood is left out.
    pub(crate) fn parse(query: &str) -> Route {
        let pairs = query::pairs(query);
        let value = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let words: String = value("q").unwrap_or("").chars().take(LONGEST).collect();
        let mut question = Question::of(words.trim());
        for facet in FACETS {
            let chosen: String = value(facet.name()).unwrap_or("").chars().take(LONGEST).collect();
            question = question.with(facet.name(), chosen.trim());
        }
        question.dates = value("dates").and_then(|dates| dates.trim().parse().ok());
        let sort = value("sort").and_then(|sort| Sort::named(sort.trim()));
        question.sort = sort.unwrap_or_default();
        let view = value("view").unwrap_or_default().trim();
        let named = NAMED.iter().find(|(_, name)| *name == view);
        let leaf = value("page").and_then(|page| page.trim().parse().ok()).unwrap_or(1);
        if let Some(id) = value("a").map(query::plain_id).filter(|id| !id.is_empty()) {
            return Route::results(question).at_leaf(leaf).opening(&id);
        }
        let told = || TOLD.map(|name| value(name).unwrap_or_default().trim().chars().take(LONGEST).collect());
        if let Some(at) = VIEWS.iter().position(|known| known.name == view) {
            return Route { told: told(), ..Route::known(at, question) }.at_leaf(leaf);
        }
        match named.map(|(view, _)| view) {
            Some(View::Timeline) => Route { told: told(), ..Route::timeline(question) }.at_leaf(leaf),
            Some(View::Issue) if question.filter("issue").is_some() => {
                Route::issue(question.filter("issue").unwrap_or_default())
            }
            Some(View::About) => Route::about(),
            Some(View::Questions) => Route::questions().at_leaf(leaf),
            _ if question.is_empty() && sort.is_none() && leaf <= 1 => Route::front(),
            _ => Route::results(question).at_leaf(leaf),
        }
    }

    /// A text with everything escaped that an address could trip over.
    pub(crate) fn escaped(text: &str) -> String {
        let mut escaped = String::new();
        query::encode(text, &mut escaped);
        escaped
    }

    /// The query of the address, without the question mark; empty for the front page. Two equal routes have the same
    /// address, and reading it back gives the route.
    pub(crate) fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            query::encode(value, &mut query);
        };
        if let View::Article(id) = &self.view {
            add("a", id);
        }
        if let Some(name) = self.view_name() {
            add("view", name);
        }
        if self.question.has_words() {
            add("q", self.question.text.trim());
        }
        for (name, value) in self.question.filters() {
            add(name, value);
        }
        if let Some(dates) = self.question.dates {
            add("dates", &dates.to_string());
        }
        if self.question.sort != Sort::Relevance {
            add("sort", self.question.sort.name());
        }
        for (name, value) in TOLD.iter().zip(&self.told).filter(|(_, value)| !value.is_empty()) {
            add(name, value);
        }
        if self.leaf > 1 {
            add("page", &self.leaf.to_string());
        }
        query
    }
}

#[cfg(test)]
mod tests;
