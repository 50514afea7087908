//! Half-width punctuation, as some layout programs write it into the text layer.

use super::{Damage, any, in_order};
use crate::sheet::{Style, cut_line};

pub(super) const HALF_WIDTH: Damage = Damage {
    name: "half-width punctuation",
    what: "commas, semicolons, colons and brackets, in a few issues stops too, are half-width",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = in_order(articles, &style, dice);
        let stops = dice.chance(0.2);
        sheet.change(|line| line.text = line.text.chars().map(|c| narrow(c, stops)).collect());
        // Such files are cut by columns as others are.
        sheet.split(|line| {
            let length = line.text.chars().count();
            (length > 90 && dice.chance(0.25)).then(|| cut_line(line, dice.between(25, length - 25), dice))?
        });
        sheet
    },
};

fn narrow(c: char, stops: bool) -> char {
    match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '。' if stops => '.',
        '！' if stops => '!',
        '？' if stops => '?',
        _ => c,
    }
}
