//! Numbers of terms and sessions that go back or jump.

use super::{Look, is_figure, passages, small_number};
use crate::diagnostic::{Diagnostic, Spot};
use crate::issue::Part;
use crate::passage::Joined;
use baoku_archive::bundle::Article;
use baoku_archive::date::PartialDate;
use baoku_archive::print::Pieces;
use std::collections::{BTreeMap, BTreeSet};

rule!("ordinal-jump", Warning,
    help "请查证哪一处的届次可能印错了。",
    manual "同一个会议的“第几届第几次”前后接不上：较晚召开的一次届次反而小，或者不到几个月跳过了一整届，或者换了届而次数接着往下数，\
        可能有一处印错了。只提到过去的会议（“贯彻第十届三次会议精神”）不算往回数。",
    look Look::Corpus(look));

/// A term lasts at least so many months. Up: terms cut short are reported; down: a jump over one term within a few
/// years is believed.
const TERM: i32 = 30;
/// A session that counts on into a new term within so many months is reported.
const COUNTS_ON: i32 = 12;

/// What meetings are called, and the one name they are compared by. The longest that fits counts.
const MEETINGS: &[(&str, &str)] = &[
    ("人民代表大会常务委员会", "人大常委会"),
    ("人大常委会", "人大常委会"),
    ("人民代表大会", "人代会"),
    ("人代会", "人代会"),
    ("人大", "人代会"),
    ("党员代表大会", "党代会"),
    ("党代表大会", "党代会"),
    ("党代会", "党代会"),
    ("职工代表大会", "职代会"),
    ("职代会", "职代会"),
    ("工会会员代表大会", "工代会"),
    ("妇女代表大会", "妇代会"),
    ("妇代会", "妇代会"),
    ("政协", "政协"),
    ("村民代表会议", "村民代表会议"),
    ("业主大会", "业主大会"),
    ("理事会", "理事会"),
    ("省委", "省委"),
    ("市委", "市委"),
    ("区委", "区委"),
    ("县委", "县委"),
    ("党委", "党委"),
];

/// Words that say the meeting itself is being told.
const HELD: &[&str] = &["召开", "举行", "开幕", "闭幕", "落下帷幕", "開幕", "舉行", "召開"];

/// How far behind the name of a meeting those words are looked for, in characters.
const HELD_WITHIN: usize = 30;

/// Verbs before 镇 or 区 that are no names of places.
const NOT_PLACES: &[&str] = &[
    "落实", "贯彻", "传达", "学习", "参加", "出席", "列席", "迎接", "围绕", "聚焦", "根据", "按照", "完成", "实现",
    "筹备", "宣布", "庆祝", "响应", "经过", "通过", "结合", "紧扣", "对照", "全市", "全区", "全镇",
];

/// The numbers of a meeting as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Numbered {
    start: usize,
    end: usize,
    /// The kind of place it belongs to, and the last two characters of its name where printed.
    level: char,
    place: Option<String>,
    meeting: &'static str,
    term: u32,
    session: Option<u32>,
    held: bool,
}

/// One of them in its issue.
struct Mention<'a> {
    part: &'a Part,
    pieces: Pieces,
    raw: String,
    date: PartialDate,
    numbered: Numbered,
}

impl Mention<'_> {
    fn spot(&self) -> Spot {
        Spot::pieces(&self.part.issue.file, &self.part.text.source, &self.pieces)
    }
}

fn look(parts: &[Part]) -> Vec<Diagnostic> {
    let mut series: BTreeMap<(Option<&str>, char, &str), Vec<Mention<'_>>> = BTreeMap::new();
    for part in parts {
        for article in &part.text.articles {
            let Some(date) = day(article).or(part.issue.date.date) else { continue };
            for pieces in passages(article) {
                let source = &part.text.source;
                if !pieces.0.iter().any(|piece| source.slice(*piece).contains('届')) {
                    continue;
                }
                let joined = Joined::of(source, pieces);
                for numbered in numbered(&joined.text) {
                    let key = (part.issue.newspaper.as_deref(), numbered.level, numbered.meeting);
                    let raw = joined.text.get(numbered.start..numbered.end).unwrap_or_default().to_owned();
                    let pieces = joined.cut(numbered.start, numbered.end);
                    series.entry(key).or_default().push(Mention { part, pieces, raw, date, numbered });
                }
            }
        }
    }
    let mut found = Vec::new();
    for mut mentions in series.into_values() {
        mentions.sort_by_key(|mention| mention.date);
        follow(&mentions, &mut found);
    }
    found
}

