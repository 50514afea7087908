//! One office borne by two names that sound or look alike, and one name written in two ways within an issue.
//!
//! Which of the two is right is not its business.

use super::Look;
use crate::diagnostic::{Diagnostic, Spot};
use crate::part::Part;
use crate::vocabulary::surname::surname;
use baoku_archive::bundle::PersonMention;
use baoku_archive::date::PartialDate;
use baoku_archive::print::Pieces;
use baoku_archive::text::fold_text;
use std::collections::{BTreeMap, BTreeSet};

rule!("one-office-two-names", Warning,
    help "请查证是一人两写，还是前后两任；两种写法都能搜到。",
    manual "同一职务在相近的日期由两个名字担任，而两个名字同姓，其余的字同音或形近（如“小”与“晓”），可能是同一个人的名字有一处写错了。\
        三个字以上的名字在同一期里有同音或形近的两种写法时，不论职务也会说一次。",
    look Look::Corpus(look));

/// Bearers more than this many months apart are not compared. Up: sons and successors with like names are reported;
/// down: a name that is rarely in the paper is not compared with its other spelling.
const NEAR: i32 = 36;

/// Characters taken for one another by the eye, a group a word. General knowledge, for where the dictionary of sounds is
/// not at hand and for those that sound unlike.
pub(crate) const LIKE: &[&str] = &[
    "未末",
    "土士",
    "己已巳",
    "戊戌戍",
    "日曰",
    "人入",
    "炜伟玮纬",
    "晖辉",
    "晓哓",
    "清淸情",
    "青靑",
    "亨享",
    "茜倩",
    "侯候",
    "刘划",
    "冶治",
    "晴睛",
    "梁粱",
    "杨扬",
    "洁浩",
    "昊吴",
    "冼洗",
    "祎袆",
    "鸣呜",
    "彬杉",
    "珊姗",
    "楠南",
    "析折",
    "微徽",
    "铭名",
    "妍研",
    "芬苓",
    "莱菜",
    "贝见",
    "凤风",
    "允充",
    "旻昊",
    "锋峰",
    "岚崗",
    "琪棋",
    "懿鹥",
];

/// Characters of places: an office named by one says by itself whose it is (镇长), others need their body (主任).
const PLACES: &str = "镇乡区市县省村";

/// Who bore an office when, as printed somewhere.
#[derive(Clone, Copy)]
struct Bearer<'a> {
    part: &'a Part,
    name: &'a Pieces,
    /// The body the office belongs to, where it is printed.
    body: Option<&'a Pieces>,
}

impl Bearer<'_> {
    fn date(&self) -> Option<PartialDate> {
        self.part.issue.date.date
    }

    fn text(&self, pieces: &Pieces) -> String {
        self.part.text.source.join(pieces)
    }

    fn spot(&self) -> Spot {
        Spot::pieces(&self.part.issue.file, &self.part.text.source, self.name)
    }
}

/// Newspaper, office and what names that are alike have in common.
type Likeness<'a> = (Option<&'a str>, String, String);

fn look(parts: &[Part]) -> Vec<Diagnostic> {
    let mut last: BTreeMap<Likeness<'_>, BTreeMap<String, Bearer<'_>>> = BTreeMap::new();
    let mut said: BTreeSet<(Option<&str>, String, String)> = BTreeSet::new();
    let mut found = Vec::new();
    for part in parts {
        let paper = part.issue.newspaper.as_deref();
        let mut here: BTreeMap<String, BTreeMap<String, Bearer<'_>>> = BTreeMap::new();
        for person in part.text.articles.iter().flat_map(|article| &article.people) {
            let now = Bearer { part, name: &person.name, body: person.organisation.as_ref() };
            let name = now.text(&person.name);
            let keys = likenesses(&name);
            for office in offices(&now, person) {
                for key in &keys {
                    let bearers = last.entry((paper, office.clone(), key.clone())).or_default();
                    for (other, before) in bearers.iter() {
                        if *other != name && is_near(before, &now) && is_one_body(&office, before, &now) {
                            let pair = pair(paper, other, &name);
                            if said.insert(pair) {
                                found.push(two_bearers(&office, other, before, &name, &now));
                            }
                        }
                    }
                    bearers.insert(name.clone(), now);
                }
            }
            if name.chars().count() >= 3 {
                for key in keys {
                    here.entry(key).or_default().entry(name.clone()).or_insert(now);
                }
            }
        }
        for names in here.values() {
            let mut names = names.iter();
            let Some((one, first)) = names.next() else { continue };
            for (other, second) in names {
                if said.insert(pair(paper, one, other)) {
                    found.push(two_spellings(one, first, other, second));
                }
            }
        }
    }
    found
}

fn pair<'a>(paper: Option<&'a str>, one: &str, other: &str) -> (Option<&'a str>, String, String) {
    let (one, other) = if one < other { (one, other) } else { (other, one) };
    (paper, one.to_owned(), other.to_owned())
}

