//! Whatever stands in a text, dates are cut from it, are days that were, and end after they begin.
//!
//! Texts are strung together by a seeded generator from pieces of dates, right and wrong ones, and other words.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::DateBasis;
use baoku_compiler::compile_issue;
use baoku_compiler::dates::scan::scan;

const SCRAPS: &[&str] = &[
    "二〇二六年",
    "2026",
    "１９９８年",
    "二O二六年",
    "廿三",
    "卅",
    "卅一日",
    "三十",
    "三五",
    "元年",
    "元月",
    "百",
    "12",
    "3",
    "31日",
    "年",
    "月",
    "日",
    "号",
    "至",
    "到",
    "—",
    "——",
    "-",
    "～",
    "、",
    "，",
    "。",
    " ",
    "\u{3000}",
    "《",
    "》",
    "（",
    "）",
    "民国",
    "中華民國",
    "光绪",
    "昭和",
    "宣统",
    "农历",
    "夏历",
    "正月",
    "腊月",
    "闰",
    "冬月",
    "初",
    "十五",
    "初八",
    "辛丑",
    "甲子",
    "甲丑",
    "虎",
    "年底",
    "上旬",
    "下旬",
    "上半年",
    "第三季度",
    "季度",
    "近日",
    "日前",
    "昨日",
    "今天",
    "明年",
    "上周",
    "本周",
    "五",
    "末",
    "去年",
    "今年",
    "上月",
    "本月",
    "当天",
    "次日",
    "同年",
    "翌年",
    "前年",
    "将于",
    "讯",
    "电",
    "起施行",
    "开会",
    "江口街道",
    "a",
    "é",
    "😀",
    "\u{301}",
    "9999999999",
    "0",
    "〇",
];

/// A small generator of numbers (SplitMix64), so that a failure can be seen again.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) as usize
}

fn text(seed: u64, scraps: usize) -> String {
    let mut state = seed;
    (0..scraps).map(|_| SCRAPS[next(&mut state) % SCRAPS.len()]).collect()
}

#[test]
fn dates_stand_in_order_and_are_cut_at_characters() {
    for seed in 0..4000 {
        let text = text(seed, 24);
        let mut end = 0;
        for printed in scan(&text) {
            assert!(printed.start >= end && printed.end > printed.start, "seed {seed}: {text}");
            assert!(text.get(printed.start..printed.end).is_some(), "seed {seed}: {text}");
            end = printed.end;
        }
    }
}

#[test]
fn any_text_is_dated_without_panic_and_every_date_ends_after_it_begins() {
    const HEADS: &[&str] = &["", "江口报\n2031年4月15日\n\n", "江口报\n2031年4月\n\n", "江口报\n1905年4月9日\n\n"];
    for seed in 0..1500 {
        let head = HEADS[seed as usize % HEADS.len()];
        let body: Vec<String> = (0..3).map(|at| format!("　　{}镇里开会。", text(seed * 7 + at, 30))).collect();
        let compiled = compile_issue("a.txt", None, format!("{head}{}\n", body.join("\n")).as_bytes());
        let Some(part) = compiled.part else { continue };
        let issue = part.issue.date.date;
        for mention in part.text.articles.iter().flat_map(|article| &article.dates) {
            assert!(mention.to.is_none_or(|to| to > mention.from), "seed {seed}: {mention:?}");
            assert!(!mention.pieces.0.is_empty(), "seed {seed}");
            // Nothing counts from a day that nobody knows.
            assert!(mention.basis != DateBasis::RelativeToIssue || issue.is_some(), "seed {seed}: {mention:?}");
        }
    }
}
