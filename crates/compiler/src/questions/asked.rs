//! The kinds of diagnostic that readers are asked about: a line here, and it is on the app's page of open questions.
//!
//! What is noticed stands in Chinese beside its rule; here is what it is called, and the same in English.

use crate::decisions::form::{self, JOIN, SPLIT};
use crate::diagnostic::{Kind, kinds};
use crate::discrepancy::{
    count_off, doubled_word, latin_in_chinese, missing_character, mixed_widths, one_office_two_names, ordinal_jump,
    unbalanced_quotes,
};

/// A kind that is asked about.
#[derive(Debug)]
pub struct Asked {
    /// The kind, with its manual page in Chinese.
    pub kind: &'static Kind,
    /// What readers call it.
    pub name: &'static str,
    /// How to answer it; what is said to an editor stands beside the kind.
    pub help: &'static str,
    /// Its page in English.
    pub english: English,
    /// What settles it.
    settles: Settles,
}

/// A manual page in English.
#[derive(Debug)]
pub struct English {
    /// What readers call it.
    pub name: &'static str,
    /// What was noticed, and why it may be right all the same.
    pub manual: &'static str,
    /// How to answer it.
    pub help: &'static str,
}

/// What an editor writes once a question is answered.
#[derive(Debug)]
enum Settles {
    /// That it was looked at.
    Looked,
    /// The same, or what should be printed there.
    Word,
    /// The date of the issue.
    Date,
    /// That a line begins a paragraph, or continues the one before.
    Join,
}

/// Stands for the line's number, which the app knows.
const LINE: &str = "{}";

impl Asked {
    /// What an editor writes into the issue's file of decisions; `{}` is the line's number.
    #[must_use]
    pub fn decision(&self) -> String {
        match self.settles {
            Settles::Looked => form::settled(self.kind.code, Some(LINE)),
            Settles::Word => {
                let correction = form::correction_of(LINE);
                let correction: String = correction.lines().map(|line| format!("# {line}\n")).collect();
                let settled = form::settled(self.kind.code, Some(LINE));
                format!("# 没有印错：\n{settled}# 印错了，就不写上面三行，改写（去掉 #）：\n{correction}")
            }
            Settles::Date => form::date("2024-07"),
            Settles::Join => format!("# {SPLIT}: 两段；{JOIN}: 一段\n{}", form::at_line(SPLIT, LINE)),
        }
    }
}

/// The page in English of a kind that is asked about.
#[must_use]
pub fn asked(code: &str) -> Option<&'static Asked> {
    ASKED.iter().find(|asked| asked.kind.code == code)
}

macro_rules! asked {
    ($($kind:expr, $settles:ident, $name:literal, $help:literal, $english:literal, manual $manual:literal, help $answer:literal;)*) => {
        /// Every kind that is asked about, in the order of the page: what can be known by heart comes first.
        pub static ASKED: &[Asked] = &[$(Asked {
            kind: &$kind,
            name: $name,
            help: $help,
            english: English { name: $english, manual: $manual, help: $answer },
            settles: Settles::$settles,
        },)*];
    };
}

