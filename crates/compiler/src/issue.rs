//! One issue from bytes to part: calls the stages in order and puts their results together.

mod decided;
mod doubts;
mod heard;
mod pages;

pub(crate) use doubts::DOUBTFUL;

use crate::articles::decided::apply;
use crate::articles::{At, DECIDED, Decision, Stories, Story, stories};
use crate::calibration::LEAST;
use crate::cut::Cut;
use crate::dates::date_issue;
use crate::decisions::{Decisions, Settled};
use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::format::Told;
use crate::format::format_of;
use crate::lines::{Line, measure_counting};
use crate::part::{LineRole, Part};
use crate::people;
use crate::role::Role;
use crate::segment::cues::cohesion::Neighbours;
use crate::segment::cues::imprint::is_name;
use crate::segment::page::Page;
use crate::segment::segment;
use baoku_archive::bundle::{Article, Block, Confidence, Issue, IssueKey, IssueText, Passage};
use baoku_archive::print::{Pieces, Source, Span};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::num::NonZeroU32;

/// What becomes of one file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Compiled {
    /// The file's path.
    pub file: String,
    /// The compiled issue; `None` when the file is left out, for the reason the first diagnostic gives.
    pub part: Option<Part>,
    /// Everything a person should know, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// The file of an editor's decisions about it.
    pub decisions: Option<String>,
    /// What an editor has looked at and found right.
    pub settled: Vec<Settled>,
    /// The SHA-256 of the whole decoded text; the issue's key is its first eight digits.
    pub hash: String,
}

/// Compiles one file. `file` is its path relative to the corpus folder with `/`; `newspaper` the folder it lay in.
/// Bytes that are handed over need not be kept twice.
#[must_use]
pub fn compile_issue<'a>(file: &str, newspaper: Option<&str>, bytes: impl Into<Cow<'a, [u8]>>) -> Compiled {
    compile_decided(file, newspaper, bytes, None)
}

/// Compiles one file with an editor's decisions about it. Decisions that do not fit are errors among the diagnostics,
/// and the file is then compiled as far as they do.
#[must_use]
pub fn compile_decided<'a>(
    file: &str,
    newspaper: Option<&str>,
    bytes: impl Into<Cow<'a, [u8]>>,
    decisions: Option<&Decisions>,
) -> Compiled {
    compile(file, newspaper, bytes.into(), decisions)
}

