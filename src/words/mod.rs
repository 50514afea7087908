//! The words of the interface, in Chinese and English, and how dates and counts are said in each.
//!
//! One line a word in `table`, both languages side by side; a word that is missing in one does not compile. English is a
//! file of its own, loaded by whoever chooses it. Words of the newspaper itself never stand here. Knows no page.

mod dates;
mod table;

pub(crate) use dates::{date, dating, dating_basis, issue_basis, issue_label, month};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use table::ENGLISH;
pub(crate) use table::Words;

use baoku_archive::bundle::Confidence;
use baoku_archive::facts::{FIGURE, OFFICE, SERIES};
use baoku_archive::tables::Kind;
use std::sync::OnceLock;

/// The words of each kind of table, in the order of the kinds.
static TABLES: [fn(&Words) -> &'static str; 17] = [
    Words::table_people,
    Words::table_organisations,
    Words::table_places,
    Words::table_programmes,
    Words::table_offices,
    Words::table_series,
    Words::table_figures,
    Words::table_new,
    Words::table_explore,
    Words::table_together,
    Words::table_quantities,
    Words::table_first,
    Words::table_mentions,
    Words::table_trend,
    Words::table_held,
    Words::table_company,
    Words::table_context,
];

static CHINESE: OnceLock<Words> = OnceLock::new();
static LEARNT: OnceLock<Words> = OnceLock::new();

/// The languages of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Its words; Chinese ones until English has been learnt.
    #[inline(never)]
    pub(crate) fn words(self) -> &'static Words {
        #[cfg(not(target_arch = "wasm32"))]
        LEARNT.get_or_init(|| Words::read(table::ENGLISH).unwrap_or_default());
        let english = LEARNT.get().filter(|_| self == Language::English);
        english.unwrap_or_else(|| CHINESE.get_or_init(|| Words::read(table::CHINESE).unwrap_or_default()))
    }

    /// Whether its words are here.
    pub(crate) fn is_known(self) -> bool {
        self == Language::Chinese || LEARNT.get().is_some()
    }

    /// Its name in `lang` attributes and on the device.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
        }
    }

    /// The language with this tag.
    pub(crate) fn tagged(tag: &str) -> Option<Language> {
        [Language::Chinese, Language::English].into_iter().find(|language| language.tag() == tag)
    }
}

/// What the file of English words calls itself. In it they stand as one string of JSON.
#[allow(unreachable_pub, reason = "the pages' compiler writes it")]
pub const ENGLISH_FILE: &str = "english";

/// Takes the English words from their file; whether they were in it. What is not the words of this build is refused.
pub(crate) fn learn_english(file: &str) -> bool {
    Words::read(file.trim_matches('"').to_owned().leak()).map(|words| LEARNT.set(words)).is_some()
}

/// Puts values into the places marked `{}`, in order.
pub(crate) fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut values = values.iter();
    for (at, part) in template.split("{}").enumerate() {
        if at > 0 {
            filled.push_str(values.next().copied().unwrap_or_default());
        }
        filled.push_str(part);
    }
    filled
}

/// A count in the words for one or for many.
pub(crate) fn count(number: u32, one: &str, many: &str) -> String {
    fill(if number == 1 { one } else { many }, &[&number.to_string()])
}

impl Words {
    /// Words in the order of the table; nothing when there are more or fewer.
    fn read(text: &'static str) -> Option<Words> {
        let words: Vec<&str> = text.strip_suffix(table::BETWEEN)?.split(table::BETWEEN).collect();
        words.try_into().ok().map(Words)
    }

    /// “3 篇”.
    pub(crate) fn articles(&self, number: u32) -> String {
        count(number, self.article_one(), self.article_many())
    }

    /// “5 期”.
    pub(crate) fn issues(&self, number: u32) -> String {
        count(number, self.issue_one(), self.issue_many())
    }

    /// How sure the compiler is, in words. Below 80 of 100 a person should look before relying on it.
    pub(crate) fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            None => self.certain(),
            Some(100) => self.by_editor(),
            Some(80..) => self.inferred(),
            Some(_) => self.doubtful(),
        }
    }

    /// What a facet is called; one without a word of its own is called by its name in the address.
    pub(crate) fn facet(&self, name: &'static str) -> &'static str {
        match name {
            "year" => self.facet_year(),
            "month" => self.facet_month(),
            "issue" => self.facet_issue(),
            "section" => self.facet_section(),
            "person" => self.facet_person(),
            "place" => self.facet_place(),
            "org" => self.facet_organisation(),
            "programme" => self.facet_programme(),
            "of" => self.facet_of(),
            "unit" => self.facet_unit(),
            "mark" => self.facet_mark(),
            "office" => self.title(OFFICE),
            "series" => self.title(SERIES),
            "figure" => self.title(FIGURE),
            other => other,
        }
    }

    /// What a table is called.
    pub(crate) fn title(&self, kind: Kind) -> &'static str {
        self.table(kind).split('#').next().unwrap_or_default()
    }

    /// What a table is called, what is said of it, and the names of its columns, parted by `#`.
    pub(crate) fn table(&self, kind: Kind) -> &'static str {
        TABLES.get(kind as usize).map_or("", |words| words(self))
    }

    /// Why a file was left out; a code this version does not know is shown as it is.
    pub(crate) fn left_out<'a>(&self, code: &'a str) -> &'a str {
        match code {
            "empty" => self.left_out_empty(),
            "not-text" => self.left_out_not_text(),
            "undecodable" => self.left_out_undecodable(),
            "too-large" => self.left_out_too_large(),
            "unreadable" => self.left_out_unreadable(),
            "only-boilerplate" => self.left_out_only_boilerplate(),
            "duplicate" => self.left_out_duplicate(),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages_with_the_same_places_to_fill() {
        for (name, chinese, english) in table::ALL {
            assert!(!chinese.trim().is_empty() && !english.trim().is_empty(), "{name}");
            for sign in ["{}", "#"] {
                assert_eq!(chinese.matches(sign).count(), english.matches(sign).count(), "{name}");
            }
        }
    }

    #[test]
    fn words_are_read_from_one_text_if_it_has_them_all() {
        let english = Words::read(table::ENGLISH).unwrap();
        assert_eq!((english.app(), english.search()), ("Baoku", "Search"));
        let all = table::ALL.iter().flat_map(|(_, chinese, english)| [chinese, english]);
        assert!(all.into_iter().all(|word| !word.contains(['|', '"', '\\', '\n', '<'])));
        for wrong in ["", "|", "a|b|", "null", &table::ENGLISH["Baoku|".len()..], table::ENGLISH.trim_end_matches('|')]
        {
            assert!(Words::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn english_words_have_no_chinese_in_them() {
        for (name, _, english) in table::ALL {
            assert!(!english.chars().any(baoku_archive::text::is_han), "{name}: {english}");
        }
    }

    #[test]
    fn templates_are_filled_in_order() {
        assert_eq!(fill("{}年{}月", &["2022", "2"]), "2022年2月");
        assert_eq!(fill("{}", &["{}"]), "{}");
        assert_eq!(fill("{}-{}", &["a"]), "a-");
        assert_eq!(Language::English.words().articles(1), "1 article");
        assert_eq!(Language::English.words().articles(2), "2 articles");
    }

    #[test]
    fn confidence_has_three_words() {
        let words = Language::Chinese.words();
        let said = [None, Some(100), Some(99), Some(80), Some(79), Some(0)].map(|sure| words.confidence(sure));
        assert_eq!(said, ["确定", "由编辑核定", "推断", "推断", "存疑", "存疑"]);
    }
}
