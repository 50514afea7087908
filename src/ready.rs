//! What a page is drawn from: the answer to its question and the articles it shows, found or loaded beforehand.
//!
//! Of an archive that is loaded whole everything is there at once; of a large one each page loads what it shows. Knows
//! routes and the archive; draws nothing.

use crate::choices::choices;
use crate::route::{Route, View};
use baoku_archive::archive::{Archive, LoadError};
use baoku_archive::article::ArticleHandle;
use baoku_archive::question::Question;
use baoku_archive::search::Answer;
use std::pin::Pin;

/// How many articles a leaf of the results shows. Up: the first keystroke draws more than a screen can hold; down: more
/// leafing.
const A_LEAF: usize = 20;

/// How many articles of a large archive are loaded for one page. Up: a timeline or a thick issue loads megabytes; down:
/// a timeline of fewer articles shows months only.
const MOST: usize = 120;

/// What the page of a route is drawn from.
#[derive(Debug)]
pub(crate) struct Ready {
    /// The route it is for.
    pub(crate) route: Route,
    /// The answer to the route's question, on a page that asks.
    pub(crate) answer: Answer,
    /// The articles that the page shows, in their order: of a timeline or an issue too large to be shown, none or the first.
    pub(crate) articles: Vec<ArticleHandle>,
    /// Where nothing was found: how many articles each choice would leave if it were taken back.
    pub(crate) left: Vec<u32>,
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

/// The number in its list of the first article on a leaf.
pub(crate) fn first_on(leaf: u32) -> u32 {
    (leaf - 1) * A_LEAF as u32 + 1
}

/// Gets what the page of a route needs. Of an archive that is loaded whole this never waits.
pub(crate) fn ready<'a>(archive: &'a Archive, route: &'a Route) -> Pin<Box<dyn Future<Output = Ready> + 'a>> {
    Box::pin(prepare(archive, route))
}

async fn prepare(archive: &Archive, route: &Route) -> Ready {
    let large = archive.is_sharded();
    let mut answer = match route.view() {
        View::Results | View::Timeline => answered(archive, route.question()).await,
        _ => Answer::default(),
    };
    let mut left = Vec::new();
    if route.view() == &View::Results && answer.articles.is_empty() {
        for (_, without) in &choices(route.question()) {
            let found = if without.is_empty() { Answer::default() } else { answered(archive, without).await };
            left.push(found.articles.len() as u32);
        }
    }
    let mut missing = std::mem::take(&mut answer.missing);
    let shown = |key: Option<&str>| {
        let at = archive.issues().iter().position(|issue| Some(issue.key.0.as_str()) == key);
        let first = at.map(|at| archive.first_number(at));
        let count = at.and_then(|at| archive.issues().get(at)).map_or(0, |issue| issue.articles);
        let most = if large { count.min(MOST as u32) } else { count };
        first.map(|first| (first..first + most).collect()).unwrap_or_default()
    };
    let numbers: Vec<u32> = match route.view() {
        View::Results => {
            let (leaf, _) = leaf_of(route, answer.articles.len());
            answer.articles.iter().skip(first_on(leaf) as usize - 1).take(A_LEAF).copied().collect()
        }
        View::Timeline if !large || answer.articles.len() <= MOST => answer.articles.clone(),
        View::Issue => shown(route.question().filter("issue")),
        View::Front => shown(archive.issues().last().map(|issue| issue.key.0.as_str())),
        View::Article(id) => {
            let article = archive.open_article(id).await.unwrap_or_else(|wrong| {
                missing.push(wrong);
                None
            });
            return Ready { route: route.clone(), answer, articles: article.into_iter().collect(), left, missing };
        }
        View::Timeline | View::People | View::About => Vec::new(),
    };
    missing.extend(archive.load_articles(&numbers).await);
    Ready { route: route.clone(), answer, articles: archive.handles(&numbers), left, missing }
}

/// The answer, from what is loaded where everything is.
async fn answered(archive: &Archive, question: &Question) -> Answer {
    if archive.is_sharded() { archive.answer(question).await } else { archive.answer_loaded(question) }
}
