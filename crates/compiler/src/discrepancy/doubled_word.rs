//! Words printed twice in a row.
//!
//! Looks at joined passages only, so that a word doubled by a line break is one of them.

use super::{Look, Reading, around};
use crate::diagnostic::Diagnostic;
use crate::passage::Joined;
use baoku_archive::text::is_han;

rule!("doubled-word", Warning,
    help "请对照原报看一眼；若原报就这样印，可以不理。",
    manual "一个词紧接着又出现一次，可能是转行或粘贴时重复了，例如上一行以“小区住”结束，下一行以“宅住宅”开始。\
        叠用的说法不算：慢慢、高高兴兴、一件一件、研究研究、是不是不行。",
    look Look::Issue(look));

/// So many words that may be doubled for emphasis are looked for in the rest of the issue. Up: a text of nothing else takes
/// long; down: of a very long issue some are not reported.
const ASKED: usize = 64;

/// The longest word looked for, in characters. Up: slower, and refrains of songs are reported; down: a doubled half
/// line is missed.
const LONGEST: usize = 8;

/// Verbs that are doubled to soften them, and words that are doubled to strengthen them.
const DOUBLED: &[&str] = &[
    "研究", "讨论", "商量", "考虑", "了解", "打听", "打扫", "收拾", "整理", "休息", "学习", "锻炼", "活动", "介绍",
    "认识", "交流", "沟通", "体验", "感受", "参观", "观察", "观摩", "回忆", "回味", "总结", "分析", "比较", "对照",
    "检查", "关心", "照顾", "帮助", "支持", "安慰", "鼓励", "教育", "批评", "提醒", "解释", "解决", "处理", "准备",
    "布置", "装扮", "打扮", "修理", "改善", "提高", "放松", "轻松", "热闹", "高兴", "开心", "凉快", "暖和", "舒服",
    "痛快", "琢磨", "合计", "掂量", "思考", "反省", "练习", "尝试", "比划", "表示", "意思", "庆祝", "庆贺", "聊天",
    "走动", "散步", "溜达", "见识", "瞧瞧", "调整", "调查", "走访", "宣传", "请教", "切磋", "探讨", "评价", "评论",
    "非常", "特别", "许多", "很多", "好多", "永远", "真的", "加油", "多谢", "拜托", "哪里", "等等", "点滴", "祝贺",
    "恭喜", "欢迎", "再见", "快点", "赶紧", "如此", "这般", "如何", "怎样", "某某", "上下", "来去", "进出",
];

/// Words that are a name for people or bodies and a verb as well, so that the two may meet: 党组织组织居民.
const NOUN_AND_VERB: &[&str] = &[
    "组织", "代表", "领导", "教授", "翻译", "编辑", "导演", "裁判", "主管", "指挥", "参谋", "监理", "导游", "策划",
    "保险", "希望", "工作", "服务", "报告", "决定", "计划",
];

/// First characters of units that are counted one after another: 一件一件, 几个几个, 每天每天.
const COUNTING: &str = "一二三四五六七八九十百千万亿两几每半多第边很太大";

/// Characters that make a question or a continuation of a repetition: 是不是不, 有没有没, 想了又想了又.
const LINKING: &str = "不没又再越一着";

/// Characters of sounds: 哗啦哗啦.
const SOUNDS: &str = "哗啦叮咚滴答嘀嗒咔嚓扑通轰隆叽喳呼噜咕嘟嘻哈哈嘿呵咚锵当啪砰沙汪喵嗡吱呀噼里唧啾嘎铛";

/// Characters that make a longer word of the one before them: 支队长, 根据地, 火山口.
const ENDINGS: &str = "长口地员室者家部区会站场厂团式型性化院馆所";

/// Single characters that are never meant twice, looked for at line breaks only: within a line they are rarely doubled,
/// and some stand so by right (目的的).
const PARTICLES: &str = "的和与在及把";