fn compile(file: &str, newspaper: Option<&str>, bytes: Cow<'_, [u8]>, decisions: Option<&Decisions>) -> Compiled {
    let mut compiled = Compiled { file: file.to_owned(), ..Compiled::default() };
    compiled.decisions = decisions.map(|decisions| decisions.file().to_owned());
    let Some(format) = format_of(file) else { return compiled };
    let decisions = decided::about(file, &bytes, decisions);
    let reading = (format.read)(file, bytes);
    compiled.diagnostics = reading.diagnostics;
    let Some(text) = reading.text else { return compiled };
    let source = Source::new(text);
    compiled.hash = hexadecimal(&Sha256::digest(source.text()));
    let key = IssueKey(compiled.hash.chars().take(8).collect());
    let decided = decided::fitted(file, &source, decisions, &mut compiled.diagnostics);
    compiled.settled = decided.settled.clone();
    let mut neighbours = Neighbours::of_text(source.text().len());
    let mut lines = measure_counting(&source, |before, c| neighbours.count(before, c));
    for line in &mut lines {
        let said = decided.told.get(&line.number).map(|said| Told::Decided { role: said.role, opens: said.opens });
        line.told = said.or_else(|| reading.told.get(&line.number).copied());
    }
    let page = Page::counted(&source, &lines, neighbours);
    let segments = segment(&page);
    let mut made = stories(&page, &segments);
    let shifts = decided::shifts(&lines, &decided);
    for (shift, wrong) in apply(&page, &segments, &shifts, &mut made) {
        compiled.diagnostics.extend(decided::unmet(&lines, &decided, shift, wrong));
    }
    drop(page);
    if made.stories.iter().all(|story| story.blocks.is_empty() && story.headings().next().is_none()) {
        let message = "文件里只有报头、版权一类的固定文字";
        compiled.diagnostics.push(Diagnostic::new(&kinds::ONLY_BOILERPLATE, Spot::file(file), message));
        return compiled;
    }
    let roles = roles(&source, &lines, &made);
    // From here on there is only what is published.
    let cut = Cut::of(source, decided.withdrawn.clone());
    let source = cut.source();
    let mut said: Vec<Diagnostic> =
        made.decisions.iter().map(|decision| said(file, source, &lines, decision)).collect();
    said.extend(doubts::doubts(file, source, &lines, &segments, &made));
    let pages = pages::pages(&reading.pages, source, &lines, &made);
    drop(segments);
    let mut places: Vec<Place> = lines.into_iter().map(Place::of).collect();
    places.shrink_to_fit();
    let print = Print { places: &places, cut: &cut };
    let imprint: Vec<Pieces> = made.imprint.iter().map(|at| print.pieces(&[*at])).collect();
    // Each story is let go of as its article is made.
    let mut articles = Vec::with_capacity(made.stories.len());
    articles.extend(made.stories.into_iter().filter_map(|story| print.article(&story)));
    drop(places);
    compiled.diagnostics.extend(decided::correct(&cut, &decided, &mut articles));
    compiled.diagnostics.append(&mut said);
    let (dated, introduced) = heard::heard(source, &articles);
    let date = date_issue(file, source, &imprint, decided.date, dated, &mut articles, &mut compiled.diagnostics);
    people::find_again(source, &mut articles, introduced);
    let mastheads = mastheads(source, &imprint);
    let issue = Issue {
        key: key.clone(),
        file: file.to_owned(),
        newspaper: newspaper.map(str::to_owned),
        date,
        shard: 0,
        articles: articles.len() as u32,
    };
    compiled.part = Some(Part {
        issue,
        text: IssueText { key, before: 0, source: cut.into_source(), pages, articles },
        roles,
        mastheads,
    });
    compiled
}

/// Lines of the masthead that can be the newspaper's name, best first: a name of its own before a kind of paper.
fn mastheads(source: &Source, imprint: &[Pieces]) -> Vec<String> {
    let mut names: Vec<String> = imprint
        .iter()
        .filter(|pieces| !pieces.is_cut())
        .map(|pieces| source.join(pieces))
        .filter(|text| is_name(text))
        .collect();
    names.sort_by_key(|name| KINDS_OF_PAPER.contains(&name.as_str()));
    names
}

/// What mastheads print beside the name to say what kind of paper it is.
const KINDS_OF_PAPER: &[&str] =
    &["社区报", "日报", "晚报", "周报", "月报", "旬报", "时报", "校报", "厂报", "企业报", "机关报", "内部通讯"];

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A probability in hundredths. Only what an editor decided is 100: what the file does not say is not certain.
fn hundredths(sure: f32) -> u8 {
    if sure >= DECIDED { 100 } else { (sure * 100.0).round().clamp(1.0, 99.0) as u8 }
}

fn confidence(sure: f32) -> Confidence {
    (!(1.0..DECIDED).contains(&sure)).then(|| hundredths(sure))
}

/// What is left to know of a printed line when articles are made: beside the text they need the most memory.
struct Place {
    number: u32,
    span: Span,
    /// An editor has said what it is.
    decided: bool,
}

impl Place {
    fn of(line: Line) -> Place {
        let decided = line.told.is_some_and(|told| told.decided().is_some());
        Place { number: line.number, span: line.span, decided }
    }
}

/// The printed lines of an issue as they are published.
struct Print<'a> {
    places: &'a [Place],
    cut: &'a Cut,
}

