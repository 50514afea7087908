//! Clean articles: text before anything happened to it, with every line's level marked.
//!
//! A file of `clean/` is lines with marks: `%` label of the section, `^` kicker, `#` headline, `_` subtitle, `~`
//! byline, `+` subhead, `!` caption, no mark for a paragraph. An article ends before the next `%`, `^` or `#` that
//! follows text. `｜` in a headline is where an editor would break it. Lines beginning with `//` are remarks.

use crate::reading::{Reading, hand_readings, root};
use baoku_archive::print::{LineRange, Pieces, Source, Span};

/// An article as its editor wrote it; empty texts for what it does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clean {
    /// 栏目.
    pub section: String,
    /// 引题.
    pub kicker: String,
    /// 主标题; `｜` where it may break.
    pub headline: String,
    /// 副题.
    pub subtitle: String,
    /// Who wrote it.
    pub byline: String,
    /// Its body.
    pub blocks: Vec<CleanBlock>,
}

/// A block of a clean article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanBlock {
    /// paragraph, subhead or caption.
    pub kind: &'static str,
    /// Its text.
    pub text: String,
}

/// Reads a file of marked lines.
#[must_use]
pub fn parse(text: &str) -> Vec<Clean> {
    let mut articles: Vec<Clean> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let mark = line.chars().next().filter(|mark| "%^#_~+!".contains(*mark));
        let text = line.strip_prefix(|c| Some(c) == mark).unwrap_or(line).trim().to_owned();
        let opens = matches!(mark, Some('%' | '^' | '#'));
        if articles.last().is_none_or(|article| opens && !article.blocks.is_empty()) {
            articles.push(Clean::default());
        }
        let Some(article) = articles.last_mut() else { continue };
        match mark {
            Some('%') => article.section = text,
            Some('^') => article.kicker = text,
            Some('#') => article.headline = text,
            Some('_') => article.subtitle = text,
            Some('~') => article.byline = text,
            Some('+') => article.blocks.push(CleanBlock { kind: "subhead", text }),
            Some('!') => article.blocks.push(CleanBlock { kind: "caption", text }),
            _ => article.blocks.push(CleanBlock { kind: "paragraph", text }),
        }
    }
    articles
}

/// Every clean article of this repository: those of `clean/` and those of the default corpus as read by hand.
///
/// # Errors
/// When a file cannot be read.
pub fn all() -> Result<Vec<Clean>, String> {
    let root = root();
    let folder = root.join("tests/accuracy/clean");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let mut articles = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        articles.extend(parse(&text));
    }
    for (reading, bytes) in hand_readings(&root.join("tests/readings/default"), &root.join("corpus"))? {
        articles.extend(from_reading(&reading, Source::new(String::from_utf8_lossy(&bytes).into_owned())));
    }
    Ok(articles)
}

/// The articles of an issue as its reading puts them together.
fn from_reading(reading: &Reading, source: Source) -> Vec<Clean> {
    let join = |ranges: &[LineRange]| {
        let lines = ranges.iter().flat_map(|(from, to)| *from..=*to).map(|line| {
            let span = source.line_span(line);
            let text = source.slice(span);
            let start = span.start + (text.len() - text.trim_start().len()) as u32;
            Span { start, end: start + text.trim().len() as u32 }
        });
        source.join(&Pieces(lines.collect()))
    };
    let heading = |ranges: &Option<Vec<LineRange>>| ranges.as_deref().map(join).unwrap_or_default();
    let kind = |kind: &str| *["subhead", "caption"].iter().find(|known| **known == kind).unwrap_or(&"paragraph");
    let article = |read: &crate::reading::ReadArticle| Clean {
        section: heading(&read.section),
        kicker: heading(&read.kicker),
        headline: heading(&read.headline),
        subtitle: heading(&read.subtitle),
        byline: heading(&read.byline),
        blocks: read
            .blocks
            .iter()
            .map(|block| CleanBlock { kind: kind(&block.kind), text: join(&block.lines) })
            .collect(),
    };
    reading.article.iter().map(article).collect()
}