fn look(issue: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut asked = 0;
    for passage in issue.passages() {
        let text = &passage.text;
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let mut at = 0;
        while at < characters.len() {
            let Some(length) = doubled(&characters, at, passage) else {
                at += 1;
                continue;
            };
            let place = |index: usize| characters.get(index).map_or(text.len(), |(offset, _)| *offset);
            let (start, middle, end) = (place(at), place(at + length), place(at + 2 * length));
            let word = text.get(start..middle).unwrap_or_default();
            at += 2 * length;
            // What goes on and on is one finding, whoever wrote it.
            while is_repeated(&characters, at, length) {
                at += length;
            }
            if is_emphasis(issue, passage, start, middle, end, &mut asked) {
                continue;
            }
            let shown = around(text, start, end, 6);
            let said = Diagnostic::new(
                &KIND,
                issue.spot(passage, start, middle),
                format!("“{word}”连着印了两遍，可能重复了：“{shown}”"),
            )
            .in_english(format!("“{word}” stands twice in a row, possibly doubled: “{shown}”"));
            found.push(said.and(issue.spot(passage, middle, end)));
        }
    }
    found
}

/// Whether the characters before `at` stand there once more.
fn is_repeated(characters: &[(usize, char)], at: usize, length: usize) -> bool {
    let (before, here) = (characters.get(at - length..at), characters.get(at..at + length));
    before.zip(here).is_some_and(|(before, here)| before.iter().map(|(_, c)| c).eq(here.iter().map(|(_, c)| c)))
}

/// The length of the word that stands twice from here.
fn doubled(characters: &[(usize, char)], at: usize, passage: &Joined<'_>) -> Option<usize> {
    let rest = characters.get(at..)?;
    let first = rest.first()?.1;
    if !is_han(first) {
        return None;
    }
    if rest.get(1).is_some_and(|(_, second)| *second == first) {
        return (PARTICLES.contains(first) && particle_is_doubled(characters, at, passage)).then_some(1);
    }
    (2..=LONGEST.min(rest.len() / 2)).find(|length| {
        let (once, twice) = (rest.get(..*length), rest.get(*length..2 * length));
        let (Some(once), Some(twice)) = (once, twice) else { return false };
        let next = rest.get(2 * length).map_or(' ', |(_, c)| *c);
        // 支队支队长: the second is part of a longer word, unless a line break has doubled it.
        let longer = ENDINGS.contains(next) && !is_broken(rest, 2 * length, passage);
        once.iter().zip(twice).all(|(a, b)| a.1 == b.1 && is_han(a.1)) && !by_right(once) && !longer
    })
}

/// 过奖过奖！, 碧蓝碧蓝的: said twice to say it louder. A word of the issue printed twice by mistake stands elsewhere
/// in it by itself; what is called out may do so too.
fn is_emphasis(
    issue: &Reading<'_>,
    passage: &Joined<'_>,
    start: usize,
    middle: usize,
    end: usize,
    asked: &mut usize,
) -> bool {
    let (before, after) = (passage.text.get(..start), passage.text.get(end..));
    let word = passage.text.get(start..middle).unwrap_or_default();
    let (Some(before), Some(after)) = (before, after) else { return false };
    if passage.cut(start, end).0.len() > 1 || word.chars().count() != 2 {
        return false;
    }
    let stops = |c: char| !c.is_alphanumeric();
    let alone = before.chars().next_back().is_none_or(stops) && after.chars().next().is_none_or(stops);
    let called =
        alone && (before.ends_with(['“', '「', '『', '！']) || after.starts_with(['！', '？', '…', '”', '」', '』']));
    let describes = after.starts_with(['的', '地']);
    if called || !(alone || describes) {
        return called;
    }
    *asked += 1;
    // Counted no further than needed.
    let places = || issue.passages().flat_map(|passage| passage.text.matches(word)).take(KNOWN + 3).count();
    *asked > ASKED || places() <= KNOWN + 2
}

