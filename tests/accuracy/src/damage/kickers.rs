//! Stories with more than a headline: kicker, subtitle, byline.

use super::{Damage, in_order};
use crate::clean::Clean;
use crate::sheet::Style;

pub(super) const KICKERS: Damage = Damage {
    name: "kickers and subtitles",
    what: "most stories have a kicker, a subtitle or a byline, in any layout",
    wants: rich,
    lay: |articles, dice| in_order(articles, &Style::any(dice), dice),
};

fn rich(article: &Clean) -> bool {
    [&article.kicker, &article.subtitle, &article.byline].iter().any(|text| !text.is_empty())
}
