//! The habits of an issue, measured before any line is judged: column widths, whether blank lines tell the truth,
//! how paragraphs are indented, whether sentences are punctuated, which characters stand side by side.
//!
//! Statistics of this one text; no rule and no vocabulary.

use super::cues::cohesion::Neighbours;
use super::cues::column::{Column, columns, extent};
use super::cues::heading::{is_balanced, parts};
use super::cues::imprint::marks_page;
use super::cues::length::{Print, starts};
use super::cues::opening;
use super::cues::room::{Room, room_between};
use super::cues::word;
use crate::lines::{Ending, Line, Sign, ending, measure_counting};
use baoku_archive::print::Source;

/// A text with its measured lines and habits.
#[derive(Debug)]
pub struct Page<'a> {
    /// The text.
    pub source: &'a Source,
    /// Its printed lines.
    pub lines: &'a [Line],
    /// How each printed line ends.
    pub endings: Vec<Ending>,
    /// The column each printed line stands in.
    pub columns: Vec<Column>,
    /// Which characters stand side by side.
    pub neighbours: Neighbours,
    /// For each printed line, the bond with the one above.
    bonds: Vec<f32>,
    /// For each printed line, what the lengths of paragraphs say for one beginning there, in log-odds.
    pub(super) lengths: Vec<f32>,
    /// Which printed lines mark a page and can be nothing else.
    pub(super) marks: Vec<bool>,
    /// Which printed lines are parted into balanced parts.
    slogans: Vec<bool>,
    /// Which printed lines are part of a list: a table of contents, a roster.
    pub listed: Vec<bool>,
    /// What the issue does as a rule.
    pub habits: Habits,
}

/// What an issue does as a rule. Shares are 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habits {
    /// Of the blank gaps after body lines, the share that cuts a sentence in two.
    pub lying_blanks: f32,
    /// Of the body lines that end a sentence well before the column's edge, the share followed by a blank line.
    pub parted_by_blanks: f32,
    /// Of the lines after such ends, the share printed with an indent.
    pub indented: f32,
    /// Of the lines after such ends, the share that is two characters narrower than the column below: an indent
    /// that the extraction lost.
    pub lost_indents: f32,
    /// Of the wrapped lines that end in mid-sentence, the share that fills the column exactly: a program's wrapping is
    /// rigid, a typesetter squeezes marks.
    pub rigid: f32,
    /// Whether sentences end in stops at all; old prints and tables do without.
    pub punctuated: bool,
}

impl Habits {
    /// How far blank lines can be trusted, 0 to 1: not at all once a quarter of them cuts a sentence.
    #[must_use]
    pub fn honest_blanks(&self) -> f32 {
        (1.0 - 4.0 * self.lying_blanks).clamp(0.0, 1.0)
    }
}

