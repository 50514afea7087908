//! Everything at once, each a little: what a page is really like.

use super::{Damage, any, captions, columns, galleys, page_marks, stacked};
use crate::sheet::{Sheet, Style};

pub(super) const MIXED: Damage = Damage {
    name: "mixed",
    what: "cut columns, stacked headlines, captions and page marks in one issue",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        if dice.chance(0.5) {
            sheet.print(page_marks::masthead(dice));
        }
        let mut left = galleys(articles, &style, dice);
        for galley in &mut left {
            if dice.chance(0.5) {
                captions::into_paragraph(galley, dice);
            }
            if dice.chance(0.5) {
                galley.body = columns::columns(galley, dice).into_iter().flatten().collect();
            }
            if dice.chance(0.15) {
                let at = dice.between(1, galley.body.len());
                page_marks::insert(&mut galley.body, at, page_marks::mark(2, dice), dice);
            }
        }
        while !left.is_empty() {
            let count = if dice.chance(0.25) { 2.min(left.len()) } else { 1 };
            let rest = left.split_off(count);
            stacked::print_stack(&mut sheet, std::mem::replace(&mut left, rest), dice.chance(0.5));
        }
        sheet
    },
};
