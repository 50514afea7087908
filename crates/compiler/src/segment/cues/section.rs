//! Labels of a newspaper's parts (栏目): in black brackets, or a short word that editors use for it.

use crate::lines::{Ending, Line};
use crate::vocabulary::news;

/// Log-odds that a printed line is a section's label.
#[must_use]
pub fn section(text: &str, line: &Line, ending: Ending) -> f32 {
    if bracketed(text) && line.width <= 32 {
        return 6.0;
    }
    if line.width > 14
        || line.commas > 0
        || ending != Ending::Open
        || line.han < 2
        || line.opened > 0
        || line.closed > 0
    {
        return -8.0;
    }
    // 寻人启事 is a notice's own title unless a title follows.
    let notice = line.han > 2 && news::NOTICES.end(text);
    match line.width <= 12 && news::SECTION_ENDINGS.end(text) {
        true if notice => 0.0,
        // Headlines of four characters are rare.
        true if line.width <= 8 => 3.0,
        true => 2.5,
        false => -2.5,
    }
}

fn bracketed(text: &str) -> bool {
    let pairs = [('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕'), ('■', '■'), ('◆', '◆'), ('●', '●')];
    let first = text.chars().next();
    let pair = pairs.iter().find(|(open, _)| Some(*open) == first);
    pair.is_some_and(|(_, close)| text.ends_with(*close) && text.chars().count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{ending, measure};
    use baoku_archive::print::Source;

    fn section_of(text: &str) -> f32 {
        let source = Source::new(text.to_owned());
        measure(&source).first().map_or(0.0, |line| section(text, line, ending(text)))
    }

    #[test]
    fn labels_are_short_or_bracketed() {
        assert!(section_of("【河畔人家】") > 3.0);
        assert!(section_of("江口要闻") > 1.0);
        assert!(section_of("河畔人家") < 0.0);
        assert!(section_of("江口街道召开新闻发布会") < -3.0);
    }
}
