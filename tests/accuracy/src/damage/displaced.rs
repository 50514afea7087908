//! A story's beginning in a frame that comes last: it stands at the file's end, or at another story's.

use super::{Damage, any, galleys};
use crate::sheet::{Sheet, Style};

pub(super) const DISPLACED: Damage = Damage {
    name: "displaced beginnings",
    what: "one story's first column stands at the end of the file or of another story, cut in mid-sentence",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut galleys = galleys(articles, &style, dice);
        let at = dice.below(galleys.len().saturating_sub(1));
        let share = *dice.pick(&[0.2, 0.35, 0.5]);
        let galley = &mut galleys[at];
        let rest = galley.cut(share, style.below, dice);
        let mut beginning = std::mem::replace(&mut galley.body, rest);
        if let Some(first) = beginning.first_mut() {
            first.gap = dice.between(1, 3);
        }
        // The file's end more often than another story's.
        let end = if dice.chance(0.7) { galleys.len() - 1 } else { dice.between(at + 1, galleys.len() - 1) };
        let mut sheet = Sheet::default();
        for (number, galley) in galleys.into_iter().enumerate() {
            sheet.print(galley.lines());
            if number == end {
                sheet.print(std::mem::take(&mut beginning));
            }
        }
        sheet
    },
};
