//! Decisions held against the issue they are about: every line exists, nothing is said twice.

use super::written::{Lines, Order};
use super::{Decisions, Settled, Sheet};
use crate::diagnostic::{Diagnostic, Kind, Spot, kind, kinds};
use crate::role::Role;
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Source};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// Decisions that fit their issue, by raw line.
#[derive(Debug, Default)]
pub(crate) struct Fitted {
    /// When the issue appeared.
    pub(crate) date: Option<PartialDate>,
    /// What lines are.
    pub(crate) told: BTreeMap<u32, Said>,
    /// Lines that stand elsewhere, in the order they are written.
    pub(crate) moves: Vec<Move>,
    /// What was looked at and found right.
    pub(crate) settled: Vec<Settled>,
}

/// What an editor says of a line.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// What it is.
    pub(crate) role: Role,
    /// Whether it begins that heading, paragraph or caption, or continues the one before.
    pub(crate) opens: bool,
    /// Where this is said.
    pub(crate) place: Spot,
}

/// Lines that stand elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    /// First and last of the lines.
    pub(crate) lines: LineRange,
    /// Where they go.
    pub(crate) to: To,
    /// Where this is said.
    pub(crate) place: Spot,
}

/// Where lines go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    /// Right before this line.
    Before(u32),
    /// Right after this line.
    After(u32),
    /// Into the body under this line of a headline.
    Under(u32),
}

impl To {
    /// The line that is named.
    pub(crate) fn line(self) -> u32 {
        match self {
            To::Before(line) | To::After(line) | To::Under(line) => line,
        }
    }
}

impl Decisions {
    /// Holds the decisions against the text; `file` is the path.
    ///
    /// # Errors
    /// Everything that does not fit, in the order of the file.
    pub(crate) fn fit(&self, file: &str, source: &Source) -> Result<Fitted, Vec<Diagnostic>> {
        let mut fitting = Fitting { sheet: &self.sheet, source, fitted: Fitted::default(), wrong: Vec::new() };
        fitting.date(self.written.date.as_ref());
        for line in &self.written.join {
            fitting.line(line.line.span(), *line.line.get_ref(), Role::Paragraph, false);
        }
        for line in &self.written.split {
            fitting.line(line.line.span(), *line.line.get_ref(), Role::Paragraph, true);
        }
        for level in &self.written.level {
            fitting.level(&level.lines, level.is.role());
        }
        for order in &self.written.order {
            fitting.order(order);
        }
        for settled in &self.written.settled {
            fitting.settled(file, &settled.code, settled.line.as_ref());
        }
        let Fitting { fitted, mut wrong, .. } = fitting;
        wrong.sort_by(|a, b| a.order().cmp(&b.order()));
        if wrong.is_empty() { Ok(fitted) } else { Err(wrong) }
    }
}

struct Fitting<'a> {
    sheet: &'a Sheet,
    source: &'a Source,
    fitted: Fitted,
    wrong: Vec<Diagnostic>,
}

impl Fitting<'_> {
    fn complain(&mut self, kind: &Kind, at: Range<usize>, message: String) {
        self.wrong.push(self.sheet.complain(kind, at, message));
    }

    fn is_printed(&self, line: u32) -> bool {
        self.source.line(line).chars().any(|c| !c.is_whitespace())
    }

    /// Whether a line exists and has something printed on it; complains where not.
    fn stands(&mut self, at: &Range<usize>, line: u32) -> bool {
        let last = self.source.line_count();
        if !(1..=last).contains(&line) {
            self.complain(&kinds::MISPLACED_DECISION, at.clone(), format!("没有第 {line} 行：这一期共 {last} 行"));
            return false;
        }
        if !self.is_printed(line) {
            self.complain(&kinds::MISPLACED_DECISION, at.clone(), format!("第 {line} 行是空行"));
            return false;
        }
        true
    }

    /// The printed lines of a range whose ends stand there.
    fn printed(&mut self, lines: &Spanned<Lines>) -> Vec<u32> {
        let Lines(from, to) = *lines.get_ref();
        if !(self.stands(&lines.span(), from) && self.stands(&lines.span(), to)) {
            return Vec::new();
        }
        (from..=to).filter(|line| self.is_printed(*line)).collect()
    }

    fn date(&mut self, date: Option<&Spanned<String>>) {
        let Some(date) = date else { return };
        match date.get_ref().parse() {
            Ok(parsed) => self.fitted.date = Some(parsed),
            Err(_) => {
                let message = format!("“{}”不是日期", date.get_ref());
                self.complain(&kinds::MISPLACED_DECISION, date.span(), message);
            }
        }
    }

    fn line(&mut self, at: Range<usize>, line: u32, role: Role, opens: bool) {
        if !self.stands(&at, line) {
            return;
        }
        let place = self.sheet.spot(at.clone());
        if let Some(before) = self.fitted.told.insert(line, Said { role, opens, place }) {
            let message = format!("第 {line} 行在第 {} 行已经有一个决定，一行只能决定一次", before.place.lines.0);
            self.complain(&kinds::CONTRADICTING_DECISIONS, at, message);
        }
    }

    fn level(&mut self, lines: &Spanned<Lines>, role: Role) {
        for (rank, line) in self.printed(lines).into_iter().enumerate() {
            self.line(lines.span(), line, role, rank == 0);
        }
    }

    fn order(&mut self, order: &Order) {
        let at = order.lines.span();
        let to = match (&order.before, &order.after, &order.under) {
            (Some(line), None, None) => To::Before(*line.get_ref()),
            (None, Some(line), None) => To::After(*line.get_ref()),
            (None, None, Some(line)) => To::Under(*line.get_ref()),
            _ => {
                let message =
                    "要写 before（在某行之前）、after（在某行之后）或 under（归某行的标题），三者写一个".into();
                return self.complain(&kinds::CONTRADICTING_DECISIONS, at, message);
            }
        };
        let target = [&order.before, &order.after, &order.under].into_iter().flatten().next();
        if self.printed(&order.lines).is_empty() || !target.is_none_or(|line| self.stands(&line.span(), to.line())) {
            return;
        }
        let Lines(from, last) = *order.lines.get_ref();
        if (from..=last).contains(&to.line()) {
            let message = format!("第 {from}–{last} 行不能放到它们自己中间的第 {} 行", to.line());
            return self.complain(&kinds::CONTRADICTING_DECISIONS, at, message);
        }
        if let Some(other) = self.fitted.moves.iter().find(|other| other.lines.0 <= last && from <= other.lines.1) {
            let message = format!("这几行里有的在第 {} 行已经安排了位置", other.place.lines.0);
            return self.complain(&kinds::CONTRADICTING_DECISIONS, at, message);
        }
        let place = self.sheet.spot(at);
        self.fitted.moves.push(Move { lines: (from, last), to, place });
    }

    fn settled(&mut self, file: &str, code: &Spanned<String>, line: Option<&Spanned<u32>>) {
        if kind(code.get_ref()).is_none() {
            let message = format!("没有 {} 这种诊断", code.get_ref());
            return self.complain(&kinds::MISPLACED_DECISION, code.span(), message);
        }
        if line.is_some_and(|line| !self.stands(&line.span(), *line.get_ref())) {
            return;
        }
        let place = self.sheet.spot(code.span());
        let (file, code) = (file.to_owned(), code.get_ref().clone());
        self.fitted.settled.push(Settled { file, code, line: line.map(|line| *line.get_ref()), place });
    }
}
