//! What is held, as a text names it: who holds it, its year or number, and what it is called without them.

use super::Home;
use super::figures::Range;
use super::named::LEVELS;
use super::number::number;
use crate::passage::first;
use crate::vocabulary::{Words, starts_with_any};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

/// What can be held, by how its name ends.
static HELD: LazyLock<Words> = LazyLock::new(|| Words::of(EVENTS));
const EVENTS: &str = "\
    会议 大会 讨论会 评议会 座谈会 推进会 动员会 部署会 表彰会 总结会 研讨会 报告会 交流会 茶话会 团拜会 运动会 博览会 音乐会 代表会 \
    展销会 招聘会 恳谈会 听证会 比赛 竞赛 大赛 锦标赛 联赛 邀请赛 电竞赛 争霸赛 艺术节 文化节 读书节 旅游节 科技节 体育节 邻里节 美食节 \
    论坛 书展 画展 展览会 庙会 马拉松 述法 评选 评选活动 开放日 健步走 灯会 花展 全会 人代会 党代会 年会 例会";

/// Verbs that part who holds it from what is held.
const HOLDING: &str = "\
    组织召开 顺利召开 隆重召开 成功举办 成功举行 召开 举行 举办 开展 启动 迎来 承办 主办 参加 出席 召集 举辦 召開 舉行";

/// Words that say behind the name that it was held.
const WAS_HELD: &str =
    "顺利召开 成功召开 隆重召开 成功举行 成功举办 顺利举行 隆重举行 召开 举行 举办 开幕 闭幕 落幕 于 在 圆满 开赛 启动";

/// Something held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occasion {
    /// Who holds it, as printed; empty where it is not said.
    pub(super) host: String,
    /// What it is called without year, number and host.
    pub(super) name: String,
    /// Its year, or its term and session: 2022, 22-6, 8.
    pub(crate) label: String,
    /// Whether that is said of another only, with which it was held: 2022年表彰大会暨|动员部署会.
    pub(super) shared: bool,
}

impl Occasion {
    /// Who holds it, whole, else the paper's town, and what it is called.
    pub(crate) fn whole(&self, home: &Home) -> (String, String) {
        let host = home.whole(&self.host);
        (if host.is_empty() { home.town().to_owned() } else { host }, self.name.clone())
    }
}

/// A name has at most so many characters. Up: half a sentence becomes a name.
const LONGEST: usize = 44;

/// What a text says is held, each with the place of its name. Outside of headings only what is held at once.
pub(super) fn occasions(text: &str, heading: bool) -> Vec<(Occasion, Range)> {
    let mut found: Vec<(Occasion, Range)> = Vec::new();
    // The last event whose name goes on behind it belongs to the longer name: 人民代表大会第六次会议.
    let mut open: Option<Range> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let Some(word) = text.get(..end).and_then(|before| HELD.longest_end(before)) else { continue };
        if open.is_some_and(|(_, until)| end <= until) {
            continue;
        }
        let until = goes_on(text, end);
        let start = begins(text, end - word.len());
        open = Some((start, until));
        let (held, lead) = verb_before(text, start);
        let after = text.get(until..).unwrap_or_default();
        if !(heading || held || starts_with_any(after, WAS_HELD)) {
            continue;
        }
        let before = if lead < start { text.get(host_begins(text, lead)..lead).unwrap_or_default() } else { "" };
        let (mut from, mut lead) = (start, None);
        for part in text.get(start..until).unwrap_or_default().split('暨') {
            let range = (from, from + part.len());
            from = range.1 + '暨'.len_utf8();
            if let Some(occasion) = occasion(part, before, lead.as_ref()) {
                lead = lead.or_else(|| Some(occasion.clone()));
                found.push((occasion, range));
            }
        }
    }
    found
}

/// Where a name that reached here really ends: 党员代表大会|第四次会议, 表彰大会|暨动员大会.
fn goes_on(text: &str, end: usize) -> usize {
    let rest = first(text.get(end..).unwrap_or_default(), LONGEST);
    let stretch =
        rest.find(|c: char| !(is_han(c) || c.is_ascii_digit() || matches!(c, '“' | '”' | ' '))).unwrap_or(rest.len());
    let stretch = rest.get(..stretch).unwrap_or_default();
    if !stretch.trim_start().starts_with(['第', '暨', '工']) {
        return end;
    }
    let mut until = end;
    for (at, c) in stretch.char_indices() {
        let here = at + c.len_utf8();
        if stretch.get(..here).is_some_and(|before| HELD.end(before)) {
            until = end + here;
        }
        if starts_with_any(stretch.get(here..).unwrap_or_default(), WAS_HELD) {
            break;
        }
    }
    until
}

/// Where the name of what is held begins: behind a verb or a mark.
fn begins(text: &str, stem: usize) -> usize {
    let before = text.get(..stem).unwrap_or_default();
    let mut start = stem;
    let mut quoted = 0;
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        match c {
            '”' => quoted += 1,
            '“' if quoted > 0 => quoted -= 1,
            ' ' => {}
            '的' | '由' | '日' | '于' => break,
            _ if is_han(c) || c.is_ascii_alphanumeric() => {}
            _ => break,
        }
        let here = before.get(..start).unwrap_or_default();
        if start < stem && HOLDING.split_whitespace().any(|verb| here.trim_end().ends_with(verb)) {
            break;
        }
        start = at;
    }
    start + before.get(start..).map_or(0, |name| name.len() - name.trim_start().len())
}

