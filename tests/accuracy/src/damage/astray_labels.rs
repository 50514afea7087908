//! Labels of sections out of place: after their story, or in the middle of it.

use super::{Damage, galleys};
use crate::sheet::{Sheet, Style};

pub(super) const ASTRAY: Damage = Damage {
    name: "labels astray",
    what: "the label of a section stands after its story or between two of its paragraphs",
    wants: |article| !article.section.is_empty(),
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        for mut galley in galleys(articles, &style, dice) {
            let mut label = std::mem::take(&mut galley.label);
            label.iter_mut().for_each(|line| line.gap = line.gap.max(1));
            let starts: Vec<usize> = (1..galley.body.len()).filter(|at| galley.body[*at].at == 0).collect();
            let at = if dice.chance(0.5) || starts.is_empty() { galley.body.len() } else { *dice.pick(&starts) };
            let rest = galley.body.split_off(at);
            sheet.print(galley.lines());
            sheet.print(label);
            sheet.print(rest);
        }
        sheet
    },
};
