//! A large archive's side of the archive: articles by number, loaded when they are to be shown or looked into.
//!
//! The same calls work on an archive that is loaded whole, where everything is there already.

use crate::archive::{Archive, LoadError, read_file};
use crate::article::{ArticleHandle, LoadedIssue};
use crate::bundle::ShardText;
use crate::index::directory::Directory;
use crate::index::find::{Standing, tallied, weighed};
use crate::index::library::{Library, Register, all};
use crate::index::shards::{FEW, Kind};
use crate::listing::Listing;
use crate::order::distinct;
use crate::rank::Found;
use crate::search::weigh;
use std::rc::Rc;

/// A text shard as it is kept.
type Text = Vec<Rc<LoadedIssue>>;

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

    /// Loads the texts of some articles; returns the files that failed.
    pub async fn load_articles(&self, numbers: &[u32]) -> Vec<LoadError> {
        let Some(library) = self.library().filter(|_| !numbers.is_empty()) else { return Vec::new() };
        let mut work = || {
            let Some(register) = library.register(self.issues()) else { return false };
            let shards = distinct(numbers.iter().map(|number| shard_of(&register, *number)));
            all(shards.into_iter().map(|shard| self.text(library, &register, shard))).is_some()
        };
        library.settle(&mut work).await
    }

    /// The ids of articles, in the order of their numbers given.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn ids(&self, numbers: &[u32]) -> Result<Vec<String>, LoadError> {
        let Some(library) = self.library() else {
            let id = |number: &u32| self.numbered(*number).map(|article| article.id()).unwrap_or_default();
            return Ok(numbers.iter().map(id).collect());
        };
        let work = || {
            let register = library.register(self.issues());
            library.ids(&*library.directory()?, &register?.listing, numbers)
        };
        library.get(work).await
    }

    /// What articles are called in a list, in the order of their numbers given, without their texts.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn titles(&self, numbers: &[u32]) -> Result<Vec<String>, LoadError> {
        let Some(library) = self.library() else {
            let title = |number: &u32| self.numbered(*number).map(|article| article.title()).unwrap_or_default();
            return Ok(numbers.iter().map(title).collect());
        };
        let groups = distinct(numbers.iter().map(|number| number / FEW));
        let work = || {
            let loaded = all(groups.iter().map(|group| library.titles(*group)))?;
            let title = |number: &u32| {
                let some = loaded.get(groups.binary_search(&(number / FEW)).ok()?)?;
                some.get((number % FEW) as usize).cloned()
            };
            Some(numbers.iter().map(|number| title(number).unwrap_or_default()).collect())
        };
        library.get(work).await
    }

    /// The article that an address means, loaded: by its own id, else the one that owns the printed line.
    ///
    /// # Errors
    /// When a file that tells cannot be had; `None` when there is no such article.
    pub async fn open_article(&self, id: &str) -> Result<Option<ArticleHandle>, LoadError> {
        let Some(library) = self.library() else { return Ok(self.article(id)) };
        let work = || {
            for number in library.articles_with_id(id)?.iter() {
                let article = self.article_of(library, *number)?;
                if article.id() == id {
                    return Some(Some(article));
                }
            }
            let place = id.rsplit_once('-').and_then(|(key, line)| Some((key, line.parse().ok()?)));
            let position = |key| self.issues().iter().position(|issue| issue.key.0 == key);
            let Some((at, line)) = place.and_then(|(key, line)| Some((position(key)?, line))) else {
                return Some(None);
            };
            let article = self.article_of(library, self.first_number(at))?;
            Some(article.issue().article_at(line))
        };
        library.get(work).await
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
