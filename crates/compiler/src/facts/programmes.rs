//! Programmes and set phrases: what is quoted again and again (“四力四城”), found wherever it stands, quoted or not.
//!
//! Needs the whole archive: a phrase quoted once is a manner of speaking.

use super::figures::{Range, quotes};
use crate::vocabulary::Characters;
use baoku_archive::text::is_han;
use std::collections::{BTreeMap, BTreeSet};

/// How often phrases are quoted.
#[derive(Debug, Clone, Default)]
pub struct Quoted {
    phrases: BTreeMap<String, Times>,
    articles: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Times {
    articles: u32,
    times: u32,
}

/// A phrase quoted so often in all is one, though a single article quotes it.
const OFTEN: u32 = 3;

/// So many phrases at most are kept, the most quoted. Up: a large archive's facts grow by what hardly recurs.
const MOST: usize = 4000;

impl Quoted {
    /// Counts what an article quotes.
    pub fn add<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        self.count(texts.flat_map(phrases));
    }

    /// The same of what was found in an article by [`phrases`].
    pub(crate) fn count<'a>(&mut self, phrases: impl Iterator<Item = &'a str>) {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for phrase in phrases {
            self.phrases.entry(phrase.to_owned()).or_default().times += 1;
            here.insert(phrase);
        }
        for phrase in here {
            if let Some(times) = self.phrases.get_mut(phrase) {
                times.articles += 1;
            }
        }
        self.articles += 1;
    }

    /// Adds what others counted.
    pub fn join(&mut self, other: Quoted) {
        for (phrase, more) in other.phrases {
            let times = self.phrases.entry(phrase).or_default();
            times.articles += more.articles;
            times.times += more.times;
        }
        self.articles += other.articles;
    }

    /// The phrases that recur.
    #[must_use]
    pub fn programmes(&self) -> Programmes {
        // Of very many articles some quote the same word by chance.
        let least = 2 + self.articles / 5000;
        let mut kept: Vec<(&String, &Times)> = self
            .phrases
            .iter()
            .filter(|(_, times)| times.articles >= least || times.times >= OFTEN.max(least))
            .collect();
        kept.sort_by(|a, b| b.1.articles.cmp(&a.1.articles).then_with(|| a.0.cmp(b.0)));
        kept.truncate(MOST);
        let mut programmes = Programmes::default();
        for (phrase, _) in kept {
            let Some(first) = phrase.chars().next() else { continue };
            programmes.first.add(first);
            programmes.phrases.entry(first).or_default().push(phrase.clone());
        }
        // The longest first, so that a slogan is not taken for its beginning.
        programmes.phrases.values_mut().for_each(|of| of.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b))));
        programmes
    }
}

/// The quotations of a text that can be names of undertakings.
pub(crate) fn phrases(text: &str) -> impl Iterator<Item = &str> {
    quotes(text).into_iter().filter_map(|range| text.get(range.0..range.1)).filter(|phrase| is_phrase(phrase))
}

/// Whether a quotation can be the name of an undertaking: neither speech nor a sentence, several phrases only in a row.
fn is_phrase(quote: &str) -> bool {
    let characters = quote.chars().count();
    let listed = quote.contains('、');
    let han = quote.chars().filter(|c| is_han(*c)).count();
    let plain = !quote.contains(|c: char| "，。！？；：,;:!?…“”‘’《》\n〔".contains(c));
    plain && han >= 2 && (2..=if listed { 32 } else { 12 }).contains(&characters)
}

/// Phrases to look for.
#[derive(Debug, Default)]
pub struct Programmes {
    phrases: BTreeMap<char, Vec<String>>,
    first: Characters,
}

impl Programmes {
    /// Whether a phrase is one of them.
    pub(crate) fn has(&self, phrase: &str) -> bool {
        let first = phrase.chars().next().and_then(|first| self.phrases.get(&first));
        first.is_some_and(|of| of.iter().any(|known| known == phrase))
    }

    /// Every place in a text where one of them stands, in order, none overlapping.
    pub(super) fn scan(&self, text: &str) -> Vec<Range> {
        let mut found = Vec::new();
        let mut skip = 0;
        for (at, c) in text.char_indices() {
            if at < skip || !self.first.has(c) {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let phrase = self.phrases.get(&c).and_then(|of| of.iter().find(|phrase| rest.starts_with(phrase.as_str())));
            let Some(phrase) = phrase else { continue };
            let range = (at, at + phrase.len());
            if stands_alone(text, range) {
                found.push(range);
                skip = range.1;
            }
        }
        found
    }
}

/// A phrase of four characters is hardly anything else; a shorter one has to be quoted.
fn stands_alone(text: &str, range: Range) -> bool {
    let phrase = text.get(range.0..range.1).unwrap_or_default();
    let quoted = text.get(..range.0).is_some_and(|before| before.ends_with(['“', '「']))
        && text.get(range.1..).is_some_and(|after| after.starts_with(['”', '」']));
    quoted || phrase.chars().count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_again_is_found_everywhere() {
        let texts = [
            "打造“三桥一渡”，推进“六敢”，他说：“好。”",
            "“三桥一渡”有了样子，“六敢”精神",
            "三桥一渡工程开工，六敢不敢",
        ];
        let mut quoted = Quoted::default();
        texts.iter().for_each(|text| quoted.add([*text].into_iter()));
        let programmes = quoted.programmes();
        let found = |text: &str| programmes.scan(text).iter().map(|range| text[range.0..range.1].to_owned()).collect();
        let found: Vec<Vec<String>> = texts.iter().map(|text| found(text)).collect();
        assert_eq!(found[0], ["三桥一渡", "六敢"]);
        assert_eq!(found[1], ["三桥一渡", "六敢"]);
        assert_eq!(found[2], ["三桥一渡"]);
    }
}
