//! Decisions held against the issue they are about: every line exists, nothing is said twice.

use super::written::{Correction, Lines, Order, Withdrawal};
use super::{Decisions, Settled, Sheet};
use crate::diagnostic::{Diagnostic, Kind, Spot, kind, kinds};
use crate::role::Role;
use baoku_archive::date::PartialDate;
use baoku_archive::print::{LineRange, Source, Span};
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
    /// Words that are printed wrong.
    pub(crate) corrections: Vec<Right>,
    /// Stretches of the source, each within a line, that are not published.
    pub(crate) withdrawn: Vec<Span>,
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

/// Words that are printed wrong, put right.
#[derive(Debug, Clone)]
pub(crate) struct Right {
    /// Where the wrong words are printed, in the source as received.
    pub(crate) printed: Span,
    /// What they should be.
    pub(crate) text: String,
    /// Where that is known from.
    pub(crate) note: Option<String>,
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
        for withdrawal in &self.written.withdrawal {
            fitting.withdrawal(withdrawal);
        }
        for correction in &self.written.correction {
            fitting.correction(correction);
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

    /// Where words stand on a line; complains where they do not.
    fn words(&mut self, line: u32, words: &Spanned<String>) -> Vec<Span> {
        let start = self.source.line_span(line).start;
        let printed = self.source.line(line);
        let length = words.get_ref().len() as u32;
        if length == 0 {
            self.complain(&kinds::MISPLACED_DECISION, words.span(), "没有写是哪几个字".into());
            return Vec::new();
        }
        let found = printed.match_indices(words.get_ref().as_str()).map(|(at, _)| start + at as u32);
        let found: Vec<Span> = found.map(|at| Span { start: at, end: at + length }).collect();
        if found.is_empty() {
            let shown: String = printed.trim().chars().take(SHOWN).collect();
            let message = format!("第 {line} 行上没有“{}”；那一行是：{shown}", words.get_ref());
            self.complain(&kinds::MISPLACED_DECISION, words.span(), message);
        }
        found
    }

    fn correction(&mut self, correction: &Correction) {
        let line = *correction.line.get_ref();
        if !self.stands(&correction.line.span(), line) {
            return;
        }
        let words = &correction.printed;
        let found = self.words(line, words);
        let [printed] = found.as_slice() else {
            if found.len() > 1 {
                let message =
                    format!("“{}”在第 {line} 行上有 {} 处，请连前后的字多写几个", words.get_ref(), found.len());
                self.complain(&kinds::MISPLACED_DECISION, words.span(), message);
            }
            return;
        };
        for text in [Some(&correction.correct), correction.note.as_ref()].into_iter().flatten() {
            if text.get_ref().trim().is_empty() || text.get_ref().chars().any(char::is_control) {
                let message = "这里要写一句不换行的话；多印的字，请连前后的字一起写".into();
                return self.complain(&kinds::MISPLACED_DECISION, text.span(), message);
            }
        }
        if correction.correct.get_ref() == words.get_ref() {
            let message = "更正前后是一样的字".into();
            return self.complain(&kinds::CONTRADICTING_DECISIONS, correction.correct.span(), message);
        }
        let touches = |other: &Span| other.start < printed.end && printed.start < other.end;
        if self.fitted.withdrawn.iter().any(touches) {
            let message = "这几个字已经撤回了，不能再更正".into();
            return self.complain(&kinds::CONTRADICTING_DECISIONS, words.span(), message);
        }
        if let Some(other) = self.fitted.corrections.iter().find(|other| touches(&other.printed)) {
            let message = format!("这几个字里有的在第 {} 行已经更正过", other.place.lines.0);
            return self.complain(&kinds::CONTRADICTING_DECISIONS, words.span(), message);
        }
        self.fitted.corrections.push(Right {
            printed: *printed,
            text: correction.correct.get_ref().clone(),
            note: correction.note.as_ref().map(|note| note.get_ref().clone()),
            place: self.sheet.spot(words.span()),
        });
    }

    fn withdrawal(&mut self, withdrawal: &Withdrawal) {
        let lines = self.printed(&withdrawal.lines);
        let Some(words) = &withdrawal.words else {
            let spans = lines.iter().map(|line| self.source.line_span(*line));
            self.fitted.withdrawn.extend(spans.collect::<Vec<_>>());
            return;
        };
        let Lines(from, to) = *withdrawal.lines.get_ref();
        if from != to {
            let message = "撤回几个字时，一条只写一行；要撤回整行，就不写 words".into();
            return self.complain(&kinds::CONTRADICTING_DECISIONS, withdrawal.lines.span(), message);
        }
        for line in lines {
            let found = self.words(line, words);
            self.fitted.withdrawn.extend(found);
        }
    }

    fn settled(&mut self, file: &str, code: &Spanned<String>, line: Option<&Spanned<u32>>) {
        if kind(code.get_ref()).is_none() {
            let message = format!("没有“{}”这个代号（用 baoku check 可以看到各处的代号）", code.get_ref());
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

/// How many characters of a line a complaint shows, so that it stays a sentence.
const SHOWN: usize = 40;
