//! A large archive's side of the archive: articles by number, loaded when they are to be shown or looked into.
//!
//! The same calls work on an archive that is loaded whole, where everything is there already.

use crate::archive::{Archive, LoadError, LoadProblem};
use crate::article::{ArticleHandle, LoadedIssue};
use crate::bundle::ShardText;
use crate::index::find::{Standing, tallied, weighed};
use crate::index::library::{Library, Register};
use crate::index::shards::{FEW, Kind};
use crate::listing::Listing;
use crate::rank::Found;
use crate::search::{Lookups, weigh};
use futures::future::join_all;
use std::collections::{BTreeMap, BTreeSet};
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
            Some(library) => Ok(library.register(self.issues()).await?.listing.clone()),
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
                let register: Rc<Register> = library.shelf.get(&library.name(Kind::Register, 0))?;
                let shard = shard_of(&register, number);
                let text: Rc<Text> = library.shelf.get(&library.name(Kind::Text, shard))?;
                text.iter().rev().find(|issue| issue.first_number() <= number)?.clone()
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
        let Some(library) = self.library() else { return Vec::new() };
        let register = match library.register(self.issues()).await {
            Ok(register) => register,
            Err(wrong) => return vec![wrong],
        };
        let shards: BTreeSet<u32> = numbers.iter().map(|number| shard_of(&register, *number)).collect();
        let loaded = join_all(shards.iter().map(|shard| self.text(library, &register, *shard))).await;
        loaded.into_iter().filter_map(Result::err).collect()
    }

    /// The ids of articles, in the order of their numbers given.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn ids(&self, numbers: &[u32]) -> Result<Vec<String>, LoadError> {
        match self.library() {
            None => {
                let id = |number: &u32| self.numbered(*number).map(|article| article.id()).unwrap_or_default();
                Ok(numbers.iter().map(id).collect())
            }
            Some(library) => {
                let directory = library.directory().await?;
                let register = library.register(self.issues()).await?;
                library.ids(&directory, &register.listing, numbers).await
            }
        }
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
        let groups: BTreeSet<u32> = numbers.iter().map(|number| number / FEW).collect();
        let loaded = join_all(groups.iter().map(|group| library.titles(*group))).await;
        let mut titles = BTreeMap::new();
        for (group, loaded) in groups.iter().zip(loaded) {
            titles.insert(*group, loaded?);
        }
        let title = |number: &u32| {
            titles.get(&(number / FEW)).and_then(|some| some.get((number % FEW) as usize)).cloned().unwrap_or_default()
        };
        Ok(numbers.iter().map(title).collect())
    }

    /// The article that an address means, loaded: by its own id, else the one that owns the printed line.
    ///
    /// # Errors
    /// When a file that tells cannot be had; `None` when there is no such article.
    pub async fn open_article(&self, id: &str) -> Result<Option<ArticleHandle>, LoadError> {
        let Some(library) = self.library() else { return Ok(self.article(id)) };
        for number in library.articles_with_id(id).await?.iter() {
            if let Some(article) = self.loaded_article(*number).await?
                && article.id() == id
            {
                return Ok(Some(article));
            }
        }
        let Some((key, line)) = id.rsplit_once('-').and_then(|(key, line)| Some((key, line.parse().ok()?))) else {
            return Ok(None);
        };
        let Some(position) = self.issues().iter().position(|issue| issue.key.0 == key) else { return Ok(None) };
        let first = self.first_number(position);
        let article = self.loaded_article(first).await?;
        Ok(article.and_then(|article| article.issue().article_at(line)))
    }

    /// The number of an issue's first article, by the issue's index.
    #[must_use]
    pub fn first_number(&self, issue: usize) -> u32 {
        self.issues().iter().take(issue).map(|issue| issue.articles).sum()
    }

    async fn loaded_article(&self, number: u32) -> Result<Option<ArticleHandle>, LoadError> {
        match self.load_articles(&[number]).await.pop() {
            Some(wrong) => Err(wrong),
            None => Ok(self.numbered(number)),
        }
    }

    async fn text(&self, library: &Library, register: &Register, shard: u32) -> Result<Rc<Text>, LoadError> {
        let first = register.texts.get(shard as usize).copied().unwrap_or(0);
        let next = register.texts.get(shard as usize + 1).copied().unwrap_or_else(|| self.article_count());
        let mut expected: Vec<usize> = (self.issue_of(first)..=self.issue_of(next.saturating_sub(1))).collect();
        expected.retain(|issue| self.issues().get(*issue).is_some_and(|issue| issue.articles > 0));
        let name = library.name(Kind::Text, shard);
        library
            .file(Kind::Text, shard, |text: ShardText| {
                let count: usize = text.issues.iter().map(|issue| issue.articles.len()).sum();
                if count != (next - first) as usize {
                    return Err(format!("expected {} articles, found {count}", next - first));
                }
                self.check(&expected, &name, text).map_err(|wrong| match wrong.problem {
                    LoadProblem::Damaged(how) => how,
                    _ => String::new(),
                })
            })
            .await
    }

    /// Asks the index for terms, side by side; what could not be had is told beside what was found.
    pub(crate) async fn look_up(&self, terms: &[&str]) -> (Lookups, Vec<LoadError>) {
        let Some(library) = self.library() else { return (Lookups::new(), Vec::new()) };
        let mut lookups = Lookups::new();
        let mut missing = Vec::new();
        for (term, found) in terms.iter().zip(join_all(terms.iter().map(|term| self.find(library, term))).await) {
            match found {
                Ok(found) => {
                    lookups.insert((*term).to_string(), found);
                }
                Err(wrong) if missing.contains(&wrong) => (),
                Err(wrong) => missing.push(wrong),
            }
        }
        (lookups, missing)
    }

    async fn find(&self, library: &Library, term: &str) -> Result<Found, LoadError> {
        let directory = library.directory().await?;
        match library.standing(&directory, term).await? {
            Standing::Tallies(tallies) => Ok(tallied(&tallies)),
            Standing::Places(places) => Ok(weighed(&library.locate(&directory, &places).await?)),
            Standing::Perhaps(places) => {
                let articles: BTreeSet<u32> =
                    library.locate(&directory, &places).await?.into_iter().map(|(article, _)| article).collect();
                let mut found = Found::default();
                for number in articles {
                    if let Some(article) = self.loaded_article(number).await? {
                        found.articles.extend(weigh(&article, term).map(|weight| (number, weight)));
                    }
                }
                Ok(found)
            }
        }
    }
}

fn shard_of(register: &Register, number: u32) -> u32 {
    register.texts.partition_point(|first| *first <= number).saturating_sub(1) as u32
}
