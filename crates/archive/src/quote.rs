//! The sentence around a place in print, cut from the article it stands in.

use crate::article::ArticleHandle;
use crate::facts::Mention;
use crate::print::{Pieces, Span};

/// Words of an article with what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quote {
    /// The sentence up to the words.
    pub before: String,
    /// The words, as printed.
    pub words: String,
    /// The rest of the sentence.
    pub after: String,
    /// The printed line the words begin on; of a row of data its record.
    pub line: u32,
}

impl ArticleHandle {
    /// The sentence around a place; nothing where the article does not have the place.
    #[must_use]
    pub fn quote(&self, place: Mention) -> Option<Quote> {
        let printed = self.article();
        let headings = [&printed.kicker, &printed.headline, &printed.subtitle, &printed.byline, &printed.section];
        let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
        let blocks = printed.blocks.iter().map(|block| &block.pieces);
        let (text, from, to) = headings.chain(blocks).find_map(|pieces| self.found(pieces, place))?;
        let words = text.get(from..to)?;
        // A sentence ends behind its last sign, and behind the quotation mark that may follow.
        let (mut begin, mut end, mut ended) = (0, text.len(), false);
        for (at, letter) in text.char_indices() {
            let closes = ended && matches!(letter, '”' | '’' | '」');
            if ended && !closes {
                if at <= from {
                    begin = at;
                } else if at >= to {
                    end = at;
                    break;
                }
            }
            ended = closes || matches!(letter, '。' | '！' | '？' | '；' | '!' | '?');
        }
        let line = self.lines(&Pieces(vec![Span { start: place.start, end: place.start }])).first()?.0;
        let (before, after) = (text[begin..from].trim_start(), &text[to..end]);
        Some(Quote { before: before.into(), words: words.into(), after: after.into(), line })
    }

    /// The text of a passage, and where in it a place begins and ends.
    fn found(&self, pieces: &Pieces, place: Mention) -> Option<(String, usize, usize)> {
        let (mut from, mut to) = (None, None);
        let text = self.issue().source().read(pieces, &mut |at, span| {
            let within = |offset: u32| at + (offset - span.start) as usize;
            if (span.start..span.end).contains(&place.start) {
                from = Some(within(place.start));
            }
            if span.start < place.end && place.end <= span.end {
                to = Some(within(place.end));
            }
        });
        Some((text, from?, to.filter(|to| Some(*to) >= from)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};

    fn check(words: &str, expected: Option<[&str; 3]>) {
        let text = "江口开会\n先说一句。镇长王平到会！“都听着。”\n后来散会，\n大家回家";
        let (archive, _) = opened(bundle_of(&[("aaaaaaaa", "2022-02-16", text)], &[]));
        let article = &archive.articles()[0];
        let start = text.find(words).unwrap() as u32;
        let quote = article.quote(Mention { article: 0, start, end: start + words.len() as u32 });
        let parts = quote.as_ref().map(|quote| [&*quote.before, &*quote.words, &*quote.after]);
        assert_eq!(parts, expected, "{words}");
    }

    #[test]
    fn a_place_is_quoted_with_its_sentence() {
        check("王平", Some(["镇长", "王平", "到会！"]));
        check("先说", Some(["", "先说", "一句。"]));
        check("都听", Some(["“", "都听", "着。”"]));
        check("散会", Some(["后来", "散会", "，"]));
        check("开会", Some(["江口", "开会", ""]));
        check("散会，\n大家", None);
    }

    #[test]
    fn the_line_is_the_one_the_words_begin_on() {
        let (archive, _) = opened(bundle_of(&[("aaaaaaaa", "", "甲\n乙丙。")], &[]));
        let quote = archive.articles()[0].quote(Mention { article: 0, start: 7, end: 10 });
        assert_eq!(quote.map(|quote| quote.line), Some(2));
    }
}