asked! {
    one_office_two_names::KIND, Word, "一个职务，两个名字", "认识他们的，请说一声名字怎样写，或者本来就是两个人。",
        "One office, two names",
        manual "At nearly the same time one office is held by two names that sound or look alike; one of them is possibly \
            misspelt. It may be right all the same: two people of similar names, or one after the other.",
        help "If you knew them, tell how the name is written, or that they were two people.";
    ordinal_jump::KIND, Word, "届次接不上", "当时在场的，请说一声是第几届第几次。",
        "Numbers of sessions that do not follow",
        manual "The numbers of one body's terms and sessions go back, or jump, from one issue to the next; one of them is \
            possibly misprinted. It may be right all the same: two bodies of a similar name, or sessions nobody reported.",
        help "If you were there, tell which session it was.";
    count_off::KIND, Word, "数目对不上", "手边有原报的，请数一数一共说了几点。",
        "Counts that do not add up",
        manual "A number of points is announced and another number follows; one is possibly missing, or the number is \
            misprinted. It may be right all the same: two points may share a sentence.",
        help "Count them in the printed paper, if you have it.";
    missing_character::KIND, Word, "可能漏了一个字", "请说说这句话该怎样写，或者两种写法都有。",
        "A character possibly missing",
        manual "A set phrase stands whole in other places and lacks one character here; it was possibly left out. It may \
            be right all the same: some phrases have a shorter form.",
        help "Tell what the phrase should be, or that both are in use.";
    doubled_word::KIND, Word, "可能重复的词", "手边有原报的，请看一看是不是真的印了两遍。",
        "A word possibly doubled",
        manual "A word stands twice in a row, possibly because it was repeated where a line was broken. It may be right \
            all the same, when the doubling is meant.",
        help "Look at the printed paper, if you have it.";
    unbalanced_quotes::KIND, Word, "标点不成对", "手边有原报的，请说说引到哪里为止。",
        "Quotation marks or brackets without their other half",
        manual "A quotation mark, title mark or bracket has no other half; it was possibly left out, or the text breaks \
            off here.",
        help "Tell where the quotation ends, if you have the printed paper.";
    latin_in_chinese::KIND, Word, "汉字里的外文词", "请说说这里该是哪几个字。",
        "A Latin word inside Chinese",
        manual "A lower-case Latin word stands alone between Chinese characters, possibly left behind by translating or \
            typing. It may be right all the same, when it is a name.",
        help "Tell which Chinese word should stand there.";
    mixed_widths::KIND, Looked, "标点有全角有半角", "不影响阅读和搜索，留着也可以；编辑想统一时，改原文件即可。",
        "Punctuation of two widths",
        manual "In one issue commas and stops after Chinese characters have two widths, possibly because the text was \
            converted. It does not hinder reading or searching.",
        help "An editor can put them right in the source file, or leave them.";
    kinds::BODY_MOVED, Looked, "挪动过的段落", "请读一读前后接不接得上，接不上的请说一声。",
        "Passages that were moved",
        manual "A story began in mid-sentence, and its beginning stood elsewhere in the file, so it was moved there. It is \
            possibly another story's beginning.",
        help "Read across the seam, and tell if it does not fit.";
    kinds::BODY_ASSIGNED, Looked, "标题与正文的搭配", "标题和正文对不上的，请说一声。",
        "Which story belongs to which headline",
        manual "Several headlines stood together and the stories followed one after the other; each story was given to \
            the headline with which it shares most words. Two of them are possibly exchanged.",
        help "Tell if a story does not belong to its headline.";
    kinds::LABEL_MOVED, Looked, "栏目的归属", "记得的请说一声，这个栏目是哪一篇的。",
        "Which story a section's name belongs to",
        manual "A section's name stood between two stories and its words occur in the one before, so it was given to \
            that one, possibly wrongly.",
        help "Tell which story stood in that section.";
    kinds::BROKEN_END, Looked, "半句话结束的文章", "手边有原报的，请说说后面是怎么写的。",
        "Stories that end in mid-sentence",
        manual "A story ends in mid-sentence and nothing in the file continues it; a column is possibly missing.",
        help "If you have the printed paper, tell how it goes on.";
    kinds::BROKEN_START, Looked, "半句话开头的文章", "手边有原报的，请说说前面是怎么写的。",
        "Stories that begin in mid-sentence",
        manual "A story begins in mid-sentence and nothing in the file comes before it; a column is possibly missing.",
        help "If you have the printed paper, tell how it begins.";
    kinds::DOUBTFUL_JOIN, Join, "接得存疑的段落", "看着像两段的，请说一声。",
        "Lines joined with doubt",
        manual "These lines were joined to one paragraph, but neither their ends nor their words make it certain: they are \
            possibly two paragraphs, or a line is missing between them. Not a word was changed.",
        help "Tell if they are two paragraphs.";
    kinds::UNDATED_ISSUE, Date, "不知道日期的一期", "还记得文中哪件事的，请说说是哪年哪月。",
        "Issues without a date",
        manual "Neither masthead nor file name nor anything it reports tells when this issue appeared. It stands last, and \
            not on the timeline.",
        help "Tell year and month, if you remember something it reports.";
    kinds::DATE_INFERRED, Date, "推断出来的出版日期", "手边有原报的，请说说报头上印的日期。",
        "Dates of issues that were inferred",
        manual "This issue does not print its date; year and month are those of the latest event it reports. It cannot \
            have appeared earlier, possibly later.",
        help "If you have the printed paper, tell the date in its masthead.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discrepancy::RULES;
    use baoku_archive::text::is_han;

    #[test]
    fn every_rule_is_asked_about_and_says_possibly_in_both_languages() {
        for rule in RULES {
            assert!(asked(rule.kind.code).is_some_and(|asked| asked.english.manual.contains("possibly")));
        }
        for asked in ASKED {
            let english = [asked.english.name, asked.english.manual, asked.english.help].concat();
            assert!(!english.contains(is_han) && !english.contains("wrong "), "{english}");
            assert!(asked.name.chars().all(|c| is_han(c) || c == '，'), "{}", asked.name);
            assert!(std::ptr::eq(crate::diagnostic::kind(asked.kind.code).unwrap(), asked.kind));
        }
    }

    #[test]
    fn what_an_editor_is_told_to_write_can_be_read() {
        for asked in ASKED {
            let written = asked.decision().replace("{}", "1");
            assert!(crate::Decisions::read("1.toml", &written).is_ok(), "{written}");
            // The other way, for what is printed wrong.
            let other: String =
                written.lines().filter_map(|line| line.strip_prefix("# ")).map(|line| format!("{line}\n")).collect();
            let correction = other.find("[[correction]]").and_then(|at| other.get(at..));
            assert_eq!(correction.is_some(), matches!(asked.settles, Settles::Word));
            assert!(correction.is_none_or(|text| crate::Decisions::read("1.toml", text).is_ok()), "{other}");
        }
    }
}
