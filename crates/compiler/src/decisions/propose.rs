//! Doubtful points put as decisions that a person has only to confirm.
//!
//! Every diagnostic about an issue can be answered: what the compiler did is written as a decision of its own where one
//! says so, and as looked at (`[[settled]]`) where none does.

use super::form::{self, JOIN, SPLIT, at_line};
use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::part::Part;
use baoku_archive::bundle::{Article, BlockKind};
use std::num::NonZeroU32;

/// A decision that is not taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is doubtful, with the lines quoted and what else could be decided; a line each.
    pub remarks: Vec<String>,
    /// The decision that confirms what the compiler did, as lines of TOML.
    pub entry: String,
    /// Whether it must stand above all tables.
    pub at_top: bool,
}

/// What a person could decide of an issue; `diagnostics` may be about other files too.
#[must_use]
pub fn propose(part: &Part, diagnostics: &[Diagnostic]) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    for diagnostic in diagnostics {
        let Some(spot) = diagnostic.spots.first().filter(|spot| spot.file == part.issue.file) else { continue };
        if diagnostic.code == kinds::DOUBTFUL_PARAGRAPH.code {
            // One diagnostic sums up an article; each of its places is a decision.
            proposals.extend(diagnostic.spots.iter().filter_map(|spot| paragraph(part, spot)));
            continue;
        }
        let (entry, others) = answer(part, diagnostic, spot).unwrap_or_else(|| (settled(diagnostic, spot), None));
        let mut remarks = vec![format!("{}（{}）", diagnostic.message, diagnostic.code)];
        let quotes = diagnostic.spots.iter().filter(|spot| !spot.text.is_empty());
        remarks.extend(quotes.map(|spot| quoted(&part.issue.file, spot)));
        remarks.extend(others.into_iter().flat_map(|others| others.lines().map(str::to_owned).collect::<Vec<_>>()));
        match proposals.iter_mut().find(|known| known.entry == entry) {
            Some(known) => known.remarks.extend(remarks),
            None => proposals.push(Proposal { remarks, at_top: entry.starts_with("date"), entry }),
        }
    }
    proposals
}

/// Whether a line begins a paragraph or goes on with the one before, as the compiler has it.
fn paragraph(part: &Part, spot: &Spot) -> Option<Proposal> {
    let line = spot.lines.0;
    let source = &part.text.source;
    let article = part.text.articles.iter().find(|article| reading(part, article).contains(&line))?;
    let lines = reading(part, article);
    let above = *lines.get(lines.iter().position(|known| *known == line)?.checked_sub(1)?)?;
    let (what, kept, instead) = match begins(part, article, line) {
        true => (format!("第 {line} 行另起一段，没有接着第 {above} 行"), SPLIT, JOIN),
        false => (format!("第 {line} 行接着第 {above} 行，是同一段"), JOIN, SPLIT),
    };
    let mut remarks = vec![format!("{what}（{}）", kinds::DOUBTFUL_PARAGRAPH.code)];
    let above = Spot::lines(&spot.file, source, (above, above));
    remarks.extend([&above, spot].map(|spot| quoted(&part.issue.file, spot)));
    remarks.push("不对就写：".into());
    remarks.extend(at_line(instead, line).lines().map(str::to_owned));
    Some(Proposal { remarks, entry: at_line(kept, line), at_top: false })
}

/// How many characters of a line are quoted: enough to find it, few enough for one row.
const QUOTED: usize = 36;

fn quoted(file: &str, spot: &Spot) -> String {
    let start = (spot.column as usize).saturating_sub(QUOTED / 2).saturating_sub(1);
    let shown: String = spot.text.chars().skip(start).take(QUOTED).collect();
    let (before, after) =
        (if start > 0 { "……" } else { "" }, if spot.text.chars().count() > start + QUOTED { "……" } else { "" });
    let elsewhere = if spot.file == file { String::new() } else { format!("{} ", spot.file) };
    format!("  {elsewhere}第 {} 行：{before}{shown}{after}", spot.lines.0)
}

fn settled(diagnostic: &Diagnostic, spot: &Spot) -> String {
    form::settled(diagnostic.code, (spot.lines.0 > 0).then_some(spot.lines.0))
}

