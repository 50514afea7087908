//! What must be known of a whole archive before an article can be read for names: each paper's town, and the phrases
//! that are quoted again and again.

use super::{Home, Named, NamedKind, Programmes, Quoted, named, passages};
use crate::part::Part;
use crate::passage::Joined;
use baoku_archive::bundle::Article;
use baoku_archive::print::Source;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is known of an archive.
#[derive(Debug, Default)]
pub struct Knowledge {
    homes: BTreeMap<Option<String>, Home>,
    programmes: Programmes,
    nowhere: Home,
}

impl Knowledge {
    /// Reads it off all issues.
    #[must_use]
    pub fn of(parts: &[Part]) -> Knowledge {
        let mut papers: BTreeMap<Option<&str>, Vec<&Part>> = BTreeMap::new();
        let mut quoted = Quoted::default();
        for part in parts {
            papers.entry(part.issue.newspaper.as_deref()).or_default().push(part);
            for article in &part.text.articles {
                let texts: Vec<Cow<'_, str>> = texts(&part.text.source, article).collect();
                quoted.add(texts.iter().map(Cow::as_ref));
            }
        }
        let home = |parts: &[&Part]| {
            let articles = parts.iter().flat_map(|part| part.text.articles.iter().map(|article| (*part, article)));
            Home::of(articles.flat_map(|(part, article)| texts(&part.text.source, article)))
        };
        let homes = papers.into_iter().map(|(paper, parts)| (paper.map(str::to_owned), home(&parts))).collect();
        Knowledge { homes, programmes: quoted.programmes(), nowhere: Home::default() }
    }

    /// The town, district and city of a newspaper.
    #[must_use]
    pub fn home(&self, newspaper: Option<&str>) -> &Home {
        self.homes.get(&newspaper.map(str::to_owned)).unwrap_or(&self.nowhere)
    }

    /// The bodies, places and programmes of an article, in reading order, headings first. A programme may be named
    /// inside the name of a body.
    #[must_use]
    pub fn named(&self, newspaper: Option<&str>, source: &Source, article: &Article) -> Vec<Named> {
        let home = self.home(newspaper);
        let mut found = Vec::new();
        for pieces in passages(article) {
            let joined = Joined::of(source, pieces);
            let text = &joined.text;
            let named = named::scan(text).into_iter();
            let mut here: Vec<(NamedKind, (usize, usize))> = named.collect();
            let programmes = self.programmes.scan(text).into_iter().map(|range| (NamedKind::Programme, range));
            here.extend(programmes);
            here.sort_by_key(|(kind, range)| (range.0, *kind));
            found.extend(here.into_iter().map(|(kind, (start, end))| {
                let printed = text.get(start..end).unwrap_or_default();
                let name = if kind == NamedKind::Programme { printed.to_owned() } else { home.whole(printed) };
                Named { kind, name, pieces: joined.cut(start, end) }
            }));
        }
        // The bodies that people are named with.
        let mut taken: Vec<(u32, u32)> =
            found.iter().flat_map(|named| named.pieces.0.iter().map(|piece| (piece.start, piece.end))).collect();
        taken.sort_unstable();
        for body in article.people.iter().filter_map(|mention| mention.organisation.as_ref()) {
            let overlaps = body.0.iter().any(|piece| {
                let after = taken.partition_point(|(start, _)| *start < piece.end);
                after.checked_sub(1).and_then(|at| taken.get(at)).is_some_and(|(_, end)| *end > piece.start)
            });
            let name = source.join(body);
            if name.chars().count() >= 3 && !overlaps {
                let kind = if name.ends_with("居民区") { NamedKind::Place } else { NamedKind::Organisation };
                found.push(Named { kind, name: home.whole(&name), pieces: body.clone() });
            }
        }
        found
    }
}

/// What an article prints, a text a passage.
pub(crate) fn texts<'a>(source: &'a Source, article: &'a Article) -> impl Iterator<Item = Cow<'a, str>> {
    passages(article).map(|pieces| Joined::of(source, pieces).text)
}