/// A word is known in an issue that prints it more often than this, the two places aside. Up: emphasis is reported;
/// down: a rare word that is doubled by mistake is believed.
const KNOWN: usize = 1;

/// Whether a line breaks within so many characters.
fn is_broken(rest: &[(usize, char)], length: usize, passage: &Joined<'_>) -> bool {
    let start = rest.first().map_or(0, |(offset, _)| *offset);
    let end = rest.get(length).map_or(passage.text.len(), |(offset, _)| *offset);
    passage.cut(start, end).0.len() > 1
}

/// Whether a unit may be printed twice in a row.
fn by_right(unit: &[(usize, char)]) -> bool {
    let word: String = unit.iter().map(|(_, c)| *c).collect();
    unit.first().is_some_and(|(_, c)| COUNTING.contains(*c))
        || unit.iter().any(|(_, c)| LINKING.contains(*c))
        || unit.iter().all(|(_, c)| SOUNDS.contains(*c))
        || DOUBLED.contains(&word.as_str())
        || NOUN_AND_VERB.contains(&word.as_str())
}

fn particle_is_doubled(characters: &[(usize, char)], at: usize, passage: &Joined<'_>) -> bool {
    let start = characters.get(at).map_or(0, |(offset, _)| *offset);
    let end = characters.get(at + 2).map_or(passage.text.len(), |(offset, _)| *offset);
    let before = at.checked_sub(1).and_then(|before| characters.get(before)).map(|(_, c)| *c);
    let after = characters.get(at + 2).map(|(_, c)| *c);
    // 目的的, 有的的; 的的确确; 和和美美: the same again, or a word that ends or begins with the particle.
    let part_of_a_word = before.is_some_and(|c| "目有中平温饱缓谦标总现存实内外健靶大车门火拖刀一".contains(c))
        || after.is_some_and(|c| "确美气睦睦乐乐关握手".contains(c));
    passage.cut(start, end).0.len() > 1 && !part_of_a_word
}

#[cfg(test)]
mod tests {
    use super::super::trial::messages;
    use super::*;

    fn check(paragraph: &str, words: &[&str]) {
        let found = messages(&RULE, &[paragraph]);
        let shown: Vec<&str> = found.iter().filter_map(|message| message.split(['“', '”']).nth(1)).collect();
        assert_eq!(shown, words, "{paragraph}");
    }

    #[test]
    fn a_word_doubled_in_a_line_or_across_a_break_is_found() {
        check("老旧小|区小区里的路灯都换了新的。", &["小区"]);
        check("社区里住着老人，社区里也住着孩子，社区社区的路灯都亮着。", &["社区"]);
        check("教大家如何逃生逃生，先看出口在哪里。", &["逃生"]);
        check("南河街道办南河街道办正在登记。", &["南河街道办"]);
        check("这是居民们的|的心愿。", &["的"]);
        check("会上谈了民生民生、绿化和停车。民生怎样改善，民生要办什么。", &["民生"]);
    }

    #[test]
    fn what_is_doubled_by_right_is_left_alone() {
        for text in [
            "请大家慢慢走，时时刻刻当心，天天高高兴兴。",
            "交警支队支队长到根据地，带来越来越多的人，抓得很紧很紧。",
            "一件一件办，一项项查，一个一个问，几户几户地走。",
            "这事要研究研究，回去商量商量。",
            "是不是不方便？能不能不收费？",
            "党组织组织居民，居民代表代表大家发言。",
            "哈哈哈哈，水声哗啦哗啦。",
            "活动目的|的确立，为了|了解情况，和|和气气。",
            "家家户户来来往往，来了又走，走了又来。",
            "“好的好的！”他说好的，她也说好的。",
            "“过奖过奖！”天边碧蓝碧蓝的，“请坐请坐，喝茶。”",
        ] {
            check(text, &[]);
        }
    }
}