/// The day an article is about.
fn day(article: &Article) -> Option<PartialDate> {
    article.dates.get(article.event? as usize).map(|date| date.from)
}

/// Goes through the mentions of one meeting in order of time, places apart.
fn follow<'a>(mentions: &'a [Mention<'a>], found: &mut Vec<Diagnostic>) {
    let mut last: BTreeMap<Option<&str>, &Mention<'_>> = BTreeMap::new();
    let mut latest: Option<&Mention<'_>> = None;
    // A headline and its body say the same: once an issue.
    let mut said: BTreeSet<(&str, u32, u32)> = BTreeSet::new();
    for now in mentions {
        let place = now.numbered.place.as_deref();
        // 镇 alone is any place of the paper: it is compared with whatever was held last, and named places with it.
        let before = match place {
            None => latest,
            Some(_) => last.get(&place).or_else(|| last.get(&None)).copied(),
        };
        if let Some(before) = before
            && let Some(why) = odd(before, now)
        {
            let message =
                format!("{why}，可能有一处印错：{}（{}）与{}（{}）", before.raw, before.date, now.raw, now.date);
            if said.insert((&now.part.issue.file, before.numbered.term, now.numbered.term)) {
                found.push(Diagnostic::new(&KIND, now.spot(), message).and(before.spot()));
            }
        } else if !now.numbered.held {
            continue;
        }
        last.insert(place, now);
        latest = Some(now);
    }
}

/// What is odd about two mentions, the second not earlier.
fn odd(before: &Mention<'_>, now: &Mention<'_>) -> Option<String> {
    let months = now.date.month_number() - before.date.month_number();
    let (a, b) = (&before.numbered, &now.numbered);
    let span = if months == 0 { "同一个月里".to_owned() } else { format!("相隔 {months} 个月") };
    if b.term < a.term {
        return b.held.then(|| format!("{span}，届次往回数"));
    }
    let terms = (b.term - a.term) as i32;
    if terms > 1 && months < (terms - 1) * TERM {
        return Some(format!("{span}，届次跳了 {terms} 届"));
    }
    let (one, other) = (a.session?, b.session?);
    if terms == 1 && other == one + 1 && months <= COUNTS_ON {
        return Some(format!("{span}，换了届，次数却接着数"));
    }
    (terms == 0 && other < one && months > 0 && b.held).then(|| format!("{span}，次数往回数"))
}

/// The numbered meetings of a text.
fn numbered(text: &str) -> Vec<Numbered> {
    text.match_indices('届').filter_map(|(at, _)| numbered_at(text, at)).collect()
}

fn numbered_at(text: &str, at: usize) -> Option<Numbered> {
    let before = text.get(..at)?;
    let head = before.trim_end_matches(is_figure);
    let term = small_number(before.get(head.len()..)?)?;
    let head = head.strip_suffix('第').unwrap_or(head);
    let mut end = at + '届'.len_utf8();
    let first = meeting(text, &mut end);
    let (session, second) = session(text, &mut end);
    let meeting = first.or(second)?;
    // 区委第三次全会 names its place itself.
    let own = meeting.chars().next().filter(|c| is_place(*c));
    let (level, place) = match own {
        Some(level) => (level, None),
        None => place(head)?,
    };
    let start = head.len();
    Some(Numbered { start, end, level, place, meeting, term, session, held: is_held(text, head, end) })
}

/// The meeting named at a place, which is moved behind it.
fn meeting(text: &str, end: &mut usize) -> Option<&'static str> {
    let rest = text.get(*end..)?;
    let (name, meeting) = MEETINGS.iter().find(|(name, _)| rest.starts_with(name))?;
    *end += name.len();
    Some(meeting)
}

/// 第五次会议, 一次人代会: the session, and the meeting where it is named behind.
fn session(text: &str, end: &mut usize) -> (Option<u32>, Option<&'static str>) {
    let rest = text.get(*end..).unwrap_or_default();
    let number = rest.strip_prefix('第').unwrap_or(rest);
    let behind = number.trim_start_matches(is_figure);
    let figures = number.get(..number.len() - behind.len()).unwrap_or_default();
    let (Some(session), Some(after)) = (small_number(figures), behind.strip_prefix('次')) else { return (None, None) };
    *end = text.len() - after.len();
    let named = meeting(text, end);
    if let Some(word) = ["全体会议", "会议", "全会"].iter().find(|word| after.starts_with(**word)) {
        *end += word.len();
    }
    (Some(session), named)
}

