//! The numbers of meetings as newspapers print them: 第九届人民代表大会第三次会议, 十二届市委八次全会.
//!
//! Reads; which numbers do not follow is `ordinal_jump`'s business.

use super::{is_figure, small_number};

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
pub(super) struct Numbered {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The kind of place it belongs to, and the last two characters of its name where printed.
    pub(super) level: char,
    pub(super) place: Option<String>,
    pub(super) meeting: &'static str,
    pub(super) term: u32,
    pub(super) session: Option<u32>,
    pub(super) held: bool,
}

/// The numbered meetings of a text.
pub(super) fn numbered(text: &str) -> Vec<Numbered> {
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
}