/// Whether a verb of holding stands before this place, and where it begins.
fn verb_before(text: &str, start: usize) -> (bool, usize) {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let verb = HOLDING.split_whitespace().find(|verb| before.ends_with(*verb));
    verb.map_or((false, start), |verb| (true, before.len() - verb.len()))
}

/// Where who holds it begins, the verb standing here.
fn host_begins(text: &str, verb: usize) -> usize {
    let before = text.get(..verb).unwrap_or_default();
    let mut start = verb;
    for (at, c) in before.char_indices().rev().take(16) {
        if !is_han(c) {
            break;
        }
        start = at;
    }
    start
}

/// An occasion out of a name and what stands before the verb; none without a year or number, its own or that of what it
/// was held with.
fn occasion(printed: &str, before: &str, lead: Option<&Occasion>) -> Option<Occasion> {
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    let (mut name, mut year, mut numbers) = (String::new(), None, Vec::new());
    let mut rest = printed.as_str();
    while let Some(c) = rest.chars().next() {
        let ordinal = rest.strip_prefix('第').unwrap_or(rest);
        if let Some(read) = number(ordinal) {
            let behind = ordinal.get(read.bytes..)?;
            let is_year = read.figures && read.characters == 4 && behind.starts_with('年');
            let counts = behind.chars().next().filter(|c| matches!(c, '届' | '次' | '期' | '轮' | '季'));
            if is_year {
                year = year.or(Some(read.value as i64));
                rest = behind.get('年'.len_utf8()..)?;
                rest = rest.strip_prefix('度').unwrap_or(rest);
                continue;
            }
            if let Some(unit) = counts.filter(|_| ordinal.len() < rest.len()) {
                numbers.push(read.value as i64);
                rest = behind.get(unit.len_utf8()..)?;
                continue;
            }
        }
        name.push(c);
        rest = rest.get(c.len_utf8()..)?;
    }
    let label = match (numbers.as_slice(), year) {
        ([term, session, ..], _) => format!("{term}-{session}"),
        (_, Some(year)) => year.to_string(),
        ([number], None) => number.to_string(),
        _ => lead?.label.clone(),
    };
    let shared = year.is_none() && numbers.is_empty();
    let (own, name) = host_of(&name);
    let host = if own.is_empty() { host_of(before).0 } else { own };
    // 今天在江口镇: when and where is not who.
    let told = ["今天", "昨天", "日前", "近日", "在", "将", "上午", "下午", "会议", "还", "并", "又", "已"];
    let said = |host: &str| told.iter().any(|word| host.starts_with(word));
    let host = if host.is_empty() { lead.map_or(before, |lead| &lead.host).to_owned() } else { host };
    let host = if said(&host) { String::new() } else { host };
    (name.chars().count() >= 2).then_some(Occasion { host, name, label, shared })
}

/// The place or body a name begins with, and what is left: 江口镇|人民代表大会会议.
fn host_of(name: &str) -> (String, String) {
    let bare = ["中国共产党", "中共"].iter().find_map(|party| name.strip_prefix(party)).unwrap_or(name);
    let mut split = 0;
    for (count, (at, c)) in bare.char_indices().enumerate() {
        let level = LEVELS.contains(&c) || bare.get(..at + c.len_utf8()).is_some_and(|lead| lead.ends_with("街道"));
        let after = bare.get(at + c.len_utf8()..).unwrap_or_default();
        let sort = bare.get(..at).is_some_and(|lead| lead.ends_with(['民', '社', '小', '城', '地', '园']));
        if count > 9 {
            break;
        }
        if level && !sort && !after.starts_with(['域', '民', '长', '级']) && count > 0 {
            split = at + c.len_utf8();
        }
    }
    // 长乐区江口镇: the nearest place holds it.
    let whole = bare.get(..split).unwrap_or_default();
    let mut from = 0;
    for (at, c) in whole.char_indices() {
        let behind = at + c.len_utf8();
        if LEVELS.contains(&c) && behind < whole.len() && whole.len() - behind >= 9 {
            from = behind;
        }
    }
    (whole.get(from..).unwrap_or_default().to_owned(), bare.get(split..).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let show = |(occasion, _): &(Occasion, Range)| {
            let shared = if occasion.shared { "|shared" } else { "" };
            format!("{}|{}|{}{shared}", occasion.host, occasion.name, occasion.label)
        };
        let found: Vec<String> = occasions(text, true).iter().map(show).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_held_is_named_without_its_year_and_number() {
        check("江口镇召开 2022 年学习讨论会", &["江口镇|学习讨论会|2022"]);
        check("江口镇举办2021年度书记述职评议会", &["江口镇|书记述职评议会|2021"]);
        check("江口镇第九届人民代表大会第三次会议成功召开", &["江口镇|人民代表大会会议|9-3"]);
        check("中共长乐区江口镇第十六届党员代表大会第四次会议", &["江口镇|党员代表大会会议|16-4"]);
        check(
            "2024年长乐区第八届运动会暨“江口杯”象棋大赛",
            &["长乐区|运动会|2024", "长乐区|“江口杯”象棋大赛|2024|shared"],
        );
        check(
            "江口镇召开2029年度加装电梯表彰大会暨2030年动员部署会",
            &["江口镇|加装电梯表彰大会|2029", "江口镇|动员部署会|2030"],
        );
        check("柳园经济联合社召开2022年经济工作会议", &["柳园经济联合社|经济工作会议|2022"]);
        check("江口镇召开座谈会", &[]);
    }
}