fn is_place(c: char) -> bool {
    matches!(c, '镇' | '乡' | '区' | '市' | '县' | '省' | '村')
}

/// The kind of place a text ends with, and the last two characters of its name.
fn place(head: &str) -> Option<(char, Option<String>)> {
    let level = head.chars().next_back().filter(|c| is_place(*c))?;
    let name: Vec<char> = head
        .chars()
        .rev()
        .skip(1)
        .take_while(|c| baoku_archive::text::is_han(*c) && !is_place(*c) && !"的在于是开和与布自年月日".contains(*c))
        .take(2)
        .collect();
    let name: String = name.into_iter().rev().collect();
    let known = name.chars().count() == 2 && !NOT_PLACES.contains(&name.as_str());
    Some((level, known.then_some(name)))
}

/// Whether a text tells of the meeting itself: 召开 or the like around it in its clause.
fn is_held(text: &str, head: &str, end: usize) -> bool {
    let after: String = text.get(end..).unwrap_or_default().chars().take(HELD_WITHIN).collect();
    let after = after.split(['。', '！', '；']).next().unwrap_or_default();
    let near: Vec<char> = head.chars().rev().take(12).collect();
    let before: String = near.into_iter().rev().collect();
    let before = before.rsplit(['。', '！', '；', '，']).next().unwrap_or_default();
    // 去年召开的第三次会议 is told of as past.
    let past = |at: usize, word: &str| before.get(at + word.len()..).is_some_and(|rest| rest.starts_with('的'));
    HELD.iter().any(|word| after.contains(word) || before.find(word).is_some_and(|at| !past(at, word)))
}

#[cfg(test)]
mod tests {
    use super::super::trial::corpus_messages;
    use super::*;

    #[test]
    fn the_numbers_of_meetings_are_read_in_their_usual_forms() {
        let forms = [
            ("河东镇第九届人民代表大会第三次会议召开", '镇', Some("河东"), "人代会", 9, Some(3), true),
            ("落实镇第九届一次人代会精神", '镇', None, "人代会", 9, Some(1), false),
            ("传达十二届市委八次全会精神", '市', None, "市委", 12, Some(8), false),
            ("中共河东镇第十届党员代表大会第2次会议举行", '镇', Some("河东"), "党代会", 10, Some(2), true),
        ];
        for (text, level, place, meeting, term, session, held) in forms {
            let found = numbered(text);
            let found = found.first().unwrap_or_else(|| panic!("{text}"));
            let read = (found.level, found.place.as_deref(), found.meeting, found.term, found.session, found.held);
            assert_eq!(read, (level, place, meeting, term, session, held), "{text}");
        }
        for text in ["第八届运动会开赛", "人大换届选举", "应届毕业生", "第二届优秀案例奖"] {
            assert_eq!(numbered(text), vec![], "{text}");
        }
    }

    fn check(first: &str, second: &str, count: usize) {
        let text = |day: &str, meeting: &str| format!("代表共商大事\n\n{day}，{meeting}，代表们都来了。\n");
        let (first, second) = (text("3月5日", first), text("8月9日", second));
        let found = corpus_messages(&RULE, &[("2023-03.txt", &first), ("2023-08.txt", &second)]);
        assert_eq!(found.len(), count, "{found:?}");
    }

    #[test]
    fn a_jump_a_step_back_and_a_session_that_counts_on_are_found() {
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第十一届人民代表大会第四次会议召开", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第八届人民代表大会第四次会议召开", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "镇第十届人大四次会议举行", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第九届人民代表大会第二次会议召开", 1);
    }

    #[test]
    fn what_follows_or_looks_back_is_left_alone() {
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第九届人民代表大会第四次会议召开", 0);
        check("河东镇第九届人民代表大会第六次会议召开", "河东镇第十届人民代表大会第一次会议召开", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "大家学习镇第八届人大二次会议精神", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "区第十二届人民代表大会第四次会议召开", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "南山镇第十二届人民代表大会第四次会议召开", 0);
    }
}
