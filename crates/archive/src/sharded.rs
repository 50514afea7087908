//! A large archive's side of the archive: articles by number, loaded when they are to be shown or looked into.
//!
//! The same calls work on an archive that is loaded whole, where everything is there already. `take_…` is for work that
//! [`Archive::settle`] does; the rest waits by itself.

use crate::archive::{Archive, split_id};
use crate::article::{ArticleHandle, Dating, DatingBasis, LoadedIssue};
use crate::bundle::{DateBasis, ShardText};
use crate::index::directory::Directory;
use crate::index::find::{Standing, tallied, weighed};
use crate::index::library::{Library, Register, all};
use crate::index::shards::{FEW, Kind};
use crate::listing::{Listed, Listing};
use crate::order::distinct;
use crate::rank::Found;
use crate::search::weigh;
use crate::source::{LoadError, Step, read_file};
use std::rc::Rc;

/// A text shard as it is kept.
type Text = Vec<Rc<LoadedIssue>>;

/// What lists say of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// Its number.
    pub number: u32,
    /// Its address.
    pub id: String,
    /// The headline, else its first words.
    pub title: String,
    /// When it happened.
    pub dating: Option<Dating>,
}

impl Headline {
    fn of(article: &ArticleHandle) -> Headline {
        Headline { number: article.number(), id: article.id(), title: article.title(), dating: article.dating() }
    }
}

impl Archive {
    /// What is known of every article without its text.
    ///
    /// # Errors
    /// When the file that tells it cannot be had. An archive that is loaded whole tells of what is loaded.
    pub async fn listing(&self) -> Result<Rc<Listing>, LoadError> {
        match self.library() {
            None => Ok(self.loaded_listing()),
            Some(library) => library.get(|| Some(library.register(self.issues())?.listing.clone())).await,
        }
    }

