//! Captions of pictures that stand in the text: between lines of a paragraph, or between halves of a line.

use super::{Damage, galleys};
use crate::clean::Clean;
use crate::dice::Dice;
use crate::sheet::{Galley, Line, Sheet, Style, cut_line};

pub(super) const CAPTIONS: Damage = Damage {
    name: "captions in paragraphs",
    what: "a paragraph of half the stories is cut by the caption of a picture",
    wants: has_caption,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        for (number, mut galley) in galleys(articles, &style, dice).into_iter().enumerate() {
            if dice.chance(0.5) || has_caption(articles[number]) {
                into_paragraph(&mut galley, dice);
            }
            sheet.print(galley.lines());
        }
        sheet
    },
};

fn has_caption(article: &Clean) -> bool {
    article.blocks.iter().any(|block| block.kind == "caption")
}

/// Moves a story's caption into the paragraph before it.
pub(super) fn into_paragraph(galley: &mut Galley, dice: &mut Dice) {
    // A caption is the only block that is one line and neither first nor wrapped: the sheet knows by `caption`.
    let Some(at) = galley.body.iter().position(|line| galley.captions.contains(&line.part)) else { return };
    if at == 0 {
        return;
    }
    let caption = galley.body.remove(at);
    let part = galley.body[at - 1].part;
    let first = galley.body.iter().position(|line| line.part == part).unwrap_or(at - 1);
    let between = if first + 1 < at { Some(dice.between(first + 1, at - 1)) } else { split(galley, first, dice) };
    let Some(place) = between else {
        galley.body.insert(at, caption);
        return;
    };
    let gap = caption.gap.max(usize::from(dice.chance(0.7)));
    galley.body[place].gap = gap;
    galley.body.insert(place, Line { gap, ..caption });
}

/// Cuts a paragraph that is one line; where its second half begins.
fn split(galley: &mut Galley, at: usize, dice: &mut Dice) -> Option<usize> {
    let length = galley.body[at].text.chars().count();
    if length < 50 {
        return None;
    }
    let tail = cut_line(&mut galley.body[at], dice.between(20, length - 20), dice)?;
    galley.body.insert(at + 1, tail);
    Some(at + 1)
}
