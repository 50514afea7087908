//! People in the news: names with the offices printed before them, and the same names again without.
//!
//! Precise rather than many: a name needs a family name, a title or an earlier mention, and something that shows
//! where it ends. Must not know which person is which; two spellings are two names.

mod names;
mod scan;

use crate::passage::Joined;
use baoku_archive::bundle::{Article, PersonMention};
use baoku_archive::print::{Pieces, Source};
use names::Known;
use scan::{Mention, introduced, repeated};

/// Fills every article's people: first the names that are introduced anywhere in the issue, then their repetitions.
pub fn find(source: &Source, articles: &mut [Article]) {
    let mut known = Known::default();
    // Passages are joined twice rather than kept: together they are as long as the issue.
    let mut found: Vec<Vec<Mention>> = Vec::new();
    for pieces in articles.iter().flat_map(passages) {
        let joined = Joined::of(source, pieces);
        let mentions = introduced(&joined.text);
        for mention in &mentions {
            known.add(joined.text.get(mention.name.0..mention.name.1).unwrap_or_default());
        }
        found.push(mentions);
    }
    let mut found = found.into_iter();
    for article in articles {
        let mut people = Vec::new();
        for pieces in passages(article) {
            let joined = Joined::of(source, pieces);
            let all = repeated(&joined.text, found.next().unwrap_or_default(), &known);
            people.extend(all.into_iter().map(|mention| cut(&joined, &mention)));
        }
        article.people = people;
    }
}

/// What an article prints, headings first.
fn passages(article: &Article) -> impl Iterator<Item = &Pieces> {
    let headings = [&article.kicker, &article.headline, &article.subtitle, &article.byline];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    headings.chain(article.blocks.iter().map(|block| &block.pieces))
}

fn cut(joined: &Joined<'_>, mention: &Mention) -> PersonMention {
    let cut = |(start, end): (usize, usize)| joined.cut(start, end);
    PersonMention {
        name: cut(mention.name),
        office: mention.office.map(cut),
        organisation: mention.organisation.map(cut),
        raw: cut(mention.raw()),
    }
}
