//! Mastheads, page marks and running heads in the middle of the text.

use super::{Damage, any, boilerplate, galleys};
use crate::dice::Dice;
use crate::sheet::{Line, Sheet, Style, cut_line};

pub(super) const PAGE_MARKS: Damage = Damage {
    name: "page marks",
    what: "a masthead on top; page marks and running heads between and within paragraphs",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        sheet.print(masthead(dice));
        let mut page = 1;
        for mut galley in galleys(articles, &style, dice) {
            if dice.chance(0.4) {
                page += 1;
                let at = dice.between(1, galley.body.len());
                let mark = mark(page, dice);
                insert(&mut galley.body, at, mark, dice);
            }
            sheet.print(galley.lines());
        }
        sheet
    },
};

/// Inserts lines before a line of the body, or into the line before when that one is long.
pub(super) fn insert(body: &mut Vec<Line>, at: usize, lines: Vec<Line>, dice: &mut Dice) {
    let length = body[at - 1].text.chars().count();
    if length > 60
        && dice.chance(0.5)
        && let Some(tail) = cut_line(&mut body[at - 1], dice.between(25, length - 25), dice)
    {
        body.insert(at, tail);
    }
    let rest = body.split_off(at);
    body.extend(lines);
    body.extend(rest);
    if let Some(next) = body.get_mut(at + 1) {
        next.gap = next.gap.max(1);
    }
}

/// What stands on top of the first page.
pub(super) fn masthead(dice: &mut Dice) -> Vec<Line> {
    let gap = dice.below(2);
    let all: &[&[&str]] = &[
        &["江口报", "江口街道党工委、办事处主办", "2031年5月12日 星期一 第18期（总第236期）"],
        &["柳园镇报", "LIUYUAN TOWN NEWS", "内部资料 免费交流", "2033年9月号"],
        &["河畔人家", "社区报", "第7期 本期四版", "扫一扫 看电子报"],
    ];
    dice.pick(all).iter().map(|text| boilerplate(text, gap)).collect()
}

/// What stands on top of a further page.
pub(super) fn mark(page: usize, dice: &mut Dice) -> Vec<Line> {
    let marks = [
        vec![format!("第{page}版")],
        vec!["江口报".to_owned(), format!("第{page}版 综合新闻")],
        vec![format!("{page} 2031年5月12日 星期一 责任编辑：陆小满")],
        vec![format!("— {page} —")],
        vec!["责任编辑：何苇 版式设计：丁一帆".to_owned()],
    ];
    dice.pick(&marks).iter().map(|text| boilerplate(text, 1)).collect()
}
