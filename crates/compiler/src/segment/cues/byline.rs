//! Who wrote it: a short line with a reporter's title and names.

use crate::lines::{Ending, Line, Sign};
use crate::vocabulary::{Words, news};
use std::sync::LazyLock;

/// How a byline begins.
static TITLED: LazyLock<Words> =
    LazyLock::new(|| Words::of("记者 記者 通讯员 通訊員 作者 撰稿 供稿 撰文 文/ 文： 图/ 图文 文图 文并图"));

/// Log-odds that a printed line is a byline.
#[must_use]
pub fn byline(text: &str, line: &Line, ending: Ending) -> f32 {
    if line.width > 60 || line.stops > 0 || ending == Ending::Full || line.commas > line.enumerations {
        return -8.0;
    }
    let bare = text.trim_start_matches([
        '■', '□', '●', '◆', '▲', '△', '（', '(', '本', '报', '報', '社', '见', '习', '实', '特', '约', ' ', '\u{3000}',
    ]);
    let titled = TITLED.begin(bare) || bare.starts_with("文 /");
    if titled && !line.holds(Sign::News) {
        // 记者 王小明 is a byline, 记者节特别报道 is not: names are short and parted.
        let names =
            text.split([' ', '\u{3000}', '/', '：', ':', '、', '）', '(', '（']).filter(|piece| !piece.is_empty());
        let longest = names.map(|piece| piece.chars().count()).max().unwrap_or(0);
        return if longest <= 6 { 5.0 } else { -1.0 };
    }
    let marked = text.starts_with(['□', '■', '●']) && line.width <= 20;
    if !marked && !line.holds(Sign::Byline) {
        return -8.0;
    }
    let mut words = news::BYLINE_WORDS.all_in(text).map(|(_, word)| word);
    let first = words.next();
    match (marked, words.any(|word| Some(word) != first)) {
        (true, _) => 2.5,
        (false, true) => 2.0,
        _ => -8.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{ending, measure};
    use baoku_archive::print::Source;

    fn byline_of(text: &str) -> f32 {
        let source = Source::new(text.to_owned());
        measure(&source).first().map_or(0.0, |line| byline(text, line, ending(text)))
    }

    #[test]
    fn reporters_and_their_names_are_a_byline() {
        for text in ["本报记者 王小明", "记者 王小明 通讯员 李四", "□ 王小明", "文/王小明 图/李四", "（通讯员 王小明）"]
        {
            assert!(byline_of(text) > 2.0, "{text}");
        }
        assert!(byline_of("记者节当天街道举行座谈会") < 0.0);
    }
}
