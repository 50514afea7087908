//! Text that runs over columns: each column comes as a piece of its own, cut in mid-sentence.

use super::{Damage, any, galleys};
use crate::dice::Dice;
use crate::sheet::{Galley, Line, Sheet, Style, cut_line};

pub(super) const CUT: Damage = Damage {
    name: "cut columns",
    what: "each story set in two to four columns, every column a piece that begins and ends in mid-sentence",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        for mut galley in galleys(articles, &style, dice) {
            sheet.print(std::mem::take(&mut galley.label));
            sheet.print(std::mem::take(&mut galley.head));
            columns(&mut galley, dice).into_iter().for_each(|column| sheet.print(column));
        }
        sheet
    },
};

pub(super) const CROSSED: Damage = Damage {
    name: "crossed columns",
    what: "two stories one above the other share two or three columns, which are read one after the other",
    wants: any,
    lay: |articles, dice| {
        let style = Style::any(dice);
        let mut sheet = Sheet::default();
        let mut galleys = galleys(articles, &style, dice).into_iter();
        let crossed = dice.below(articles.len() / 2);
        let mut pair = 0;
        while let Some(mut upper) = galleys.next() {
            let lower = if pair == crossed { galleys.next() } else { None };
            pair += 1;
            let Some(mut lower) = lower else {
                sheet.print(upper.lines());
                continue;
            };
            let count = dice.between(2, 3);
            let gap = dice.between(1, 3);
            let (above, below) = (even(&mut upper, count, gap, dice), even(&mut lower, count, gap, dice));
            let heads = [upper, lower].map(|galley| galley.label.into_iter().chain(galley.head).collect::<Vec<_>>());
            let [head, other] = heads;
            let mut heads = [Some(head), Some(other)];
            for (a, b) in above.into_iter().zip(below) {
                for (head, column) in heads.iter_mut().zip([a, b]) {
                    sheet.print(head.take().unwrap_or_default());
                    sheet.print(column);
                }
            }
        }
        sheet
    },
};

/// A body in columns of about the same length, `gap` blank lines apart.
fn even(galley: &mut Galley, count: usize, gap: usize, dice: &mut Dice) -> Vec<Vec<Line>> {
    let mut columns = Vec::new();
    for left in (1..=count).rev() {
        let rest = if left == 1 { Vec::new() } else { galley.cut(1.0 / left as f64, gap, dice) };
        columns.push(std::mem::replace(&mut galley.body, rest));
    }
    columns
}

/// A body in two to four columns; where paragraphs are lines, long ones are now and then cut once more.
pub(super) fn columns(galley: &mut Galley, dice: &mut Dice) -> Vec<Vec<Line>> {
    let (count, gap) = (dice.between(2, 4), *dice.pick(&[1, 1, 2, 3]));
    let mut columns = even(galley, count, gap, dice);
    for column in &mut columns {
        let mut at = 0;
        while at < column.len() {
            let length = column[at].text.chars().count();
            if length > 90
                && dice.chance(0.3)
                && let Some(tail) = cut_line(&mut column[at], dice.between(25, length - 25), dice)
            {
                column.insert(at + 1, tail);
            }
            at += 1;
        }
    }
    columns
}
