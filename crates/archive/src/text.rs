//! The one definition of "the same text", used when the bundle is built and when a question is asked.
//!
//! Two texts are the same if they fold to the same characters. What only a table can tell (简 and 繁, old forms, letters
//! with marks) comes with the bundle: the pairs that its corpus needs. Must not know articles or the query language.

use crate::capitals::small;
use crate::order::sort_by_numbers;

/// A folded text and where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte offset in the original of the character it came from; one more entry at
    /// the end for the original's length.
    pub origin: Vec<u32>,
}

impl Folded {
    /// Where a range of folded bytes stands in the original.
    #[must_use]
    pub fn original_range(&self, start: usize, end: usize, original: &str) -> (usize, usize) {
        let from = self.origin.get(start).map_or(original.len(), |at| *at as usize);
        let last = self.origin.get(end.saturating_sub(1)).map_or(original.len(), |at| *at as usize);
        let width = original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (from, last + width)
    }
}

/// The table of characters that stand for one another: forms of the same character that no rule tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folding {
    /// Each form but the one it becomes, sorted.
    pairs: Vec<(char, char)>,
}

impl Folding {
    /// The table of groups parted by spaces, as a bundle has it: in each the first character is what the others become.
    #[must_use]
    pub fn new(groups: &str) -> Folding {
        let mut pairs = Vec::new();
        for group in groups.split(' ') {
            let mut forms = group.chars();
            let first = forms.next();
            pairs.extend(forms.zip(first.into_iter().cycle()));
        }
        sort_by_numbers(&mut pairs, |(form, _)| [i64::from(u32::from(*form)), 0, 0, 0]);
        Folding { pairs }
    }

    /// Folds a text, keeping the way back to the original.
    ///
    /// White space goes, except that a run of it between two Latin letters or digits becomes one space; full-width
    /// forms become half-width ones; capitals become small; quotation marks and dashes become one of each kind;
    /// characters without width go, and so do marks over Latin letters; forms of one character become the one that the
    /// table says.
    #[must_use]
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len() + 1) };
        let mut gap = None;
        for (at, printed) in text.char_indices() {
            if printed.is_whitespace() {
                gap = gap.or(Some(at));
                continue;
            }
            if is_invisible(printed) {
                continue;
            }
            let plain = fold_char(printed);
            let before = folded.text.chars().next_back();
            if is_mark(plain) && gap.is_none() && before.is_some_and(is_latin) {
                continue;
            }
            let plain = self.form(plain);
            if let Some(gap_at) = gap.take()
                && needs_space(before, Some(plain))
            {
                folded.push(' ', gap_at);
            }
            folded.push(plain, at);
        }
        folded.origin.push(text.len() as u32);
        folded
    }

    /// The folded text alone.
    #[must_use]
    pub fn fold_text(&self, text: &str) -> String {
        self.fold(text).text
    }

    fn form(&self, plain: char) -> char {
        let at = if plain.is_ascii() { None } else { self.pairs.binary_search_by_key(&plain, |pair| pair.0).ok() };
        at.and_then(|at| self.pairs.get(at)).map_or(plain, |pair| pair.1)
    }
}

impl Folded {
    fn push(&mut self, plain: char, origin: usize) {
        self.text.push(plain);
        self.origin.resize(self.text.len(), origin as u32);
    }
}

/// A text folded by the rules alone, without any table.
#[must_use]
pub fn fold_text(text: &str) -> String {
    Folding::default().fold_text(text)
}

/// Whether white space between two characters tells anything: only between Latin letters and digits it does.
#[must_use]
pub fn needs_space(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_word_char) && after.is_some_and(is_word_char)
}

/// Whether a line end between two characters stands for a space. As [`needs_space`], but two digits are one number that
/// the line end has cut (202|1年): words are not broken without a hyphen, numbers are.
#[must_use]
pub fn line_end_needs_space(before: Option<char>, after: Option<char>) -> bool {
    needs_space(before, after) && !(before.is_some_and(is_digit) && after.is_some_and(is_digit))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{ff10}'..='\u{ff19}')
}

/// A letter or digit of a script that parts its words with spaces: Latin, the living alphabets from Greek on, Hangul,
/// numbers in every form, and the full-width forms.
fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c,
            '\u{aa}' | '\u{b2}' | '\u{b3}' | '\u{b5}' | '\u{b9}'..='\u{ba}' | '\u{bc}'..='\u{be}' | '\u{c0}'..='\u{d6}'
            | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{370}'..='\u{1fff}' | '\u{2150}'..='\u{218b}'
            | '\u{2460}'..='\u{24ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}')
}

/// Whether a character is a Chinese one: the unified ideographs and their extensions, 〇 and 々.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '〇' | '々')
}

/// A letter of the Latin alphabet, with or without a mark.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// A mark that stands over or under the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters that take no room on paper: joiners, marks of direction, byte-order marks, soft hyphens, and what chooses
/// between the forms of a character.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0' | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn fold_char(c: char) -> char {
    let half_width = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let plain = match half_width {
        '“' | '”' | '„' | '‟' | '〝' | '〞' | '「' | '」' | '『' | '』' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
        '‐'..='―' | '─' | '━' | '−' | '﹘' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '⋅' => '·',
        other => other,
    };
    small(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, expected: &str) {
        assert_eq!(fold_text(original), expected, "{original:?}");
    }

    #[test]
    fn white_space_counts_only_between_latin_words() {
        check("加装 电梯\n工程", "加装电梯工程");
        check("2022 年 7 月", "2022年7月");
        check("  open \n house  开放", "open house开放");
        check("12\u{3000}13", "12 13");
    }

    #[test]
    fn width_case_quotes_and_dashes_do_not_matter() {
        check("ＸＩＮ，Ｔeam", "xin,team");
        check("“四力四城”『甲』‘乙’", "\"四力四城\"\"甲\"'乙'");
        check("甲——乙－丙", "甲--乙-丙");
    }

    #[test]
    fn what_has_no_width_is_not_there() {
        check("加\u{200b}装\u{feff}电梯\u{202e}", "加装电梯");
    }

    #[test]
    fn every_folded_byte_leads_back() {
        let original = "Ａb  “加”装";
        let folded = Folding::default().fold(original);
        assert_eq!(folded.text, "ab\"加\"装");
        assert_eq!(folded.origin.len(), folded.text.len() + 1);
        let at = folded.text.find('加').unwrap();
        assert_eq!(folded.original_range(at, at + "加\"装".len(), original), (9, 18));
        assert_eq!(&original[9..18], "加”装");
    }

    #[test]
    fn forms_of_a_character_and_letters_with_marks_are_one() {
        let folding = Folding::new("湾灣 回囘囬 eéè");
        assert_eq!(folding.fold_text("囘臺灣，Cafe\u{301} É"), "回臺湾,cafe e");
        assert_eq!(folding.fold_text("台湾囬"), "台湾回");
        check("cafe\u{301}", "cafe");
        check("и\u{306}", "и\u{306}");
        check("葛\u{e0100}", "葛");
        assert_eq!(Folding::new(""), Folding::default());
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["İstanbul ＡＢ", "甲 ‘乙’ ──丙", "ẞ straße"] {
            let once = fold_text(text);
            assert_eq!(fold_text(&once), once);
        }
    }
}
