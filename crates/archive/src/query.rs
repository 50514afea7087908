//! The words of a question as its asker meant them: all of them, `"…"` together, `-` without, `OR` either, and fields.
//!
//! Everything else is literal. What looks odd is remarked upon and still searched for. Knows no articles.

use crate::date::PartialDate;
use crate::text::Folding;

/// A question's words, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What an answer must fulfil, all of it.
    pub clauses: Vec<Clause>,
    /// What was odd.
    pub remarks: Vec<Remark>,
}

/// One thing that an answer must fulfil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not be so.
    pub without: bool,
    /// One of these is enough.
    pub any: Vec<Wanted>,
}

/// What is looked for. Words are folded; names stand as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A line that contains this.
    Words(String),
    /// A headline that contains this.
    Headline(String),
    /// A mention of the person of this name.
    Person(String),
    /// An article of this section.
    Section(String),
    /// An event between these dates.
    Dates(PartialDate, PartialDate),
}

/// Something odd about a question. Each is searched for all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A quotation mark that never closes: what follows it was taken as one phrase.
    OpenQuote,
    /// `OR` with nothing on one side: it was taken as a word.
    LoneOr,
    /// A field with nothing after it: it was taken as a word.
    EmptyField(String),
    /// A field that wants years or months and got this: it was taken as a word.
    NotDates(String),
    /// Only things that must not be there.
    OnlyWithout,
    /// Nothing but white space and signs that search does not see.
    NothingVisible,
}

/// What a field makes of the words after it.
type Field = fn(&str, &Folding) -> Option<Wanted>;

/// The fields by their names. A new one is one line here.
const FIELDS: &[(&str, Field)] = &[
    ("人", person),
    ("person", person),
    ("年", dates),
    ("year", dates),
    ("日期", dates),
    ("date", dates),
    ("标题", headline),
    ("標題", headline),
    ("title", headline),
    ("headline", headline),
    ("栏目", section),
    ("欄目", section),
    ("section", section),
];

fn person(words: &str, _: &Folding) -> Option<Wanted> {
    let name: String = words.split_whitespace().collect();
    (!name.is_empty()).then_some(Wanted::Person(name))
}

fn section(words: &str, _: &Folding) -> Option<Wanted> {
    (!words.trim().is_empty()).then(|| Wanted::Section(words.trim().into()))
}

fn headline(words: &str, folding: &Folding) -> Option<Wanted> {
    let folded = folding.fold_text(words);
    (!folded.is_empty()).then_some(Wanted::Headline(folded))
}

fn dates(words: &str, _: &Folding) -> Option<Wanted> {
    let (first, last) = words.split_once("..").unwrap_or((words, words));
    let (first, last): (PartialDate, PartialDate) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    Some(Wanted::Dates(first.min(last), first.max(last)))
}

/// A stretch of the question without white space outside quotation marks.
#[derive(Debug, Default)]
struct Token {
    /// As typed, without the marks around a phrase.
    text: String,
    /// Whether any of it stood in quotation marks, where signs mean nothing.
    quoted: bool,
    /// What stood before the first mark.
    before: usize,
}

impl Query {
    /// Understands a question's words, folded as the archive's are. Never fails.
    #[must_use]
    pub fn parse(text: &str, folding: &Folding) -> Query {
        let mut query = Query::default();
        let tokens = tokens(text, &mut query.remarks);
        let mut either = false;
        for (at, token) in tokens.iter().enumerate() {
            if !token.quoted && token.text == "OR" {
                if at > 0 && at + 1 < tokens.len() && !either {
                    either = true;
                    continue;
                }
                query.remarks.push(Remark::LoneOr);
            }
            let (without, wanted) = query.wanted(token, folding);
            let Some(wanted) = wanted else { continue };
            match query.clauses.last_mut().filter(|last| either && !without && !last.without) {
                Some(last) => last.any.push(wanted),
                None => query.clauses.push(Clause { without, any: vec![wanted] }),
            }
            either = false;
        }
        query.drop_repeated();
        if !query.clauses.is_empty() && query.clauses.iter().all(|clause| clause.without) {
            query.remarks.push(Remark::OnlyWithout);
        }
        if query.clauses.is_empty() && !text.trim().is_empty() {
            query.remarks.push(Remark::NothingVisible);
        }
        query
    }

