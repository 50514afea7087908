//! What a page is drawn from: the answer to its question and the articles it shows, found or loaded beforehand.
//!
//! Of an archive that is loaded whole everything is there at once; of a large one each page loads what it shows, and can
//! be drawn from what has come so far. Knows routes and the archive; draws nothing.

use crate::WHOLE;
use crate::choices::choices;
use crate::route::{Route, View};
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::facts::{FIGURE, Facts};
use baoku_archive::index::shards::FEW;
use baoku_archive::lanes::Lanes;
use baoku_archive::nearest::Nearest;
use baoku_archive::order::distinct;
use baoku_archive::people::Person;
use baoku_archive::question::Question;
use baoku_archive::search::Answer;
use baoku_archive::sharded::Headline;
use baoku_archive::source::{LoadError, Step};
use baoku_archive::tables::grid::Grid;
use baoku_archive::tables::{EXPLORE, Kind, TOGETHER, Table, VIEWS};
use std::rc::Rc;

/// How many articles a leaf of the results shows. Up: the first keystroke draws more than a screen can hold; down: more
/// leafing.
const A_LEAF: usize = 20;

/// How many names a leaf of their list has in a large archive. Up: more of them are loaded than are looked at, and a slow
/// phone takes longer to draw them; down: more leafing.
const A_LEAF_OF_NAMES: u32 = 100;

/// How many articles of a thick issue are shown in a large archive. Up: its page loads a megabyte of text; down: most
/// issues have to be leafed through.
const MOST_OF_ISSUE: u32 = 60;

/// How many articles a timeline of a large archive shows one by one. Up: it is slow to draw; down: more of them show
/// months only.
const MOST_POINTS: usize = 1000;

/// Of how many stretches of the archive a timeline tells one by one, each some kilobytes. Up and down: likewise.
const MOST_STRETCHES: usize = 24;

/// How long a page waits to be whole before it is shown as far as it is, in milliseconds. Up: on a slow line nothing
/// happens for longer; down: on a quick one every key makes the list flicker.
#[cfg(target_arch = "wasm32")]
pub(crate) const PATIENCE: f64 = 150.0;

/// The last of the views that a large archive lists by name.
const NAMES: usize = FIGURE as usize;

/// What the page of a route is drawn from.
#[derive(Debug, Clone)]
pub(crate) struct Ready {
    /// The route it is for.
    pub(crate) route: Route,
    /// The answer to the route's question, on a page that asks and could be answered.
    pub(crate) answer: Option<Rc<Answer>>,
    /// The articles that the page shows, in their order, with gaps where they are not here: an article with the ones
    /// before and after, the leaf of the results, an issue's first ones.
    pub(crate) articles: Vec<Option<ArticleHandle>>,
    /// What the page names without showing it: the timeline's articles unless there are too many, on the front page of
    /// a large archive the newest issue's.
    pub(crate) headlines: Vec<Headline>,
    /// What the timeline draws.
    pub(crate) lanes: Lanes,
    /// The names that the page of a large archive lists.
    pub(crate) names: Vec<Person>,
    /// What the page tells of what the paper knows.
    pub(crate) tables: Vec<Table>,
    /// What it counts in rows and columns.
    pub(crate) grids: Vec<Grid>,
    /// What the rows of tables point at.
    pub(crate) facts: Rc<Facts>,
    /// Where nothing was found: how many articles each choice would leave if it were taken back.
    pub(crate) left: Vec<u32>,
    /// The nearest questions that something answers: where nothing was found, else those of people named alike.
    pub(crate) nearest: Vec<Nearest>,
    /// Whether more of it is on its way.
    pub(crate) waiting: bool,
    /// Files that could not be had.
    pub(crate) missing: Vec<LoadError>,
}

