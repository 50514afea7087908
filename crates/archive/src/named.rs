//! Who and what is named in a large archive: in files of their own, loaded only when somebody looks at names.
//!
//! Every name has a number: people first, then bodies, places and programmes, of each kind those in the most articles
//! first. A file has some names of one kind with what is printed beside them (offices, other forms) and their articles;
//! tables lead from a name to numbers.

use crate::archive::Archive;
use crate::index::bits::{BitReader, BitWriter, from_letters, to_letters};
use crate::index::library::{Library, all};
use crate::index::shards::{Kind, Sheet};
use crate::listing::{Listing, NamedIn};
use crate::order::distinct;
use crate::people::Person;
use crate::source::LoadError;
use std::rc::Rc;

/// Somebody and the numbers of the articles that name them, rising.
pub type Named = (Person, Vec<u32>);

/// A file takes people until it passes so many bytes. Up: a question for one of them loads more of others; down: counting
/// all of them asks for more files.
const SHEET_BYTES: usize = 40 * 1024;

/// So many of somebody's offices are written at most, the most frequent ones. Up: somebody who was in the news for
/// thirty years fills a page; down: an early office is not in the list of people, though in its article.
const MOST_OFFICES: usize = 12;

/// What stands between two offices in a file.
const BETWEEN: char = '；';

/// Writes names, kind by kind in the order of their numbers, of an archive of so many articles: sheets with a dense word
/// (for each name its articles, and mentions beyond those), then for each the name and what is printed beside it; and
/// with which name each sheet begins, at the end how many there are.
#[must_use]
pub fn to_sheets(kinds: &[Vec<Named>], articles: u32) -> (Vec<Sheet>, Vec<u32>) {
    let (mut sheets, mut firsts) = (Vec::new(), vec![0]);
    for names in kinds {
        add_sheets(names, articles, &mut sheets, &mut firsts);
    }
    (sheets, firsts)
}

fn add_sheets(names: &[Named], articles: u32, sheets: &mut Vec<Sheet>, firsts: &mut Vec<u32>) {
    let before = firsts.last().copied().unwrap_or(0);
    let mut rest = names;
    while !rest.is_empty() {
        let (mut bits, mut words, mut bytes) = (BitWriter::default(), vec![String::new()], 0);
        while let Some(((person, named), others)) = rest.split_first().filter(|_| bytes + bits.len() < SHEET_BYTES) {
            bits.grown(person.articles.saturating_sub(1), 0);
            bits.grown(person.mentions - person.articles, 0);
            bits.rising(named, 0, articles.saturating_sub(1));
            let offices: Vec<&str> = person.offices.iter().take(MOST_OFFICES).map(String::as_str).collect();
            words.extend([person.name.clone(), offices.join(&BETWEEN.to_string())]);
            bytes = words.iter().map(|word| word.len() + 3).sum();
            rest = others;
        }
        if let Some(dense) = words.first_mut() {
            *dense = to_letters(&bits.finish());
        }
        sheets.push(Sheet::new(sheets.len() as u32, Vec::new(), words));
        firsts.push(before + (names.len() - rest.len()) as u32);
    }
}

/// Reads a sheet; `None` when it is damaged.
fn from_sheet(sheet: &Sheet, articles: u32) -> Option<Vec<Named>> {
    let bytes = from_letters(sheet.word(0))?;
    let mut bits = BitReader::new(&bytes);
    let mut people = Vec::new();
    for words in sheet.words.get(1..)?.chunks(2) {
        let [name, offices] = words else { return None };
        let count = bits.grown(0).checked_add(1).filter(|count| *count <= articles)?;
        let mentions = count.checked_add(bits.grown(0))?;
        let mut named = Vec::new();
        bits.rising(count, 0, articles - 1, &mut named);
        let offices = offices.split(BETWEEN).filter(|office| !office.is_empty()).map(str::to_string).collect();
        people.push((Person { name: name.clone(), articles: count, mentions, offices }, named));
    }
    (!bits.overran()).then_some(people)
}