/// The decision that says what the compiler did, and in words what else could be decided; `None` where only looking
/// answers it.
fn answer(part: &Part, diagnostic: &Diagnostic, spot: &Spot) -> Option<(String, Option<String>)> {
    let line = spot.lines.0;
    let other = diagnostic.spots.get(1).map(|spot| spot.lines.0);
    let is = |kind: &crate::diagnostic::Kind| diagnostic.code == kind.code;
    if is(&kinds::DATE_INFERRED) {
        let date = part.issue.date.date?;
        return Some((form::date(date), Some("不对就改成真正的年月，写成 2024-07 或 2024-07-15".into())));
    }
    if is(&kinds::UNDATED_ISSUE) {
        let instead = format!("知道年月就写在文件最上面：\n{}确实无从知道，用下面一条：", form::date("2024-07"));
        return Some((settled(diagnostic, spot), Some(instead)));
    }
    if is(&kinds::BODY_MOVED) {
        let before = other?;
        let lines = run(part, line, Some(before))?;
        let mut entry = form::order(format_args!("\"{lines}\""), "before", before);
        if !part.text.articles.iter().any(|article| begins(part, article, before)) {
            entry.push_str(&at_line(JOIN, before));
        }
        return Some((
            entry,
            Some("不对就写它们该在哪一行之前（before）、之后（after），或归哪一行的标题（under）".into()),
        ));
    }
    if is(&kinds::BODY_ASSIGNED) {
        let lines = run(part, other?, None)?;
        let entry = form::order(format_args!("\"{lines}\""), "under", line);
        return Some((entry, Some("不对就把 under 改成它自己的标题所在的行".into())));
    }
    if is(&kinds::LABEL_MOVED) {
        let owner = part.roles.get(line as usize - 1)?.article?.get();
        let article = part.text.articles.iter().find(|article| article.line == owner)?;
        let headline = part.text.source.lines(&article.headline.as_ref()?.pieces).first()?.0;
        let entry = form::order(line, "under", headline);
        return Some((entry, Some("不对就把 under 改成它那一篇的标题所在的行".into())));
    }
    if crate::discrepancy::RULES.iter().any(|rule| is(rule.kind)) && spot.width > 0 {
        let printed: String = spot.text.chars().skip(spot.column as usize - 1).take(spot.width as usize).collect();
        // A correction must name its words so that they stand once on the line.
        let clear = printed.chars().count() > 1 && part.text.source.line(line).matches(&printed).count() == 1;
        let printed = if clear { toml::Value::String(printed).to_string() } else { "\"……\"".into() };
        let correction = form::correction(line, &printed, "……");
        let instead = format!("确是印错就写：\n{correction}没有印错，用下面一条：");
        return Some((settled(diagnostic, spot), Some(instead)));
    }
    None
}

/// The lines of an article's body in reading order.
fn reading(part: &Part, article: &Article) -> Vec<u32> {
    let spans = article.blocks.iter().flat_map(|block| &block.pieces.0);
    let mut lines: Vec<u32> = spans.map(|span| part.text.source.line_of(span.start)).collect();
    lines.dedup();
    lines
}

/// Whether a line begins a paragraph of an article.
fn begins(part: &Part, article: &Article, line: u32) -> bool {
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    paragraphs.filter_map(|block| block.pieces.0.first()).any(|span| part.text.source.line_of(span.start) == line)
}

/// The lines from one on as they are read, up to another or as far as they stand in print one after the other.
fn run(part: &Part, from: u32, before: Option<u32>) -> Option<String> {
    let article = part.text.articles.iter().find(|article| reading(part, article).contains(&from))?;
    let lines: Vec<u32> = reading(part, article).into_iter().skip_while(|line| *line != from).collect();
    let rising = lines.windows(2).take_while(|pair| pair[0] < pair[1] && Some(pair[1]) != before).count() + 1;
    let run = lines.get(..rising)?;
    if before.is_some_and(|before| lines.get(rising) != Some(&before)) {
        return None;
    }
    let to = *run.last()?;
    // A line of another story in between would go along.
    let owner = NonZeroU32::new(article.line);
    let strange = part
        .roles
        .iter()
        .any(|role| (from..=to).contains(&role.line) && role.article.is_some() && role.article != owner);
    (!strange).then(|| if from == to { from.to_string() } else { format!("{from}-{to}") })
}
