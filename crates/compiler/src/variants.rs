//! Which characters of a corpus are forms of one: 简 and 繁, old and regional forms, letters with marks.
//!
//! The tables come from crates and stay at the build; the bundle gets the groups that its corpus needs. Must not know
//! how a text is folded besides asking `archive::text`.

use crate::corpus::Corpus;
use baoku_archive::text::fold_text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The characters that a corpus is written in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Characters {
    /// A bit for each code point.
    seen: Vec<u64>,
}

/// Groups of characters that are forms of one, as [`baoku_archive::text::Folding`] reads them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variants {
    /// Those whose forms are in the corpus: what its text is folded by.
    pub within: String,
    /// Those with a form in the corpus, and all forms that a question may bring.
    pub all: String,
}

impl Characters {
    /// Those of the parts of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Characters {
        let mut characters = Characters::default();
        for part in &corpus.parts {
            characters.add(part.text.source.text());
            let corrections = part.text.articles.iter().flat_map(|article| &article.corrections);
            corrections.for_each(|correction| characters.add(&correction.text));
        }
        characters
    }

    /// Adds those of a text.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            let (word, bit) = (c as usize / 64, c as u32 % 64);
            if word >= self.seen.len() {
                self.seen.resize(word + 1, 0);
            }
            if let Some(word) = self.seen.get_mut(word) {
                *word |= 1 << bit;
            }
        }
    }

    /// Adds those of another corpus.
    pub fn join(&mut self, other: &Characters) {
        self.seen.resize(self.seen.len().max(other.seen.len()), 0);
        self.seen.iter_mut().zip(&other.seen).for_each(|(own, other)| *own |= other);
    }

    /// As they are after folding without a table.
    fn folded(&self) -> BTreeSet<char> {
        let words = self.seen.iter().enumerate();
        let codes =
            words.flat_map(|(at, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit));
        let printed = codes.filter_map(|code| char::from_u32(code as u32));
        printed.flat_map(|c| fold_text(&c.to_string()).chars().collect::<Vec<_>>()).collect()
    }

    /// The groups of forms that these characters need.
    #[must_use]
    pub fn variants(&self) -> Variants {
        let here = self.folded();
        let (mut within, mut all) = (Vec::new(), Vec::new());
        for forms in groups() {
            let (printed, others): (Vec<char>, Vec<char>) = forms.iter().partition(|form| here.contains(form));
            if printed.is_empty() {
                continue;
            }
            // A plain letter stands for those with marks also where it is not printed itself.
            let plain = others.iter().copied().filter(char::is_ascii);
            let printed: Vec<char> = plain.chain(printed).collect();
            if printed.len() > 1 {
                within.push(printed.iter().collect::<String>());
            }
            let asked = others.into_iter().filter(|form| !form.is_ascii() && is_typed(*form));
            let whole: Vec<char> = printed.iter().copied().chain(asked).collect();
            if whole.len() > 1 {
                all.push(whole.iter().collect::<String>());
            }
        }
        Variants { within: within.join(" "), all: all.join(" ") }
    }
}

/// Whether anybody is expected to type a form that the corpus does not have: of Chinese characters the 20,902 that every
/// device has known since 1993 and the compatible ones, not the rare ones added since, which would make the table half as long again.
fn is_typed(form: char) -> bool {
    !baoku_archive::text::is_han(form) || matches!(form, '\u{4e00}'..='\u{9fa5}' | '\u{f900}'..='\u{faff}')
}

/// Every group of forms, each sorted, in order. Two are in one group if a chain of pairs leads from one to the other.
fn groups() -> &'static [Vec<char>] {
    static GROUPS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    GROUPS.get_or_init(joined)
}

fn joined() -> Vec<Vec<char>> {
    let mut leads: BTreeMap<char, char> = BTreeMap::new();
    let find = |leads: &BTreeMap<char, char>, mut form: char| {
        while let Some(next) = leads.get(&form) {
            form = *next;
        }
        form
    };
    for (one, other) in pairs::all() {
        let (Some(one), Some(other)) = (folded(one), folded(other)) else { continue };
        let (one, other) = (find(&leads, one), find(&leads, other));
        if one != other {
            leads.insert(one.max(other), one.min(other));
        }
    }
    let mut groups: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for form in leads.keys() {
        let first = find(&leads, *form);
        groups.entry(first).or_insert_with(|| vec![first]).push(*form);
    }
    groups.into_values().collect()
}

/// A character after folding without a table, where it stays one.
fn folded(c: char) -> Option<char> {
    let folded = fold_text(&c.to_string());
    let mut plain = folded.chars();
    plain.next().filter(|_| plain.next().is_none())
}

#[cfg(not(feature = "variants"))]
mod pairs {
    //! Without tables nothing is the same.

    pub(super) fn all() -> Vec<(char, char)> {
        Vec::new()
    }
}

#[cfg(feature = "variants")]
mod pairs {
    //! Pairs of forms, from the tables.

