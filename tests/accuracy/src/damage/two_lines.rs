//! Headlines over two lines.

use super::{Damage, in_order};
use crate::sheet::{Indent, Style};

pub(super) const TWO_LINES: Damage = Damage {
    name: "titles over two lines",
    what: "every headline that an editor would break stands in two lines, in any layout",
    wants: |article| article.headline.contains('｜'),
    lay: |articles, dice| {
        let any = if dice.chance(0.4) { Style::wrapped(dice, Indent::Lost) } else { Style::any(dice) };
        let style = Style { broken_headlines: 1.0, ..any };
        in_order(articles, &style, dice)
    },
};
