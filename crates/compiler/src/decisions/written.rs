//! The file as a person writes it: TOML, one table a decision, every line by its number in the raw text.

use crate::role::Role;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use toml::Spanned;

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// The raw file's hash.
    pub(super) sha256: Option<Spanned<String>>,
    /// When the issue appeared.
    pub(super) date: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) join: Vec<Line>,
    #[serde(default)]
    pub(super) split: Vec<Line>,
    #[serde(default)]
    pub(super) level: Vec<Level>,
    #[serde(default)]
    pub(super) order: Vec<Order>,
    #[serde(default)]
    pub(super) correction: Vec<Correction>,
    #[serde(default)]
    pub(super) withdrawal: Vec<Withdrawal>,
    #[serde(default)]
    pub(super) settled: Vec<SettledPoint>,
}

/// A line that continues the paragraph before, or begins one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) line: Spanned<u32>,
}

/// What some lines are: one heading, one paragraph or one caption.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    #[serde(alias = "line")]
    pub(super) lines: Spanned<Lines>,
    pub(super) is: Name,
}

/// Lines that stand before or after another line, or under a headline.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    #[serde(alias = "line")]
    pub(super) lines: Spanned<Lines>,
    pub(super) before: Option<Spanned<u32>>,
    pub(super) after: Option<Spanned<u32>>,
    pub(super) under: Option<Spanned<u32>>,
}

/// Words that are printed wrong on a line, and what they should be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub(super) line: Spanned<u32>,
    pub(super) printed: Spanned<String>,
    pub(super) correct: Spanned<String>,
    pub(super) note: Option<Spanned<String>>,
}

/// Lines that are not published, or words of one line wherever they stand on it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Withdrawal {
    #[serde(alias = "line")]
    pub(super) lines: Spanned<Lines>,
    pub(super) words: Option<Spanned<String>>,
}

/// A diagnostic that was looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettledPoint {
    pub(super) code: Spanned<String>,
    pub(super) line: Option<Spanned<u32>>,
}

/// An inclusive range of lines: `45`, or `"45-49"` as a reader of the app sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lines(pub(super) u32, pub(super) u32);

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Ranges;
        impl Visitor<'_> for Ranges {
            type Value = Lines;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a line such as 45, or lines such as \"45-49\"")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Lines, E> {
                let line = u32::try_from(number).map_err(|_| E::custom("expected a line's number"))?;
                Ok(Lines(line, line))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Lines, E> {
                let (from, to) = text.split_once(['-', '–', '—', '~', '～', '至']).unwrap_or((text, text));
                match (from.trim().parse(), to.trim().parse()) {
                    (Ok(from), Ok(to)) if from <= to => Ok(Lines(from, to)),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
                }
            }
        }
        from.deserialize_any(Ranges)
    }
}

/// What a line can be said to be, in English or as editors call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Name {
    #[serde(alias = "引题")]
    Kicker,
    #[serde(alias = "主标题", alias = "标题")]
    Headline,
    #[serde(alias = "副题")]
    Subtitle,
    #[serde(alias = "署名")]
    Byline,
    #[serde(alias = "小标题")]
    Subhead,
    #[serde(alias = "正文", alias = "段落")]
    Paragraph,
    #[serde(alias = "图说", alias = "图片说明")]
    Caption,
    #[serde(alias = "栏目")]
    Section,
    #[serde(alias = "报头", alias = "固定文字")]
    Boilerplate,
}

impl Name {
    /// The role it names.
    pub(super) fn role(self) -> Role {
        match self {
            Name::Kicker => Role::Kicker,
            Name::Headline => Role::Headline,
            Name::Subtitle => Role::Subtitle,
            Name::Byline => Role::Byline,
            Name::Subhead => Role::Subhead,
            Name::Paragraph => Role::Paragraph,
            Name::Caption => Role::Caption,
            Name::Section => Role::Section,
            Name::Boilerplate => Role::Boilerplate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(written: &str) -> Option<Lines> {
        let order: Result<Order, _> = toml::from_str(&format!("lines = {written}\nbefore = 1"));
        order.ok().map(|order| *order.lines.get_ref())
    }

    #[test]
    fn lines_are_a_number_or_a_range_as_the_app_shows_it() {
        assert_eq!(lines("45"), Some(Lines(45, 45)));
        for range in ["\"45-49\"", "\"45–49\"", "\" 45 至 49 \"", "\"45～49\""] {
            assert_eq!(lines(range), Some(Lines(45, 49)), "{range}");
        }
        assert_eq!(lines("\"45\""), Some(Lines(45, 45)));
        for wrong in ["-1", "\"49-45\"", "\"\"", "\"45-\"", "4.5", "[45, 49]"] {
            assert_eq!(lines(wrong), None, "{wrong}");
        }
    }
}