    use encoding_rs::GBK;
    use hanconv::RawDictionary;
    use irg_kvariants::{KVARIANTS, KVariantClass};
    use unicode_normalization::UnicodeNormalization;

    pub(super) fn all() -> Vec<(char, char)> {
        let mut pairs = Vec::new();
        // The first of several 简 forms is the usual one: 乾 becomes 干 but also stays.
        pairs.extend(RawDictionary::TSCharacters.iter().filter_map(single));
        let regional = [RawDictionary::TWVariants, RawDictionary::HKVariants];
        let regional = regional.iter().flat_map(RawDictionary::inv_iter).filter_map(single);
        let old = KVARIANTS.values().filter(|variant| variant.classification != KVariantClass::Wrong);
        let old = old.map(|variant| (variant.source_ideograph, variant.destination_ideograph));
        pairs.extend(regional.chain(old).filter(|(one, other)| !(is_everyday(*one) && is_everyday(*other))));
        pairs.extend(decomposed());
        pairs
    }

    fn single((one, other): (&str, &str)) -> Option<(char, char)> {
        let only = |word: &str| Some(word.chars().next()?).filter(|c| c.len_utf8() == word.len());
        Some((only(one)?, only(other)?))
    }

    /// Whether a character is one of the 6,763 of GB 2312, written every day in mainland China. Two of these (复 and 覆, 着
    /// and 著) are different words there, whatever they were once.
    fn is_everyday(c: char) -> bool {
        let (text, mut bytes) = (c.to_string(), [0; 2]);
        let (encoded, _, unknown) = GBK.encode(&text);
        if unknown || encoded.len() != 2 {
            return false;
        }
        bytes.copy_from_slice(&encoded);
        (0xb0..=0xf7).contains(&bytes[0]) && bytes[1] >= 0xa1
    }

    /// Letters with marks and the letters alone, half-width and compatibility characters and the usual ones.
    fn decomposed() -> impl Iterator<Item = (char, char)> {
        let latin = ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').filter_map(|c| {
            let base = c.nfd().next()?;
            (base != c && base.is_ascii_alphabetic()).then_some((c, base))
        });
        let struck = ["øo", "đd", "łl", "ħh", "ŧt", "ƶz", "ɨi"].into_iter().filter_map(|pair| {
            let mut pair = pair.chars();
            Some((pair.next()?, pair.next()?))
        });
        let blocks =
            ['\u{2e80}'..='\u{2fd5}', '\u{f900}'..='\u{faff}', '\u{ff61}'..='\u{ffee}', '\u{2f800}'..='\u{2fa1f}'];
        let compatible = blocks.into_iter().flatten().filter_map(|c| {
            let mut plain = c.nfkc();
            let first = plain.next().filter(|first| *first != c)?;
            plain.next().is_none().then_some((c, first))
        });
        latin.chain(struck).chain(compatible)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use baoku_archive::text::Folding;

    fn variants(text: &str) -> Variants {
        let mut characters = Characters::default();
        characters.add(text);
        characters.variants()
    }

    #[test]
    fn either_form_finds_the_other() {
        for (printed, asked) in [
            ("湾", "灣"),
            ("灣", "湾"),
            ("回", "囘"),
            ("囘", "回"),
            ("里", "裏"),
            ("里", "裡"),
            ("裏", "里"),
            ("裡", "裏"),
            ("后", "後"),
            ("为", "爲"),
            ("峰", "峯"),
            ("台", "臺"),
            ("户", "戶"),
            ("e", "é"),
            ("é", "e"),
            ("naïve", "naive"),
            ("ｶ", "カ"),
            ("神", "\u{fa19}"),
            ("Č", "c"),
            ("Đ", "d"),
        ] {
            let folding = Folding::new(&variants(printed).all);
            assert_eq!(folding.fold_text(printed), folding.fold_text(asked), "{printed} {asked}");
        }
    }

    #[test]
    fn a_text_is_folded_the_same_with_and_without_the_forms_of_questions() {
        let text = "臺灣台湾，復后後回囘裏里，Café naïve ｶ﨑崎";
        let found = variants(text);
        let (within, all) = (Folding::new(&found.within), Folding::new(&found.all));
        assert_eq!(within.fold_text(text), all.fold_text(text));
        assert_eq!(within.fold_text("台灣"), within.fold_text("臺湾"));
        assert!(found.within.len() < found.all.len());
    }

    #[test]
    fn different_words_of_every_day_stay_apart() {
        let folding = Folding::new(&variants("复覆着著做作像象画划").all);
        for (one, other) in [("复", "覆"), ("着", "著"), ("像", "象"), ("画", "划")] {
            assert_ne!(folding.fold_text(one), folding.fold_text(other));
        }
    }

    #[test]
    fn nothing_is_shipped_that_no_text_needs() {
        assert_eq!(variants("123%"), Variants::default());
        assert_eq!(variants("的").within, "");
        let twice = variants("湾灣");
        assert_eq!(twice.within, "湾灣");
    }
}