impl Library {
    /// The numbers of the names of a kind: the first, and the one behind the last.
    fn numbers_of(&self, kind: u32) -> (u32, u32) {
        let all = self.sharded().people.last().copied().unwrap_or(0);
        let begins = |kind: usize| match kind.checked_sub(1) {
            None => 0,
            Some(at) => self.sharded().kinds.get(at).map_or(all, |begins| (*begins).min(all)),
        };
        (begins(kind as usize), begins(kind as usize + 1))
    }

    fn names_sheet(&self, sheet: u32) -> Option<Rc<Vec<Named>>> {
        let (firsts, articles) = (&self.sharded().people, self.sharded().articles);
        let expected = firsts.get(sheet as usize + 1)?.checked_sub(*firsts.get(sheet as usize)?)?;
        self.sheet(Kind::People, sheet, &|sheet| {
            from_sheet(&sheet, articles).filter(|names| names.len() == expected as usize)
        })
    }

    /// The sheets that so many names of a kind from its nth are in.
    fn names_sheets(&self, kind: u32, first: u32, count: u32) -> Option<Vec<Rc<Vec<Named>>>> {
        let firsts = &self.sharded().people;
        let (begins, end) = self.numbers_of(kind);
        let first = begins.saturating_add(first);
        let end = first.saturating_add(count).min(end);
        let sheet = |number: u32| firsts.partition_point(|first| *first <= number).saturating_sub(1) as u32;
        if first >= end {
            return Some(Vec::new());
        }
        all((sheet(first)..=sheet(end - 1)).map(|sheet| self.names_sheet(sheet)))
    }

    /// A name of a kind; `None` inside when nothing has it.
    fn name_of(&self, kind: u32, name: &str) -> Option<Option<Named>> {
        let all_names = self.sharded().people.last().copied().unwrap_or(0);
        let (begins, end) = self.numbers_of(kind);
        if begins == end {
            return Some(None);
        }
        let mut numbers = self.numbers_named(Kind::PeopleTable, name, all_names)?;
        numbers.retain(|number| (begins..end).contains(number));
        let sheets = all(numbers.iter().map(|number| self.names_sheets(kind, *number - begins, 1)))?;
        let names = || sheets.iter().flatten().flat_map(|sheet| sheet.iter());
        let own = names().find(|(known, _)| known.name == name);
        // An editor may have it under another name, with this one beside it.
        let found = own.or_else(|| names().find(|(known, _)| known.offices.iter().any(|also| also == name)));
        Some(found.map(|(person, articles)| (Person { name: name.into(), ..person.clone() }, articles.clone())))
    }
}

impl Archive {
    /// How many names of a kind ([`crate::facts::PERSON`] and so on) a large archive has; one that is loaded whole has
    /// them in its facts.
    #[must_use]
    pub fn names_count(&self, kind: u32) -> u32 {
        let (begins, end) = self.library().map_or((0, 0), |library| library.numbers_of(kind));
        end.saturating_sub(begins)
    }

