//! One issue from bytes to part: calls the stages in order and puts their results together.

use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::format::format_of;
use crate::lines::measure;
use crate::segment::{Role, segment};
use baoku_archive::bundle::{
    Article, Block, BlockKind, Issue, IssueDate, IssueDateBasis, IssueKey, IssueText, Passage,
};
use baoku_archive::print::{Pieces, Source};
use sha2::{Digest, Sha256};

/// What becomes of one file.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The file's path.
    pub file: String,
    /// The compiled issue; `None` when the file is left out, for the reason the first diagnostic gives.
    pub part: Option<Part>,
    /// Everything a person should know, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A compiled issue.
#[derive(Debug, Clone)]
pub struct Part {
    /// What the manifest will say of it; `shard` is 0 until the merge.
    pub issue: Issue,
    /// Its text and articles.
    pub text: IssueText,
    /// Every raw line's role, in order, blank lines included.
    pub roles: Vec<LineRole>,
    /// Lines that may be the newspaper's name as printed in the masthead, best first.
    pub mastheads: Vec<String>,
}

/// What a raw line is and which article owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRole {
    /// 1-based raw line.
    pub line: u32,
    /// What it is.
    pub role: Role,
    /// `Article::line` of the article it belongs to.
    pub article: Option<u32>,
}

/// Compiles one file. `file` is its path relative to the corpus folder with `/`; `newspaper` the folder it lay in.
#[must_use]
pub fn compile_issue(file: &str, newspaper: Option<&str>, bytes: &[u8]) -> Compiled {
    let mut compiled = Compiled { file: file.to_owned(), ..Compiled::default() };
    let Some(format) = format_of(file) else { return compiled };
    let reading = (format.read)(file, bytes);
    compiled.diagnostics = reading.diagnostics;
    let Some(text) = reading.text else { return compiled };
    let source = Source::new(text);
    let key = issue_key(source.text());
    let lines = measure(&source);
    let segments = segment(&source, &lines);
    let mut articles: Vec<Article> = Vec::new();
    let mut roles: Vec<LineRole> =
        (1..=source.line_count()).map(|line| LineRole { line, role: Role::Blank, article: None }).collect();
    for (line, segment) in lines.iter().zip(&segments) {
        let pieces = Pieces(vec![line.span]);
        let passage = Some(Passage { pieces: pieces.clone(), confidence: None });
        let opens = match segment.role {
            Role::Kicker => true,
            Role::Headline => {
                articles.last().is_none_or(|article| !article.blocks.is_empty() || article.headline.is_some())
            }
            _ => articles.is_empty(),
        };
        if opens {
            articles.push(Article { line: line.number, ..Article::default() });
        }
        let Some(article) = articles.last_mut() else { continue };
        match segment.role {
            Role::Kicker => article.kicker = passage,
            Role::Headline => article.headline = passage,
            _ => match article.blocks.last_mut() {
                Some(block) if segment.continues => block.pieces.0.push(line.span),
                _ => article.blocks.push(Block { kind: BlockKind::Paragraph, pieces, confidence: None }),
            },
        }
        if let Some(role) = roles.get_mut(line.number as usize - 1) {
            *role = LineRole { line: line.number, role: segment.role, article: Some(article.line) };
        }
    }
    if articles.is_empty() {
        compiled.diagnostics.push(Diagnostic::new(&kinds::ONLY_BOILERPLATE, Spot::file(file), "文件里没有文章"));
        return compiled;
    }
    let date =
        IssueDate { date: None, earliest: None, latest: None, basis: IssueDateBasis::Unknown, evidence: Vec::new() };
    compiled.part = Some(Part {
        issue: Issue {
            key: key.clone(),
            file: file.to_owned(),
            newspaper: newspaper.map(str::to_owned),
            date,
            shard: 0,
            articles: articles.len() as u32,
        },
        text: IssueText { key, source, articles },
        roles,
        mastheads: Vec::new(),
    });
    compiled
}

fn issue_key(text: &str) -> IssueKey {
    let digest = Sha256::digest(text.as_bytes());
    IssueKey(digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect())
}