impl Print<'_> {
    fn pieces(&self, at: &[At]) -> Pieces {
        self.cut.pieces(at.iter().filter_map(|at| self.places.get(*at)).map(|place| place.span))
    }

    fn passage(&self, at: &[At], sure: Option<f32>) -> Option<Passage> {
        let decided = at.iter().filter_map(|at| self.places.get(*at)).any(|place| place.decided);
        let sure = sure.or(decided.then_some(DECIDED));
        (!at.is_empty()).then(|| Passage { pieces: self.pieces(at), confidence: sure.map(hundredths) })
    }

    fn article(&self, story: &Story) -> Option<Article> {
        let block = |draft: &crate::articles::Draft| Block {
            kind: draft.kind,
            pieces: self.pieces(&draft.lines),
            confidence: confidence(draft.sure),
        };
        Some(Article {
            line: self.places.get(story.first_line()?)?.number,
            section: self.passage(&story.section, story.section_sure),
            kicker: self.passage(&story.kicker, None),
            headline: self.passage(&story.headline, story.headline_sure),
            subtitle: self.passage(&story.subtitle, None),
            byline: self.passage(&story.byline, None),
            blocks: story.blocks.iter().map(block).collect(),
            ..Article::default()
        })
    }
}

/// Every raw line's role: blank unless a story or the imprint owns it.
fn roles(source: &Source, lines: &[Line], made: &Stories) -> Vec<LineRole> {
    let mut roles: Vec<LineRole> =
        (1..=source.line_count()).map(|line| LineRole { line, role: Role::Blank, article: None }).collect();
    let mut give = |at: At, role: Role, article: Option<NonZeroU32>| {
        let slot = lines.get(at).and_then(|line| roles.get_mut(line.number as usize - 1));
        if let Some(slot) = slot {
            (slot.role, slot.article) = (role, article);
        }
    };
    made.imprint.iter().for_each(|at| give(*at, Role::Boilerplate, None));
    made.labels.iter().for_each(|at| give(*at, Role::Section, None));
    for story in &made.stories {
        let article = story.first_line().and_then(|at| lines.get(at)).and_then(|line| NonZeroU32::new(line.number));
        for (role, lines) in story.parts() {
            lines.iter().for_each(|at| give(*at, role, article));
        }
    }
    roles
}

/// A decision as an editor reads it.
fn said(file: &str, source: &Source, lines: &[Line], decision: &Decision) -> Diagnostic {
    let number = |at: &At| lines.get(*at).map_or(0, |line| line.number);
    let spot = |at: &At| Spot::lines(file, source, (number(at), number(at)));
    match decision {
        Decision::Moved { block, before, sure } => {
            let (from, to, sure) = (number(block), number(before), hundredths(*sure));
            let message = format!("第 {from} 行起的正文移到了第 {to} 行之前（把握 {sure}%）");
            let english = format!("The text from line {from} on was moved before line {to} ({sure}% sure)");
            Diagnostic::new(&kinds::BODY_MOVED, spot(block), message).in_english(english).and(spot(before))
        }
        Decision::Assigned { headline, body, sure } => {
            let (title, text, unsure) = (number(headline), number(body), *sure < LEAST);
            let sure = hundredths(*sure);
            let order = if unsure { "，拿不准，照原来的次序" } else { "" };
            let message = format!("第 {title} 行的标题配第 {text} 行起的正文（把握 {sure}%）{order}");
            let order = if unsure { ", too little, so the order of print stays" } else { "" };
            let english =
                format!("The headline in line {title} goes with the text from line {text} on ({sure}% sure{order})");
            Diagnostic::new(&kinds::BODY_ASSIGNED, spot(headline), message).in_english(english).and(spot(body))
        }
        Decision::Label { label } => {
            let line = number(label);
            let message = format!("第 {line} 行的栏目名归给了前一篇");
            let english = format!("The section's name in line {line} was given to the story before it");
            Diagnostic::new(&kinds::LABEL_MOVED, spot(label), message).in_english(english)
        }
        Decision::BrokenEnd(at) => {
            let line = number(at);
            Diagnostic::new(&kinds::BROKEN_END, spot(at), format!("文章在第 {line} 行半句话处结束"))
                .in_english(format!("A story ends in mid-sentence in line {line}"))
        }
        Decision::BrokenStart(at) => {
            let line = number(at);
            Diagnostic::new(&kinds::BROKEN_START, spot(at), format!("正文在第 {line} 行从半句话开始"))
                .in_english(format!("A text begins in mid-sentence in line {line}"))
        }
    }
}
