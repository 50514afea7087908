//! Who is named in a large archive: in files of their own, loaded only when somebody looks at people.
//!
//! Everybody has a number, those in the most articles first. A file has some of them with their names, offices and
//! articles; tables lead from a name to numbers. An archive that is loaded whole answers the same calls by counting.

use crate::archive::{Archive, LoadError};
use crate::facts::PERSON;
use crate::index::bits::{BitReader, BitWriter, from_letters, to_letters};
use crate::index::library::{Library, all};
use crate::index::shards::{Kind, Sheet};
use crate::listing::{Listing, NamedIn};
use crate::people::Person;
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

/// Writes people, in the order of their numbers, of an archive of so many articles: sheets with a dense word (for each
/// their articles, and mentions beyond those), then for each their name and offices; and with whom each sheet begins,
/// at the end how many there are.
#[must_use]
pub fn to_sheets(people: &[Named], articles: u32) -> (Vec<Sheet>, Vec<u32>) {
    let (mut sheets, mut firsts) = (Vec::new(), Vec::new());
    let mut rest = people;
    while !rest.is_empty() {
        firsts.push((people.len() - rest.len()) as u32);
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
    }
    firsts.push(people.len() as u32);
    (sheets, firsts)
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
    fn people_total(&self) -> u32 {
        self.sharded().people.last().copied().unwrap_or(0)
    }

    fn people_sheet(&self, sheet: u32) -> Option<Rc<Vec<Named>>> {
        let (firsts, articles) = (&self.sharded().people, self.sharded().articles);
        let expected = firsts.get(sheet as usize + 1)?.checked_sub(*firsts.get(sheet as usize)?)?;
        self.sheet(Kind::People, sheet, &|sheet| {
            from_sheet(&sheet, articles).filter(|people| people.len() == expected as usize)
        })
    }

    /// The sheets that so many people from a number are in.
    fn people_sheets(&self, first: u32, count: u32) -> Option<Vec<Rc<Vec<Named>>>> {
        let firsts = &self.sharded().people;
        let end = first.saturating_add(count).min(self.people_total());
        let sheet = |number: u32| firsts.partition_point(|first| *first <= number).saturating_sub(1) as u32;
        if first >= end {
            return Some(Vec::new());
        }
        all((sheet(first)..=sheet(end - 1)).map(|sheet| self.people_sheet(sheet)))
    }

    /// Somebody by their name; `None` inside when nobody has it.
    fn person(&self, name: &str) -> Option<Option<Named>> {
        if self.people_total() == 0 {
            return Some(None);
        }
        let numbers = self.numbers_named(Kind::PeopleTable, name, self.people_total())?;
        let sheets = all(numbers.iter().map(|number| self.people_sheets(*number, 1)))?;
        let mut people = sheets.iter().flatten().flat_map(|sheet| sheet.iter());
        Some(people.find(|(person, _)| person.name == name).cloned())
    }
}

impl Archive {
    /// How many people are named in a large archive; the facts of one that is loaded whole tell of its people.
    #[must_use]
    pub fn people_count(&self) -> u32 {
        self.library().map_or(0, Library::people_total)
    }

    /// So many of the people of a large archive from a number, those in the most articles first, loaded where they are
    /// not here.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn people(&self, first: u32, count: u32) -> Result<Vec<Person>, LoadError> {
        match self.library() {
            Some(library) => library.get(|| self.take_people(first, count)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Makes everybody known as [`Self::take_everybody`] does.
    ///
    /// # Errors
    /// When a file that tells them cannot be had.
    pub async fn load_everybody(&self) -> Result<(), LoadError> {
        let Some(library) = self.library() else { return Ok(()) };
        library.get(|| self.take_everybody().then_some(())).await
    }

    /// So many of the people of a large archive from a number, those in the most articles first, if they are here.
    #[must_use]
    pub fn take_people(&self, first: u32, count: u32) -> Option<Vec<Person>> {
        let Some(library) = self.library() else { return Some(Vec::new()) };
        let sheets = library.people_sheets(first, count)?;
        let before = library.sharded().people.iter().rev().find(|begins| **begins <= first).copied().unwrap_or(0);
        let people = sheets.iter().flat_map(|sheet| sheet.iter()).map(|(person, _)| person.clone());
        Some(people.skip((first - before) as usize).take(count as usize).collect())
    }

    /// Makes everybody known, so that answers count people too; says whether they are.
    #[must_use]
    pub fn take_everybody(&self) -> bool {
        let Some(library) = self.library() else { return true };
        if self.known_listing().is_some() {
            return true;
        }
        let register = library.register(self.issues());
        let (Some(sheets), Some(register)) = (library.people_sheets(0, u32::MAX), register) else { return false };
        let people = named_in(sheets.iter().flat_map(|sheet| sheet.iter()), self.article_count(), true);
        self.know_listing(Rc::new(register.listing.with(PERSON, people)));
        true
    }

    /// The listing of a large archive, with those of these people who are named in it.
    pub(crate) fn listing_with(&self, library: &Library, names: &[&str]) -> Option<Rc<Listing>> {
        if let Some(known) = self.known_listing() {
            return Some(known);
        }
        let register = library.register(self.issues());
        let found = all(names.iter().map(|name| library.person(name)))?;
        let listing = register?.listing.clone();
        if names.is_empty() {
            return Some(listing);
        }
        let people = named_in(found.iter().flatten(), self.article_count(), false);
        Some(Rc::new(listing.with(PERSON, people)))
    }
}

/// Some people by article, of so many.
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
        let (sheets, firsts) = to_sheets(&people, 3000);
        assert!(sheets.len() > 2);
        assert_eq!((firsts.len(), firsts.last()), (sheets.len() + 1, Some(&2900)));
        let read: Vec<Named> = sheets.iter().flat_map(|sheet| from_sheet(sheet, 3000).unwrap()).collect();
        assert_eq!(read, people);
        let mut cut = sheets[0].clone();
        cut.words[0].truncate(6);
        assert!(from_sheet(&cut, 3000).is_none());
        assert_eq!(to_sheets(&[], 9), (Vec::new(), vec![0]));
    }
}