impl<'a> Page<'a> {
    /// Counts the neighbouring characters of a text and measures its habits.
    #[must_use]
    pub fn new(source: &'a Source, lines: &'a [Line]) -> Page<'a> {
        let mut neighbours = Neighbours::of_text(source.text().len());
        measure_counting(source, |before, c| neighbours.count(before, c));
        Page::counted(source, lines, neighbours)
    }

    /// Measures the habits of a text whose neighbouring characters are counted.
    #[must_use]
    pub fn counted(source: &'a Source, lines: &'a [Line], neighbours: Neighbours) -> Page<'a> {
        let endings = endings(source, lines);
        let columns = columns(lines);
        let habits = habits(source, lines, &endings, &columns);
        let is_slogan = |line: &Line| line.holds(Sign::Space) && is_balanced(source.slice(line.span));
        let slogans: Vec<bool> = lines.iter().map(is_slogan).collect();
        let listed = listed(lines, &slogans, &endings, &columns);
        let print = Print { lines, endings: &endings, columns: &columns, rigid: habits.rigid };
        let lengths = starts(&print, |at| lines.get(at).map_or("", |line| source.slice(line.span)));
        let marks = lines.iter().map(|line| marks_page(source.slice(line.span), line)).collect();
        let bonds = Vec::new();
        let mut page =
            Page { source, lines, endings, columns, neighbours, bonds, lengths, marks, slogans, listed, habits };
        page.bonds = (0..lines.len()).map(|at| page.bond_above(at)).collect();
        page
    }

    /// Whether a printed line begins with the indent of a paragraph.
    #[must_use]
    pub fn is_indented(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| (2..=8).contains(&line.indent))
    }

    /// The lengths of the parts of a printed line that is parted into balanced ones.
    #[must_use]
    pub fn halves(&self, at: usize) -> Option<Vec<u32>> {
        self.is_slogan(at).then(|| parts(self.text(at)).collect())
    }

    /// Whether a printed line is parted into balanced parts, as slogans are.
    #[must_use]
    pub fn is_slogan(&self, at: usize) -> bool {
        self.slogans.get(at) == Some(&true)
    }

    /// Whether a printed line is narrower than its column by just the indent that first lines have in this issue: its own
    /// was dropped.
    #[must_use]
    pub fn dropped_indent(&self, at: usize) -> bool {
        let (Some(line), Some(column)) = (self.lines.get(at), self.columns.get(at)) else { return false };
        // Where hardly any is missing, none was dropped.
        line.indent == 0
            && (0.5..0.93).contains(&self.habits.indented)
            && column.is_wrapped()
            && column.lost_indent(line)
    }

    /// Whether a printed line fills its column, where lines are wrapped.
    #[must_use]
    pub fn is_full(&self, at: usize) -> bool {
        let (Some(line), Some(column)) = (self.lines.get(at), self.columns.get(at)) else { return false };
        column.is_wrapped() && (-1..=1).contains(&(extent(line) as i32 - column.above.max(column.below) as i32))
    }

    /// The room line `a` leaves for the beginning of line `b`, where its column is `narrower` half characters less wide.
    #[must_use]
    pub fn room(&self, a: usize, b: usize, narrower: i32) -> Room {
        let (Some(line), Some(column)) = (self.lines.get(a), self.columns.get(a)) else { return Room::Little };
        room_between(column, line, self.text(b), narrower)
    }

    /// Log-odds that line `b` goes on with a word or phrase that line `a` begins; 0 where that cannot be told.
    #[must_use]
    pub fn bond(&self, a: usize, b: usize) -> f32 {
        if b == a + 1 { self.bonds.get(b).copied().unwrap_or(0.0) } else { self.bond_of(a, b) }
    }

    /// Only a line that ends in mid-sentence can have cut a word.
    fn bond_above(&self, at: usize) -> f32 {
        let Some(above) = at.checked_sub(1) else { return 0.0 };
        if self.endings.get(above) == Some(&Ending::Open) { self.bond_of(above, at) } else { 0.0 }
    }

    fn bond_of(&self, a: usize, b: usize) -> f32 {
        let (above, below) = (self.text(a), self.text(b));
        let (Some(last), Some(first)) = (above.chars().next_back(), below.chars().next()) else { return 0.0 };
        (self.neighbours.bond(last, first) + word::cut(above, below)).min(MOST_BOND)
    }

    /// Log-odds that a printed line begins a story.
    #[must_use]
    pub fn story(&self, at: usize) -> f32 {
        self.lines.get(at).map_or(0.0, |line| opening::story(self.text(at), line))
    }

    /// A printed line's text.
    #[must_use]
    pub fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| self.source.slice(line.span))
    }
}

/// How each printed line ends.
fn endings(source: &Source, lines: &[Line]) -> Vec<Ending> {
    let text = |line: &Line| source.slice(line.span);
    let mut endings: Vec<Ending> = lines.iter().map(|line| ending(text(line))).collect();
    // A line may end in the middle of a number: 30. and 6.
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    for (end, pair) in endings.iter_mut().zip(lines.windows(2)).filter(|(end, _)| **end == Ending::Full) {
        let [above, below] = pair else { continue };
        let whole = text(above).strip_suffix('.').is_some_and(|whole| is_digit(whole.chars().next_back()));
        if whole && is_digit(text(below).chars().next()) {
            *end = Ending::Open;
        }
    }
    endings
}

/// The most a bond can say. Up: a word overrules a headline that every other cue sees.
const MOST_BOND: f32 = 4.5;

/// So many short unfinished lines in a row, without a gap, are a list. Down: two stacked titles of two lines are one;
/// up: short lists turn into headlines.
const LIST: usize = 5;

fn listed(lines: &[Line], slogans: &[bool], endings: &[Ending], columns: &[Column]) -> Vec<bool> {
    let mut listed = vec![false; lines.len()];
    let mut from = 0;
    let item = |at: usize| match (lines.get(at), endings.get(at), columns.get(at)) {
        (Some(line), Some(Ending::Open), Some(column)) => {
            let edge = column.above.min(column.below);
            line.width <= 40 && line.commas < 2 && (!column.is_wrapped() || line.width * 10 <= edge * 7)
        }
        _ => false,
    };
    for at in 0..=lines.len() {
        let goes_on = item(at) && lines.get(at).is_some_and(|line| at == from || line.blanks == 0);
        if goes_on {
            continue;
        }
        if at - from >= LIST && !stacked(slogans.get(from..at).unwrap_or_default()) {
            listed.iter_mut().take(at).skip(from).for_each(|listed| *listed = true);
        }
        from = if item(at) { at } else { at + 1 };
    }
    listed
}

