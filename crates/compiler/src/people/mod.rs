//! People in the news: names with the offices printed before them, and the same names again without.
//!
//! Precise rather than many: a name needs a family name, a title or an earlier mention, and something that shows
//! where it ends. Must not know which person is which; two spellings are two names.

mod names;
mod scan;

use crate::passage::Joined;
use baoku_archive::bundle::{Article, PersonMention};
use baoku_archive::print::Source;
use names::Known;
use scan::{Mention, introduced, repeated};

/// Fills every article's people: first the names that are introduced anywhere in the issue, then their repetitions.
pub fn find(source: &Source, articles: &mut [Article]) {
    let mut known = Known::default();
    let mut texts: Vec<Vec<(Joined, Vec<Mention>)>> = Vec::with_capacity(articles.len());
    for article in articles.iter() {
        let headings = [&article.kicker, &article.headline, &article.subtitle, &article.byline];
        let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
        let passages = headings.chain(article.blocks.iter().map(|block| &block.pieces));
        let mut found = Vec::new();
        for pieces in passages {
            let joined = Joined::of(source, pieces);
            let mentions = introduced(&joined.text);
            for mention in &mentions {
                known.add(joined.text.get(mention.name.0..mention.name.1).unwrap_or_default());
            }
            found.push((joined, mentions));
        }
        texts.push(found);
    }
    for (article, passages) in articles.iter_mut().zip(texts) {
        for (joined, mentions) in passages {
            let all = repeated(&joined.text, mentions, &known);
            article.people.extend(all.into_iter().map(|mention| cut(&joined, &mention)));
        }
    }
}

fn cut(joined: &Joined, mention: &Mention) -> PersonMention {
    let cut = |(start, end): (usize, usize)| joined.cut(start, end);
    PersonMention {
        name: cut(mention.name),
        office: mention.office.map(cut),
        organisation: mention.organisation.map(cut),
        raw: cut(mention.raw()),
    }
}
