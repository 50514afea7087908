//! Whether a break cuts a word in two (责任重|大, 切|入点), by a dictionary of Chinese words.
//!
//! Half of all breaks inside a text do, and hardly ever the break between a headline and its story.

use baoku_archive::text::is_han;

/// Log-odds that what is printed below goes on from what is printed above, by the words around the break; 0 where either
/// side is not Chinese, and where the compiler is built without its dictionary.
#[must_use]
pub fn cut(above: &str, below: &str) -> f32 {
    if !cfg!(feature = "dictionary") {
        return 0.0;
    }
    let before = above.chars().rev().take(REACH).take_while(|c| is_han(*c)).map(char::len_utf8).sum::<usize>();
    let after = below.chars().take(REACH).take_while(|c| is_han(*c)).map(char::len_utf8).sum::<usize>();
    let (Some(before), Some(after)) = (above.get(above.len() - before..), below.get(..after)) else { return 0.0 };
    if before.is_empty() || after.is_empty() {
        return 0.0;
    }
    match is_cut(before, after) {
        Some(true) => CUT,
        Some(false) => WHOLE,
        None => 0.0,
    }
}

/// So many characters on each side are looked at. Down: the words beside the break are read wrongly; up: slower.
const REACH: usize = 5;
/// Measured on a daily: 52 % of the breaks inside text cut a word, 0.2 % of those between a headline and its story. Less
/// than that says: names that stand in no dictionary.
const CUT: f32 = 3.0;
/// What a break between whole words says against going on.
const WHOLE: f32 = -0.7;

/// The dictionary of words. Read when first asked for: a tenth of a second.
#[cfg(feature = "dictionary")]
pub(crate) fn dictionary() -> &'static jieba_rs::Jieba {
    static WORDS: std::sync::LazyLock<jieba_rs::Jieba> = std::sync::LazyLock::new(jieba_rs::Jieba::new);
    &WORDS
}

#[cfg(feature = "dictionary")]
fn is_cut(before: &str, after: &str) -> Option<bool> {
    let text = [before, after].concat();
    let border = before.len();
    let mut at = 0;
    let borders = dictionary().cut(&text, false).into_iter().map(|word| {
        at += word.word.len();
        at
    });
    Some(borders.into_iter().all(|at| at != border))
}

#[cfg(not(feature = "dictionary"))]
fn is_cut(_: &str, _: &str) -> Option<bool> {
    None
}

#[cfg(all(test, feature = "dictionary"))]
mod tests {
    use super::*;

    #[test]
    fn words_cut_by_a_break_are_known() {
        for (above, below) in [("责任重", "大，要抓好"), ("找准切", "入点"), ("加快建", "设步伐")] {
            assert!(cut(above, below) > 2.0, "{above}|{below}");
        }
        for (above, below) in [("街道召开会议", "今天上午"), ("老桥重新开放", "江口街道的居民")]
        {
            assert!(cut(above, below) < 0.0, "{above}|{below}");
        }
        assert!(cut("共 25", "户").abs() < 0.1);
    }
}
