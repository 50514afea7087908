//! Everybody named in an archive: how often, in how many articles, and with which offices as printed.

use crate::article::ArticleHandle;
use crate::order::sort_by_numbers;

/// Somebody named in the paper. Two people of one name are one here; the paper does not tell them apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name as printed.
    pub name: String,
    /// How many articles name them.
    pub articles: u32,
    /// How many times they are named.
    pub mentions: u32,
    /// The offices printed with the name, each once, the most frequent first.
    pub offices: Vec<String>,
}

/// Everybody named in some articles, those in the most articles first, equals in the order they are first named.
#[must_use]
pub fn directory(articles: &[ArticleHandle]) -> Vec<Person> {
    let mut counting = Counting::default();
    for article in articles {
        counting.add(article.number(), mentions(article));
    }
    counting.directory().into_iter().map(|(person, _)| person).collect()
}

/// Who is named in an article, mention by mention: the name, and the office as printed with it.
#[must_use]
pub fn mentions(article: &ArticleHandle) -> Vec<(String, String)> {
    let printed = |pieces: &Option<_>| pieces.as_ref().map(|pieces| article.join(pieces)).unwrap_or_default();
    let mentions = &article.article().people;
    mentions.iter().map(|one| (article.join(&one.name), printed(&one.organisation) + &printed(&one.office))).collect()
}

/// People counted article by article.
#[derive(Debug, Default)]
pub struct Counting {
    /// In the order of the names, where each person is.
    places: Vec<u32>,
    people: Vec<Counted>,
}

#[derive(Debug, Default)]
struct Counted {
    person: Person,
    offices: Vec<(String, u32)>,
    articles: Vec<u32>,
}

impl Counting {
    /// Counts the mentions of the next article.
    pub fn add(&mut self, article: u32, mentions: Vec<(String, String)>) {
        for (name, office) in mentions {
            let known = |at: &u32| self.people.get(*at as usize).map(|one| one.person.name.as_str()).cmp(&Some(&name));
            let at = match self.places.binary_search_by(known) {
                Ok(place) => self.places[place],
                Err(place) => {
                    let at = self.people.len() as u32;
                    self.places.insert(place, at);
                    self.people.push(Counted { person: Person { name, ..Person::default() }, ..Counted::default() });
                    at
                }
            };
            let counted = &mut self.people[at as usize];
            counted.person.mentions += 1;
            if counted.articles.last() != Some(&article) {
                counted.person.articles += 1;
                counted.articles.push(article);
            }
            match counted.offices.iter_mut().find(|(known, _)| *known == office) {
                _ if office.is_empty() => {}
                Some((_, times)) => *times += 1,
                None => counted.offices.push((office, 1)),
            }
        }
    }

    /// Everybody with the articles that name them, those in the most articles first, equals in the order they are first
    /// named.
    #[must_use]
    pub fn directory(mut self) -> Vec<(Person, Vec<u32>)> {
        sort_by_numbers(&mut self.people, |one| {
            [-i64::from(one.person.articles), -i64::from(one.person.mentions), 0, 0]
        });
        let whole = |mut one: Counted| {
            sort_by_numbers(&mut one.offices, |(_, times)| [-i64::from(*times), 0, 0, 0]);
            one.person.offices = one.offices.into_iter().map(|(office, _)| office).collect();
            (one.person, one.articles)
        };
        self.people.into_iter().map(whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};

    #[test]
    fn people_are_counted_by_article_and_by_mention() {
        let issues = [
            ("aaaaaaaa", "2022-02-16", "甲\n王平到会。王平说话。\n\n乙\n蒋丽萍到会。"),
            ("bbbbbbbb", "2023-01-30", "丙\n蒋丽萍到会。"),
        ];
        let (archive, _) = opened(bundle_of(&issues, &["王平", "蒋丽萍"]));
        let counted: Vec<_> = directory(&archive.articles())
            .into_iter()
            .map(|person| (person.name, person.articles, person.mentions))
            .collect();
        assert_eq!(counted, [("蒋丽萍".to_string(), 2, 2), ("王平".to_string(), 1, 2)]);
    }
}
