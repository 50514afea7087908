//! Every passage of an issue read once, for the dates and the names in it.

use crate::dates::{self, Dated, Place};
use crate::passage::Joined;
use crate::people::{self, Introduced};
use crate::telling::{Places, Telling};
use baoku_archive::bundle::Article;
use baoku_archive::print::Source;
use std::sync::LazyLock;

static HEARD: LazyLock<Telling> = LazyLock::new(|| Telling::of(&[dates::tell, people::tell]));

/// The dates of each article, and who is introduced in which.
pub(super) fn heard(source: &Source, articles: &[Article]) -> (Vec<Dated>, Introduced) {
    let mut dated = Vec::with_capacity(articles.len());
    let mut introduced = Introduced::of_articles(articles.len());
    for article in articles {
        let mut dates = Dated::default();
        introduced.begin();
        let headings = [&article.kicker, &article.headline, &article.subtitle];
        let headings = headings.into_iter().flatten().map(|passage| (Some(Place::Heading), &passage.pieces));
        let byline = article.byline.iter().map(|passage| (None, &passage.pieces));
        let blocks =
            article.blocks.iter().enumerate().map(|(at, block)| (Some(Place::Block(at as u32)), &block.pieces));
        for (place, pieces) in headings.chain(byline).chain(blocks) {
            let joined = Joined::of(source, pieces);
            let places = Places::of(&joined.text, &HEARD);
            if let Some(place) = place {
                dates.hear(place, &joined, &places);
            }
            introduced.hear(&places);
        }
        dates.found.shrink_to_fit();
        dated.push(dates);
    }
    (dated, introduced)
}
