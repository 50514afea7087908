//! The shape of a heading: short, unfinished by any stop, often two balanced halves, often with a verb of news.
//!
//! One line by itself; what stands above and below is weighed by the lattice.

use crate::lines::{Ending, Line, Sign};
use crate::vocabulary::{Words, news};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

/// Log-odds that a line with this shape is a heading rather than text, before its neighbours are looked at; `slogan` says
/// whether [`is_balanced`] holds for it.
#[must_use]
pub fn shape(text: &str, line: &Line, ending: Ending, slogan: bool) -> f32 {
    if line.width > 2 * LONGEST {
        // Nothing else could save it, and a line may be as long as a book.
        return width(line.width);
    }
    let mut odds = width(line.width) + end(text, ending);
    odds -= 4.0 * line.stops.min(2) as f32;
    let commas = line.commas.saturating_sub(line.enumerations);
    odds -= match commas {
        0 => 0.0,
        1 => 0.9,
        more => 0.9 + 1.5 * more.min(4) as f32,
    };
    // A mark opened here and closed on another line: prose wrapped in the middle of a quotation.
    odds -= 2.0 * line.opened.saturating_add(line.closed).min(2) as f32;
    if slogan {
        odds += 2.5;
    } else if line.holds(Sign::Heading) {
        odds += 1.0;
    }
    let clause = commas > 0 && CLAUSE_LIKE.begin(text);
    if clause || SPEECH_LIKE.begin(text) {
        odds -= 1.5;
    }
    // 3月2日，… opens a report; headlines keep the day for later.
    if commas > 0 && line.holds(Sign::Time) && super::opening::day_position(text) == Some(0) {
        odds -= 2.5;
    }
    if line.width > 24 && super::opening::is_dateline(text) {
        odds -= 5.0;
    }
    if line.han == 0 {
        odds -= 1.0;
    }
    odds - if signs(text, line) { 3.0 } else { 0.0 }
}

/// Whether a line is nothing but an office's name, as stands below a notice.
#[must_use]
pub fn signs(text: &str, line: &Line) -> bool {
    line.is_all_han() && line.characters <= 24 && !line.holds(Sign::News) && news::OFFICES.end(text)
}

/// What a reporter begins a sentence with and an editor never begins a headline with.
static SPEECH_LIKE: LazyLock<Words> =
    LazyLock::new(|| Words::of("会上 会议 据悉 据了解 此外 同时 随后 他说 她说 记者 为了 本次 此次"));

/// What opens a clause that a comma closes before the sentence proper.
static CLAUSE_LIKE: LazyLock<Words> = LazyLock::new(|| Words::of("为 在 通过 根据 按照 随着 经过 针对 当 自 由于 据"));

/// Width (half characters) beyond which nothing is a heading.
const LONGEST: u32 = 90;

/// Headlines run to about thirty characters. Up: cut lines of wide columns turn into headlines; down: long official
/// titles are lost in the text.
fn width(width: u32) -> f32 {
    match width {
        0..=4 => -2.0,
        5..=7 => -0.5,
        8..=60 => 0.5,
        61..=76 => -0.3,
        77..=LONGEST => -2.5,
        _ => -9.0,
    }
}

fn end(text: &str, ending: Ending) -> f32 {
    let last = text.chars().next_back().unwrap_or(' ');
    match ending {
        Ending::Full if matches!(last, '！' | '？' | '!' | '?') => -1.0,
        Ending::Full if last == '…' => -1.5,
        Ending::Full => -6.0,
        Ending::Half if matches!(last, '：' | ':' | '；' | ';') => -5.0,
        Ending::Half => 0.0,
        Ending::Open if matches!(last, '，' | ',' | '、') => -5.0,
        Ending::Open if news::UNFINISHED.has(last) => -2.0,
        Ending::Open => 0.5,
    }
}

/// Whether a line is parted by single spaces into two or three pieces of similar length, as slogans above headlines are.
#[must_use]
pub fn is_balanced(text: &str) -> bool {
    let (mut count, mut least, mut most) = (0, u32::MAX, 0);
    for part in parts(text) {
        (count, least, most) = (count + 1, least.min(part), most.max(part));
    }
    let balanced = (2..=4).contains(&count) && least >= 3 && most - least <= 1 + least / 3;
    let latin = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    balanced && !text.split(' ').any(latin)
}

/// The lengths of the parts of a line.
pub fn parts(text: &str) -> impl Iterator<Item = u32> + '_ {
    let parts = text.split([' ', '\u{3000}', '\t']).filter(|part| !part.is_empty());
    parts.map(|part| part.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).count() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{ending, measure};
    use baoku_archive::print::Source;

    fn shape_of(text: &str) -> f32 {
        let source = Source::new(text.to_owned());
        measure(&source).first().map_or(0.0, |line| shape(text, line, ending(text), is_balanced(text)))
    }

    #[test]
    fn headlines_and_slogans_have_the_shape() {
        for text in ["踏春访古 踏浪寻鱼", "江口街道召开 2031 年河道治理会议", "老桥今天重新开放！", "三座公园本月开放"]
        {
            assert!(shape_of(text) > 0.0, "{text} {}", shape_of(text));
        }
    }

    #[test]
    fn sentences_and_their_pieces_have_not() {
        for text in [
            "会上，大家听取了汇报。",
            "要求各村在月底之前把沟渠全部清理",
            "河长制办公室主任李四对",
            "“清水",
            "居民说，路好走了",
        ] {
            assert!(shape_of(text) < 1.2, "{text} {}", shape_of(text));
        }
        assert!(shape_of("会上，大家听取了汇报。") < -4.0);
    }

    #[test]
    fn halves_are_balanced_only_when_parted_by_a_space() {
        assert!(is_balanced("踏春访古 踏浪寻鱼"));
        assert_eq!(parts("踏春访古 踏浪寻鱼").collect::<Vec<_>>(), [4, 4]);
        for text in ["看水 问田 听民声", "召开 2031 年会议", "踏春访古踏浪寻鱼"] {
            assert!(!is_balanced(text), "{text}");
        }
    }
}