/// What a name shares with names that sound like it and with names that look like it. Names that are the same by
/// folding (王煒 and 王炜) share the folded form and are compared as one.
pub(crate) fn likenesses(name: &str) -> Vec<String> {
    let Some(family) = surname(name) else { return Vec::new() };
    let folded = fold_text(name);
    let (mut sounds, mut looks) = (String::from("音"), String::from("形"));
    for (at, c) in folded.chars().enumerate() {
        if at < family.characters {
            sounds.push(c);
            looks.push(c);
        } else {
            sounds.push('/');
            sounds.push_str(&sound(c).map_or_else(|| c.to_string(), str::to_owned));
            looks.push(LIKE.iter().find(|group| group.contains(c)).and_then(|group| group.chars().next()).unwrap_or(c));
        }
    }
    vec![sounds, looks]
}

/// How a character is read, without its tone.
#[cfg(feature = "dictionary")]
pub(crate) fn sound(c: char) -> Option<&'static str> {
    use pinyin::ToPinyin;
    c.to_pinyin().map(|reading| reading.plain())
}

/// Without the dictionary every character sounds like itself alone.
#[cfg(not(feature = "dictionary"))]
pub(crate) fn sound(_: char) -> Option<&'static str> {
    None
}

/// The offices printed before a name, one by one: 党委副书记、镇长.
fn offices(bearer: &Bearer<'_>, person: &PersonMention) -> Vec<String> {
    let Some(office) = &person.office else { return Vec::new() };
    bearer.text(office).split(['、', '兼', '，', ',']).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

fn is_near(before: &Bearer<'_>, now: &Bearer<'_>) -> bool {
    let months = before.date().zip(now.date()).map(|(a, b)| b.month_number() - a.month_number());
    months.is_none_or(|months| months.abs() <= NEAR)
}

/// Whether two bearers may bear the same office of the same body.
fn is_one_body(office: &str, before: &Bearer<'_>, now: &Bearer<'_>) -> bool {
    match (before.body.map(|body| before.text(body)), now.body.map(|body| now.text(body))) {
        (Some(one), Some(other)) => one.ends_with(&other) || other.ends_with(&one),
        _ => office.contains(|c| PLACES.contains(c)),
    }
}

fn when(bearer: &Bearer<'_>, unknown: &str) -> String {
    bearer.date().map_or_else(|| unknown.to_owned(), |date| date.to_string())
}

fn two_bearers(office: &str, one: &str, before: &Bearer<'_>, other: &str, now: &Bearer<'_>) -> Diagnostic {
    let [then, later] = [before, now].map(|bearer| when(bearer, "日期不明"));
    let message = format!("“{office}”有两个相近的名字，可能是同一人：{one}（{then}）与{other}（{later}）");
    let [then, later] = [before, now].map(|bearer| when(bearer, "date unknown"));
    let english =
        format!("“{office}” has two similar names, possibly one person: {one} ({then}) and {other} ({later})");
    Diagnostic::new(&KIND, now.spot(), message).in_english(english).and(before.spot())
}

fn two_spellings(one: &str, first: &Bearer<'_>, other: &str, second: &Bearer<'_>) -> Diagnostic {
    let message = format!("同一期里有两个相近的名字，可能是同一人：{one}与{other}");
    let english = format!("Two similar names in one issue, possibly one person: {one} and {other}");
    Diagnostic::new(&KIND, second.spot(), message).in_english(english).and(first.spot())
}

#[cfg(test)]
mod tests {
    use super::super::trial::corpus_messages;
    use super::*;

    fn check(issues: &[(&str, &str)], count: usize) {
        let found = corpus_messages(&RULE, issues);
        assert_eq!(found.len(), count, "{found:?}");
    }

    #[test]
    #[cfg(feature = "dictionary")]
    fn one_office_with_two_names_that_sound_alike_is_found_once() {
        let first = "古桥修好了\n\n5月3日，镇长李峰察看古桥，镇长李峰说路通了。\n";
        let second = "菜场开张了\n\n6月3日，镇长李丰来到菜场，副镇长李锋介绍情况。\n";
        check(&[("2023-05.txt", first), ("2023-06.txt", second)], 1);
    }

    #[test]
    fn names_unlike_offices_apart_and_years_apart_are_left_alone() {
        let first = "古桥修好了\n\n5月3日，镇长李峰察看古桥，镇党委书记安静也到场。\n";
        let unlike = "菜场开张了\n\n6月3日，镇长李国庆来到菜场，区政协秘书长安静讲话。\n";
        let office = "菜场开张了\n\n6月3日，副镇长李丰来到菜场。\n";
        let late = "菜场开张了\n\n6月3日，镇长李丰来到菜场。\n";
        check(&[("2023-05.txt", first), ("2023-06.txt", unlike)], 0);
        check(&[("2023-05.txt", first), ("2023-06.txt", office)], 0);
        check(&[("2023-05.txt", first), ("2029-06.txt", late)], 0);
        let bodies = "古桥修好了\n\n5月3日，河东居委会主任李峰到场。河西居委会主任李丰介绍。\n";
        check(&[("2023-05.txt", bodies)], 0);
    }

    #[test]
    #[cfg(feature = "dictionary")]
    fn a_long_name_in_two_spellings_within_an_issue_is_found() {
        let text = "古桥修好了\n\n5月3日，镇长李晓峰指出，路通了。副书记李小峰介绍，古桥已有百年。\n";
        check(&[("2023-05.txt", text)], 1);
    }
}