    /// So many names of a kind from the nth, those in the most articles first, loaded where they are not here.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn names(&self, kind: u32, first: u32, count: u32) -> Result<Vec<Person>, LoadError> {
        match self.library() {
            Some(library) => library.get(|| self.take_names(kind, first, count)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Makes every name of a kind known as [`Self::take_every_name`] does.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn load_every_name(&self, kind: u32) -> Result<(), LoadError> {
        let Some(library) = self.library() else { return Ok(()) };
        library.get(|| self.take_every_name(kind).then_some(())).await
    }

    /// So many names of a kind of a large archive from the nth, those in the most articles first, if they are here.
    #[must_use]
    pub fn take_names(&self, kind: u32, first: u32, count: u32) -> Option<Vec<Person>> {
        let Some(library) = self.library() else { return Some(Vec::new()) };
        let sheets = library.names_sheets(kind, first, count)?;
        let first = library.numbers_of(kind).0.saturating_add(first);
        let before = library.sharded().people.iter().rev().find(|begins| **begins <= first).copied().unwrap_or(0);
        let names = sheets.iter().flat_map(|sheet| sheet.iter()).map(|(name, _)| name.clone());
        Some(names.skip((first - before) as usize).take(count as usize).collect())
    }

    /// Makes every name of a kind known, so that answers count them too; says whether they are.
    #[must_use]
    pub fn take_every_name(&self, kind: u32) -> bool {
        let Some(library) = self.library() else { return true };
        let Some(listing) = self.listing_with(library, &[]) else { return false };
        if listing.named(kind).is_some_and(|named| named.everybody) {
            return true;
        }
        let Some(sheets) = library.names_sheets(kind, 0, u32::MAX) else { return false };
        let names = named_in(sheets.iter().flat_map(|sheet| sheet.iter()), self.article_count(), true);
        self.know_listing(Rc::new(listing.with(kind, names)));
        true
    }

    /// The listing of a large archive, with those of these names that are in it, each with its kind.
    pub(crate) fn listing_with(&self, library: &Library, names: &[(u32, &str)]) -> Option<Rc<Listing>> {
        let known = self.known_listing();
        let everybody = |kind: u32| known.as_ref()?.named(kind).filter(|named| named.everybody);
        // All names of a kind are known by what they are called; an editor may have somebody under another name.
        let knows = |kind: u32| {
            let has = |name: &str| everybody(kind).is_some_and(|named| named.names.iter().any(|known| known == name));
            names.iter().all(|(other, name)| *other != kind || has(name))
        };
        let asked: Vec<&(u32, &str)> = names.iter().filter(|(kind, _)| !knows(*kind)).collect();
        let register = || Some(library.register(self.issues())?.listing.clone());
        let listing = known.clone().or_else(register);
        let found = all(asked.iter().map(|(kind, name)| library.name_of(*kind, name)));
        let (mut with, found) = (listing?, found?);
        for kind in distinct(asked.iter().map(|(kind, _)| *kind)) {
            let of_kind = asked.iter().zip(&found).filter(|((known, _), _)| *known == kind);
            let names = named_in(of_kind.filter_map(|(_, found)| found.as_ref()), self.article_count(), false);
            if !names.names.is_empty() || everybody(kind).is_none() {
                with = Rc::new(with.with(kind, names));
            }
        }
        Some(with)
    }
}

/// Some names by article, of so many.
fn named_in<'a>(people: impl Iterator<Item = &'a Named>, articles: u32, everybody: bool) -> NamedIn {
    let mut here = NamedIn { names: Vec::new(), named: vec![Vec::new(); articles as usize], everybody };
    for (person, numbers) in people {
        for number in numbers {
            let named = here.named.get_mut(*number as usize);
            named.into_iter().for_each(|named| named.push(here.names.len() as u32));
        }
        here.names.push(person.name.clone());
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(at: u32) -> Named {
        let articles: Vec<u32> = (0..3000).filter(|number| number % (at + 1) == at % 3).collect();
        let offices = (0..at % 4).map(|at| format!("江口街道办公室副主任{at}")).collect();
        let mentions = articles.len() as u32 + at % 5;
        (Person { name: format!("王{at}"), articles: articles.len() as u32, mentions, offices }, articles)
    }

    #[test]
    fn people_read_back_as_written() {
        let people: Vec<Named> = (0..2900).map(named).collect();
        let kinds = [people.clone(), Vec::new(), people[..3].to_vec()];
        let (mut sheets, mut firsts) = to_sheets(&kinds, 3000);
        assert_eq!(from_sheet(&sheets.pop().unwrap(), 3000), Some(people[..3].to_vec()));
        assert_eq!(firsts.pop(), Some(2903));
        assert!(sheets.len() > 2);
        assert_eq!((firsts.len(), firsts.last()), (sheets.len() + 1, Some(&2900)));
        let read: Vec<Named> = sheets.iter().flat_map(|sheet| from_sheet(sheet, 3000).unwrap()).collect();
        assert_eq!(read, people);
        let mut cut = sheets[0].clone();
        cut.words[0].truncate(6);
        assert!(from_sheet(&cut, 3000).is_none());
        assert_eq!(to_sheets(&[Vec::new()], 9), (Vec::new(), vec![0]));
    }
}
