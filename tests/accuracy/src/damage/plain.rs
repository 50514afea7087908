//! Nothing is moved: paragraphs as lines, or wrapped in columns, with and without what tells paragraphs apart.

use super::{Damage, any, in_order};
use crate::clean::Clean;
use crate::dice::Dice;
use crate::sheet::{Indent, Sheet, Style};

pub(super) const BLANKS: Damage = Damage {
    name: "blank-line paragraphs",
    what: "each paragraph a line, a blank line between them",
    wants: any,
    lay: |articles, dice| in_order(articles, &Style::blanks(dice), dice),
};

pub(super) const INDENTS: Damage = Damage {
    name: "indents only",
    what: "each paragraph a line set in by two characters, no blank lines in the text",
    wants: any,
    lay: |articles, dice| in_order(articles, &Style::indents(dice), dice),
};

pub(super) const WRAPPED_INDENTED: Damage = Damage {
    name: "wrapped, indent printed",
    what: "lines of 14–24 characters with lying blank lines; first lines set in",
    wants: any,
    lay: |articles, dice| wrapped(articles, Indent::Printed, dice),
};

pub(super) const WRAPPED_LOST: Damage = Damage {
    name: "wrapped, indent lost",
    what: "the same, the room of the indent left but nothing printed there",
    wants: any,
    lay: |articles, dice| wrapped(articles, Indent::Lost, dice),
};

pub(super) const WRAPPED_BARE: Damage = Damage {
    name: "wrapped, no indent",
    what: "the same, first lines as wide as the others",
    wants: any,
    lay: |articles, dice| wrapped(articles, Indent::None, dice),
};

pub(super) const WRAPPED_DROPPED: Damage = Damage {
    name: "wrapped, some indents dropped",
    what: "the same with printed indents, a fifth of them lost",
    wants: any,
    lay: |articles, dice| {
        let style = Style::wrapped(dice, Indent::Printed);
        let mut sheet = in_order(articles, &style, dice);
        sheet.change(|line| {
            if line.text.starts_with('　') && dice.chance(0.2) {
                line.text = line.text.trim_start().to_owned();
            }
        });
        sheet
    },
};

fn wrapped(articles: &[&Clean], indent: Indent, dice: &mut Dice) -> Sheet {
    let style = Style::wrapped(dice, indent);
    in_order(articles, &style, dice)
}
