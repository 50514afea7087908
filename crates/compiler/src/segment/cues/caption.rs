//! The words under a picture, which the extraction puts wherever the picture stood.

use crate::lines::{Ending, Line};
use crate::vocabulary::{Words, news};
use std::sync::LazyLock;

static SHOWN: LazyLock<Words> = LazyLock::new(|| Words::of("图为 圖為 图： 图① 图② 上图 下图 左图 右图"));
static CREDITS: LazyLock<Words> = LazyLock::new(|| Words::of("摄 攝 摄） /供图 供图 摄影"));

/// Log-odds that a printed line is a caption.
#[must_use]
pub fn caption(text: &str, line: &Line, ending: Ending) -> f32 {
    let bare = text.trim_start_matches(['▲', '△', '▼', '◀', '▶', '←', '→', '（', '(', '↑', '↓', ' ']);
    if line.width <= 160 && SHOWN.begin(bare) {
        return 6.0;
    }
    if line.width <= 120 && text.starts_with(['▲', '△', '▼', '◀', '▶', '←', '→', '↑', '↓']) {
        return 4.0;
    }
    if line.width <= 100 && CREDITS.end(text) && text.contains([' ', '/', '：', '（']) {
        return 4.5;
    }
    if line.width > 36 || line.commas > 0 || line.stops > 0 || ending == Ending::Full {
        return -8.0;
    }
    if news::CAPTION_WORDS.end(text) {
        return 3.5;
    }
    if line.width <= 24 && news::CAPTION_WORDS.within(text) { 0.0 } else { UNMARKED }
}

/// What a line says that is short enough for a caption and has no word of one.
pub const UNMARKED: f32 = -4.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{ending, measure};
    use baoku_archive::print::Source;

    fn caption_of(text: &str) -> f32 {
        let source = Source::new(text.to_owned());
        measure(&source).first().map_or(0.0, |line| caption(text, line, ending(text)))
    }

    #[test]
    fn pictures_are_named_or_credited() {
        for text in ["比赛现场", "图为居民在新桥上散步。", "春游合影", "新桥通车 王小明 摄"]
        {
            assert!(caption_of(text) > 2.0, "{text}");
        }
        assert!(caption_of("江口街道召开河道治理会议") < -2.0);
        assert!(caption_of("他站在现场，看了很久。") < -2.0);
    }
}