impl PartialEq for Ready {
    /// The same one, not one that looks the same: comparing long answers would take as long as drawing.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The leaf that is shown, and of how many.
pub(crate) fn leaf_of(route: &Route, total: usize) -> (u32, u32) {
    let leaves = total.div_ceil(A_LEAF).max(1) as u32;
    (route.leaf().min(leaves), leaves)
}

/// How many leaves the list of names of a kind has.
pub(crate) fn leaves_of_names(archive: &Archive, kind: u32) -> u32 {
    archive.names_count(kind).div_ceil(A_LEAF_OF_NAMES).max(1)
}

/// The number in its list of the first article on a leaf.
pub(crate) fn first_on(leaf: u32) -> u32 {
    (leaf - 1) * A_LEAF as u32 + 1
}

impl Ready {
    /// Nothing yet.
    pub(crate) fn waiting(route: &Route) -> Ready {
        let route = route.clone();
        let (articles, headlines, names) = (Vec::new(), Vec::new(), Vec::new());
        let (tables, grids, left, nearest, missing) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (facts, lanes) = (Rc::default(), Lanes::default());
        Ready {
            route,
            answer: None,
            articles,
            headlines,
            lanes,
            names,
            tables,
            grids,
            facts,
            left,
            nearest,
            waiting: true,
            missing,
        }
    }

    /// Gets what the page of a route needs. `look` is told each time something has come, and what can be shown by then,
    /// if anything; it says whether to go on.
    pub(crate) async fn get(archive: &Archive, route: &Route, look: &mut dyn FnMut(Option<&Ready>) -> bool) -> Ready {
        let mut ready = Ready::waiting(route);
        let work = &mut || {
            let step = ready.prepare(archive);
            if look((step == Step::NeedsAny).then_some(&ready)) { step } else { Step::Done }
        };
        ready.missing = archive.settle(work).await;
        ready.waiting &= ready.missing.is_empty();
        let work = &mut || {
            let step = Step::when(ready.advise(archive).is_some());
            if look(Some(&ready)) { step } else { Step::Done }
        };
        // A page without advice is whole.
        archive.settle(work).await;
        ready
    }

    /// The same from an archive that is loaded whole, as far as it is here.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn at_once(archive: &Archive, route: &Route) -> Ready {
        let mut ready = Ready::waiting(route);
        ready.prepare(archive);
        ready.waiting |= ready.advise(archive).is_none();
        ready
    }

    /// The articles that are here.
    pub(crate) fn here(&self) -> impl Iterator<Item = &ArticleHandle> {
        self.articles.iter().flatten()
    }

    /// The article of an article's page.
    pub(crate) fn article(&self) -> Option<&ArticleHandle> {
        self.articles.first()?.as_ref()
    }

    /// Takes what the page needs, as far as it is here.
    fn prepare(&mut self, archive: &Archive) -> Step {
        // Lists tell at once what was found, and what else can be chosen when the facts have come.
        let counts = archive.knows() && matches!(self.route.view(), View::Results | View::Timeline);
        let uncounted = counts && archive.facts().is_none();
        let waiting = uncounted && !archive.take_facts();
        if uncounted && !waiting {
            self.answer = None;
        }
        self.waiting = false;
        if self.take(archive).is_none() {
            self.waiting = true;
            return Step::NeedsAll;
        }
        self.waiting |= waiting || archive.is_sharded() && self.articles.contains(&None);
        if self.waiting { Step::NeedsAny } else { Step::Done }
    }

