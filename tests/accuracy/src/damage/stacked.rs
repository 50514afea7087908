//! Headlines in a frame of their own: two or three stand one under another, their bodies follow.

use super::{Damage, any, galleys};
use crate::clean::Clean;
use crate::dice::Dice;
use crate::sheet::{Galley, Sheet, Style};

pub(super) const SAME: Damage = Damage {
    name: "stacked headlines, same order",
    what: "two or three headlines one under another, then their bodies in the same order",
    wants: any,
    lay: |articles, dice| lay(articles, false, dice),
};

pub(super) const OPPOSITE: Damage = Damage {
    name: "stacked headlines, opposite order",
    what: "two or three headlines one under another, then their bodies in the opposite order",
    wants: any,
    lay: |articles, dice| lay(articles, true, dice),
};

fn lay(articles: &[&Clean], opposite: bool, dice: &mut Dice) -> Sheet {
    let style = Style::any(dice);
    let mut sheet = Sheet::default();
    let mut left = galleys(articles, &style, dice);
    while !left.is_empty() {
        // A stack, then a story that stands by itself, and so on.
        let count = (if dice.chance(0.2) { 3 } else { 2 }).min(left.len());
        let rest = left.split_off(count);
        print_stack(&mut sheet, std::mem::replace(&mut left, rest), opposite);
        if !left.is_empty() && dice.chance(0.5) {
            sheet.print(left.remove(0).lines());
        }
    }
    sheet
}

/// Prints headings one under another, then the bodies. Only the first label stands above the stack: the others are
/// left where their bodies begin.
pub(super) fn print_stack(sheet: &mut Sheet, mut stack: Vec<Galley>, opposite: bool) {
    for (at, galley) in stack.iter_mut().enumerate() {
        if at == 0 {
            sheet.print(std::mem::take(&mut galley.label));
        } else {
            galley.label.clear();
        }
        sheet.print(std::mem::take(&mut galley.head));
    }
    if opposite {
        stack.reverse();
    }
    stack.into_iter().for_each(|galley| sheet.print(galley.lines()));
}
