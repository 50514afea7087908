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
    // In the order of the names, where each person is.
    let mut places: Vec<u32> = Vec::new();
    let mut directory: Vec<Person> = Vec::new();
    let mut offices: Vec<Vec<(String, u32)>> = Vec::new();
    for article in articles {
        let mut seen: Vec<u32> = Vec::new();
        for mention in &article.article().people {
            let name = article.join(&mention.name);
            let place = |at: &u32| directory.get(*at as usize).map(|person| person.name.as_str()).cmp(&Some(&name));
            let at = match places.binary_search_by(place) {
                Ok(known) => places[known],
                Err(between) => {
                    let at = directory.len() as u32;
                    places.insert(between, at);
                    directory.push(Person { name, ..Person::default() });
                    offices.push(Vec::new());
                    at
                }
            };
            let (person, offices) = (&mut directory[at as usize], &mut offices[at as usize]);
            person.mentions += 1;
            if !seen.contains(&at) {
                seen.push(at);
                person.articles += 1;
            }
            let printed = |pieces: &Option<_>| pieces.as_ref().map(|pieces| article.join(pieces)).unwrap_or_default();
            let office = printed(&mention.organisation) + &printed(&mention.office);
            match offices.iter_mut().find(|(known, _)| *known == office) {
                _ if office.is_empty() => {}
                Some((_, times)) => *times += 1,
                None => offices.push((office, 1)),
            }
        }
    }
    for (person, mut offices) in directory.iter_mut().zip(offices) {
        sort_by_numbers(&mut offices, |(_, times)| [-i64::from(*times), 0, 0, 0]);
        person.offices = offices.into_iter().map(|(office, _)| office).collect();
    }
    sort_by_numbers(&mut directory, |person| [-i64::from(person.articles), -i64::from(person.mentions), 0, 0]);
    directory
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