    /// The article of this number, if it is here. Of a large archive, one that [`Self::load_articles`] just loaded.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Option<ArticleHandle> {
        let issue = match self.library() {
            None => {
                let key = &self.issues().get(self.issue_of(number))?.key.0;
                self.loaded_issue(key)?
            }
            Some(library) => {
                let register: Rc<Register> = library.here(Kind::Register, 0)?;
                let text: Rc<Text> = library.here(Kind::Text, shard_of(&register, number))?;
                issue_with(&text, number)?
            }
        };
        issue.article_numbered(number)
    }

    /// Those of the articles of these numbers that are here, in the order given.
    #[must_use]
    pub fn handles(&self, numbers: &[u32]) -> Vec<ArticleHandle> {
        numbers.iter().filter_map(|number| self.numbered(*number)).collect()
    }

    /// The articles of these numbers; of those that are not here, nothing yet.
    #[must_use]
    pub fn take_articles(&self, numbers: &[u32]) -> Vec<Option<ArticleHandle>> {
        let take = |number: &u32| match self.library() {
            None => self.numbered(*number),
            Some(library) => self.article_of(library, *number),
        };
        numbers.iter().map(take).collect()
    }

    /// Loads the texts of some articles; returns the files that failed.
    pub async fn load_articles(&self, numbers: &[u32]) -> Vec<LoadError> {
        let mut work = || match self.take_articles(numbers).iter().all(Option::is_some) {
            true => Step::Done,
            false => Step::NeedsAll,
        };
        self.settle(&mut work).await
    }

    /// The ids of articles, in the order of their numbers given.
    #[must_use]
    pub fn take_ids(&self, numbers: &[u32]) -> Option<Vec<String>> {
        let Some(library) = self.library() else {
            let id = |number: &u32| self.numbered(*number).map(|article| article.id()).unwrap_or_default();
            return Some(numbers.iter().map(id).collect());
        };
        let (directory, register) = (library.directory(), library.register(self.issues()));
        library.ids(&*directory?, &register?.listing, numbers)
    }

    /// The same, loaded.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn ids(&self, numbers: &[u32]) -> Result<Vec<String>, LoadError> {
        match self.library() {
            None => Ok(self.take_ids(numbers).unwrap_or_default()),
            Some(library) => library.get(|| self.take_ids(numbers)).await,
        }
    }

    /// What lists say of articles, in the order of their numbers given.
    #[must_use]
    pub fn take_headlines(&self, numbers: &[u32]) -> Option<Vec<Headline>> {
        let Some(library) = self.library() else {
            return Some(self.handles(numbers).iter().map(Headline::of).collect());
        };
        let register = library.register(self.issues());
        let groups = distinct(numbers.iter().map(|number| number / FEW));
        let titles = all(groups.iter().map(|group| library.titles(*group)));
        let ids = self.take_ids(numbers);
        let (register, titles) = (register?, titles?);
        let headline = |(number, id): (&u32, String)| {
            let titles = groups.binary_search(&(number / FEW)).ok().and_then(|at| titles.get(at));
            let title = titles.and_then(|titles| titles.get((number % FEW) as usize)).cloned().unwrap_or_default();
            let listed = register.listing.article(*number).copied().unwrap_or_default();
            Headline { number: *number, id, title, dating: self.dating_of(&listed) }
        };
        Some(numbers.iter().zip(ids?).map(headline).collect())
    }

    /// The same, loaded.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn headlines(&self, numbers: &[u32]) -> Result<Vec<Headline>, LoadError> {
        match self.library() {
            None => Ok(self.take_headlines(numbers).unwrap_or_default()),
            Some(library) => library.get(|| self.take_headlines(numbers)).await,
        }
    }

    /// A date of the register with its basis, as far as that is known there: one other than the issue's is printed.
    pub(crate) fn dating_of(&self, listed: &Listed) -> Option<Dating> {
        let issue = &self.issues().get(listed.issue as usize)?.date;
        let basis = match listed.to.is_none() && listed.from == issue.date {
            true => DatingBasis::Issue(issue.basis),
            false => DatingBasis::Event(DateBasis::Printed),
        };
        Some(Dating { from: listed.from?, to: listed.to, basis })
    }

    /// The article that an address means: by its own id, else the one that owns the printed line. `Some(None)` when
    /// there is no such article.
    #[must_use]
    pub fn take_article(&self, id: &str) -> Option<Option<ArticleHandle>> {
        let Some(library) = self.library() else { return Some(self.article(id)) };
        for number in library.articles_with_id(id)? {
            let article = self.article_of(library, number)?;
            if article.id() == id {
                return Some(Some(article));
            }
        }
        let position = |key| self.issues().iter().position(|issue| issue.key.0 == key);
        let Some((at, line)) = split_id(id).and_then(|(key, line)| Some((position(key)?, line))) else {
            return Some(None);
        };
        let first = self.first_number(at);
        let end = first + self.issues().get(at).map_or(0, |issue| issue.articles);
        let mut owner = None;
        let mut next = first;
        // An issue may lie in several shards, in the order of its lines.
        while next < end {
            let part = self.article_of(library, next)?.issue().clone();
            let articles = part.articles();
            if next > first && articles.first().is_some_and(|article| article.article().line > line) {
                break;
            }
            owner = part.article_at(line);
            next = part.first_number() + articles.len().max(1) as u32;
        }
        Some(owner)
    }

    /// The same, loaded.
    ///
    /// # Errors
    /// When a file that tells cannot be had.
    pub async fn open_article(&self, id: &str) -> Result<Option<ArticleHandle>, LoadError> {
        match self.library() {
            None => Ok(self.article(id)),
            Some(library) => library.get(|| self.take_article(id)).await,
        }
    }

    /// The number of an issue's first article, by the issue's index.
    #[must_use]
    pub fn first_number(&self, issue: usize) -> u32 {
        self.issues().iter().take(issue).map(|issue| issue.articles).sum()
    }

    fn article_of(&self, library: &Library, number: u32) -> Option<ArticleHandle> {
        let register = library.register(self.issues())?;
        let text = self.text(library, &register, shard_of(&register, number))?;
        issue_with(&text, number)?.article_numbered(number)
    }

    fn text(&self, library: &Library, register: &Register, shard: u32) -> Option<Rc<Text>> {
        let first = register.texts.get(shard as usize).copied().unwrap_or(0);
        let next = register.texts.get(shard as usize + 1).copied().unwrap_or_else(|| self.article_count());
        library.file(Kind::Text, shard, &|name, json| {
            let text: ShardText = read_file(name, json)?;
            let mut expected: Vec<usize> = (self.issue_of(first)..=self.issue_of(next.saturating_sub(1))).collect();
            expected.retain(|issue| self.issues().get(*issue).is_some_and(|issue| issue.articles > 0));
            let count: usize = text.issues.iter().map(|issue| issue.articles.len()).sum();
            // With articles missing it is not this archive's.
            if count != (next - first) as usize {
                expected.clear();
            }
            self.check(&expected, name, text)
        })
    }

    /// Where a folded term stands, and how.
    pub(crate) fn find(&self, library: &Library, directory: &Directory, term: &str) -> Option<Found> {
        match library.standing(directory, term)? {
            Standing::Tallies(tallies) => Some(tallied(&tallies)),
            Standing::Places(places) => Some(weighed(&library.locate(directory, &places)?)),
            Standing::Perhaps(places) => {
                let located = library.locate(directory, &places)?;
                let articles = distinct(located.iter().map(|(article, _)| *article));
                let articles = all(articles.iter().map(|number| self.article_of(library, *number)))?;
                let weighed = articles.iter().filter_map(|article| Some((article.number(), weigh(article, term)?)));
                Some(Found { articles: weighed.collect() })
            }
        }
    }
}

fn issue_with(text: &Text, number: u32) -> Option<Rc<LoadedIssue>> {
    text.iter().rev().find(|issue| issue.first_number() <= number).cloned()
}

fn shard_of(register: &Register, number: u32) -> u32 {
    register.texts.partition_point(|first| *first <= number).saturating_sub(1) as u32
}