    fn wanted(&mut self, token: &Token, folding: &Folding) -> (bool, Option<Wanted>) {
        let minus = token.text.strip_prefix(['-', '－']).filter(|rest| !rest.is_empty());
        let signs = !token.quoted || token.before > 0;
        let (without, text) = match minus.filter(|_| signs) {
            Some(rest) => (true, rest),
            None => (false, token.text.as_str()),
        };
        let field = text.split_once([':', '：']).filter(|_| signs).and_then(|(name, words)| {
            FIELDS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(known, field)| (*known, *field, words))
        });
        if let Some((name, field, words)) = field {
            match field(words, folding) {
                Some(wanted) => return (without, Some(wanted)),
                None if words.trim().is_empty() => self.remarks.push(Remark::EmptyField(name.into())),
                None => self.remarks.push(Remark::NotDates(words.into())),
            }
        }
        let folded = folding.fold_text(text);
        (without, (!folded.is_empty()).then_some(Wanted::Words(folded)))
    }

    fn drop_repeated(&mut self) {
        let mut kept: Vec<Clause> = Vec::with_capacity(self.clauses.len());
        for clause in self.clauses.drain(..) {
            if !kept.contains(&clause) {
                kept.push(clause);
            }
        }
        self.clauses = kept;
    }

    /// Every folded term that must be looked up to answer, each once.
    #[must_use]
    pub fn lookups(&self) -> Vec<&str> {
        let mut terms: Vec<&str> = Vec::new();
        for wanted in self.clauses.iter().flat_map(|clause| &clause.any) {
            if let Wanted::Words(term) | Wanted::Headline(term) = wanted
                && !terms.contains(&term.as_str())
            {
                terms.push(term);
            }
        }
        terms
    }

    /// The folded terms that a reader wants to see marked: those that must not be there are not.
    #[must_use]
    pub fn marked(&self, folding: &Folding) -> Vec<String> {
        let mut terms: Vec<String> = Vec::new();
        for wanted in self.clauses.iter().filter(|clause| !clause.without).flat_map(|clause| &clause.any) {
            let term = match wanted {
                Wanted::Words(term) | Wanted::Headline(term) => term.clone(),
                Wanted::Person(name) => folding.fold_text(name),
                Wanted::Section(_) | Wanted::Dates(..) => continue,
            };
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms
    }
}

fn tokens(text: &str, remarks: &mut Vec<Remark>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut token = Token::default();
    let mut inside = false;
    for c in text.chars() {
        let mark = matches!(c, '"' | '“' | '”' | '＂');
        if mark && (inside || token.text.is_empty() || token.text.ends_with([':', '：', '-', '－'])) {
            if !inside {
                token.before = token.text.len();
            }
            inside = !inside;
            token.quoted = true;
            if !inside {
                tokens.push(std::mem::take(&mut token));
            }
        } else if c.is_whitespace() && !inside {
            if !token.text.is_empty() {
                tokens.push(std::mem::take(&mut token));
            }
        } else {
            token.text.push(c);
        }
    }
    if inside {
        remarks.push(Remark::OpenQuote);
    }
    if !token.text.is_empty() {
        tokens.push(token);
    }
    tokens.retain(|token| !token.text.is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Wanted {
        Wanted::Words(text.into())
    }

    fn check(text: &str, expected: &[(bool, &[Wanted])], remarks: &[Remark]) {
        let query = Query::parse(text, &Folding::default());
        let clauses: Vec<(bool, &[Wanted])> =
            query.clauses.iter().map(|clause| (clause.without, clause.any.as_slice())).collect();
        assert_eq!(clauses, expected, "{text}");
        assert_eq!(query.remarks, remarks, "{text}");
    }

    #[test]
    fn several_words_mean_all_of_them_each_asked_once() {
        check(
            "加装 电梯\u{3000}ＫＴＶ ktv",
            &[(false, &[words("加装")]), (false, &[words("电梯")]), (false, &[words("ktv")])],
            &[],
        );
    }

    #[test]
    fn a_phrase_is_one_word_and_signs_in_it_mean_nothing() {
        check("\"open house\" “-甲 OR 乙”", &[(false, &[words("open house")]), (false, &[words("-甲or乙")])], &[]);
        check("他说：“好”", &[(false, &[words("他说:好")])], &[]);
    }

    #[test]
    fn a_minus_excludes_and_or_joins() {
        check("电梯 -加装", &[(false, &[words("电梯")]), (true, &[words("加装")])], &[]);
        check("甲 OR 乙 OR 丙 丁", &[(false, &[words("甲"), words("乙"), words("丙")]), (false, &[words("丁")])], &[]);
        check("or", &[(false, &[words("or")])], &[]);
        check("2022-2024 -", &[(false, &[words("2022-2024")]), (false, &[words("-")])], &[]);
    }

    #[test]
    fn fields_go_by_chinese_and_english_names() {
        let dates = |first: &str, last: &str| Wanted::Dates(first.parse().unwrap(), last.parse().unwrap());
        check(
            "人:卞晓清 Person:王平",
            &[(false, &[Wanted::Person("卞晓清".into())]), (false, &[Wanted::Person("王平".into())])],
            &[],
        );
        check("年:2024..2022 年：2022", &[(false, &[dates("2022", "2024")]), (false, &[dates("2022", "2022")])], &[]);
        check("-标题:\"加装 电梯\"", &[(true, &[Wanted::Headline("加装电梯".into())])], &[Remark::OnlyWithout]);
        check("时间：8月", &[(false, &[words("时间:8月")])], &[]);
    }

    #[test]
    fn what_is_odd_is_remarked_upon_and_still_searched() {
        check("\"加装 电梯", &[(false, &[words("加装电梯")])], &[Remark::OpenQuote]);
        check("OR 甲", &[(false, &[words("or")]), (false, &[words("甲")])], &[Remark::LoneOr]);
        check("年:去年", &[(false, &[words("年:去年")])], &[Remark::NotDates("去年".into())]);
        check("人:", &[(false, &[words("人:")])], &[Remark::EmptyField("人".into())]);
        check("\u{200b}", &[], &[Remark::NothingVisible]);
        check(" ", &[], &[]);
    }
}