    /// All but the text of articles, which comes one by one.
    fn take(&mut self, archive: &Archive) -> Option<()> {
        let large = archive.is_sharded();
        let route = self.route.clone();
        let shown: Vec<u32> = match route.view() {
            View::Results => {
                let answer = self.answered(archive)?;
                let (leaf, _) = leaf_of(&route, answer.articles.len());
                answer.articles.iter().skip(first_on(leaf) as usize - 1).take(A_LEAF).copied().collect()
            }
            View::Timeline if WHOLE => {
                let answer = self.answered(archive)?;
                if !large || fits_on_timeline(&answer.articles) {
                    self.headlines = archive.take_headlines(&answer.articles)?;
                }
                self.facts = archive.facts().unwrap_or_default();
                self.lanes = archive.take_lanes(route.question(), &answer, route.told(), route.leaf())?;
                Vec::new()
            }
            View::Front if large => {
                if let Some(newest) = archive.issues().last() {
                    self.headlines = archive.take_headlines(&of_issue(archive, &newest.key.0))?;
                }
                Vec::new()
            }
            View::Issue => of_issue(archive, route.question().filter("issue").unwrap_or_default()),
            View::Article(id) => archive.take_article(id)?.map(|article| around(&article)).unwrap_or_default(),
            View::Known(at) if archive.knows() || *at == EXPLORE as usize => {
                let view = VIEWS.get(*at)?;
                let others = route.question().clone().without(view.facet);
                if archive.knows() && !archive.take_facts() {
                    return None;
                }
                let mut answer = archive.take_answer(&others)?;
                self.facts = archive.facts().unwrap_or_default();
                let mut read = Vec::new();
                match *at as Kind {
                    EXPLORE if WHOLE => {
                        let explored = archive.take_explored(&others, route.told(), &answer)?;
                        (self.grids, self.tables, read) = (vec![explored.grid], vec![explored.context], explored.read);
                    }
                    TOGETHER if WHOLE => self.grids = archive.together(&answer),
                    _ => self.tables = archive.tables(*at, route.question(), route.told(), &mut answer),
                }
                self.answer = Some(Rc::new(answer));
                read
            }
            View::Known(at @ 0..=NAMES) if large => {
                let kind = *at as u32;
                let leaf = route.leaf().min(leaves_of_names(archive, kind));
                self.names = archive.take_names(kind, (leaf - 1) * A_LEAF_OF_NAMES, A_LEAF_OF_NAMES)?;
                Vec::new()
            }
            View::Front | View::About | View::Questions | View::Known(_) | View::Timeline => Vec::new(),
        };
        self.articles = archive.take_articles(&shown);
        Some(())
    }

    /// Takes what else can be asked: what may be meant, and where nothing was found what each choice keeps away.
    fn advise(&mut self, archive: &Archive) -> Option<()> {
        if let (View::Results, Some(answer)) = (self.route.view(), &self.answer) {
            let question = self.route.question();
            let found = !answer.articles.is_empty();
            if !found {
                let left = choices(question).into_iter().map(|(_, without)| how_many(archive, &without));
                self.left = left.collect::<Option<_>>()?;
            }
            self.nearest = archive.take_nearest(question, found)?;
        }
        Some(())
    }

    fn answered(&mut self, archive: &Archive) -> Option<Rc<Answer>> {
        if self.answer.is_none() {
            self.answer = archive.take_answer(self.route.question()).map(Rc::new);
        }
        self.answer.clone()
    }
}

/// How many articles answer a question; none where nothing is asked.
fn how_many(archive: &Archive, question: &Question) -> Option<u32> {
    if question.is_empty() { Some(0) } else { archive.take_answer(question).map(|answer| answer.articles.len() as u32) }
}

/// Whether a timeline of a large archive can show so many articles.
fn fits_on_timeline(articles: &[u32]) -> bool {
    articles.len() <= MOST_POINTS && distinct(articles.iter().map(|number| number / FEW)).len() <= MOST_STRETCHES
}

/// The articles of an issue; the first ones of a thick one in a large archive.
fn of_issue(archive: &Archive, key: &str) -> Vec<u32> {
    let Some(at) = archive.issues().iter().position(|issue| issue.key.0 == key) else { return Vec::new() };
    let first = archive.first_number(at);
    let count = archive.issues().get(at).map_or(0, |issue| issue.articles);
    (first..first + if archive.is_sharded() { count.min(MOST_OF_ISSUE) } else { count }).collect()
}

/// An article, then the ones before and after it in its issue.
fn around(article: &ArticleHandle) -> Vec<u32> {
    let (number, order) = (article.number(), article.order());
    let before = order.checked_sub(1).map(|_| number - 1);
    let after = (order + 1 < article.issue().issue().articles).then_some(number + 1);
    [Some(number), before, after].into_iter().flatten().collect()
}