/// Whether short lines are titles one under another rather than a list: slogans stand above many of them.
fn stacked(slogans: &[bool]) -> bool {
    slogans.iter().filter(|slogan| **slogan).count() * 3 >= slogans.len()
}

/// A share of few cases is drawn towards one half; of none it is `empty`.
fn share(hits: usize, cases: usize, empty: f32) -> f32 {
    if cases == 0 { empty } else { (hits as f32 + 0.5) / (cases as f32 + 1.0) }
}

fn habits(source: &Source, lines: &[Line], endings: &[Ending], columns: &[Column]) -> Habits {
    let (mut gaps, mut lies) = (0, 0);
    let (mut ends, mut parted, mut indented, mut firsts, mut lost) = (0, 0, 0, 0, 0);
    let (mut texts, mut inner, mut exact) = (0, 0, 0);
    for (at, pair) in lines.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let (Some(end), Some(column), Some(next_column)) = (endings.get(at), columns.get(at), columns.get(at + 1))
        else {
            continue;
        };
        let body = a.stops > 0 || a.commas > 1 || *end == Ending::Full || column.is_wrapped();
        // Only what is surely text: a title before or after a blank line says nothing about paragraphs.
        let next_body = b.stops > 0 || b.commas > 1 || endings.get(at + 1) == Some(&Ending::Full);
        if b.blanks > 0 && body && (next_body || column.is_wrapped()) {
            gaps += 1;
            lies += usize::from(*end == Ending::Open);
        }
        if *end == Ending::Open && column.wrapped > 0.9 && next_column.wrapped > 0.9 && !next_column.lost_indent(a) {
            inner += 1;
            exact += usize::from(room_between(column, a, source.slice(b.span), 0) <= Room::Little);
        }
        if *end == Ending::Full && column.shortness(a) >= SURELY_SHORT && body {
            ends += 1;
            parted += usize::from(b.blanks > 0);
            // Only what is a first line for sure: a title is as wide as it likes.
            let full = next_column.is_wrapped() && (-2..=1).contains(&(extent(b) as i32 - next_column.below as i32));
            if next_body || full || b.indent >= 2 {
                texts += 1;
                indented += usize::from(b.indent >= 2);
            }
            firsts += usize::from(full || next_column.lost_indent(b));
            lost += usize::from(next_column.lost_indent(b));
        }
    }
    let stops: u64 = lines.iter().map(|line| u64::from(line.stops)).sum::<u64>()
        + endings.iter().filter(|end| **end == Ending::Full).count() as u64;
    let characters: u64 = lines.iter().map(|line| u64::from(line.width / 2)).sum();
    Habits {
        lying_blanks: share(lies, gaps, 0.5),
        parted_by_blanks: share(parted, ends, 0.5),
        indented: share(indented, texts, 0.5),
        lost_indents: share(lost, firsts, 0.5),
        rigid: share(exact, inner, 0.0),
        // One stop in 150 characters is a third of what the sparsest modern prose has. Up: a dense report with long
        // sentences loses its best cue; down: a list of names counts as prose.
        punctuated: stops * 150 >= characters,
    }
}

/// From this shortness on (half characters) a line that ends a sentence surely ends its paragraph. Down: lines whose
/// last punctuation was squeezed count as short; up: too few cases to learn from.
const SURELY_SHORT: i32 = 6;

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    fn listed(text: &str) -> Vec<bool> {
        let source = Source::new(text.to_owned());
        let lines = measure(&source);
        Page::new(&source, &lines).listed
    }

    #[test]
    fn short_lines_are_a_list_unless_slogans_stand_among_them() {
        let text = "\n\n3月5日，江口街道开会，部署今年的河道治理。\n";
        let list = "清水绕城活动\n河道治理工程\n老桥修缮工程\n新灯安装工程\n书香满街活动\n图书馆开放日";
        assert_eq!(listed(&[list, text].concat())[..6], [true; 6]);
        let stack = "清水绕城 白鹭归来\n江口街道启动河道治理\n老桥新灯 夜行不慌\n柳园镇修好三座老桥\n书香满街 灯火可亲\n江口图书馆夜间开放";
        assert_eq!(listed(&[stack, text].concat())[..6], [false; 6]);
    }
}
