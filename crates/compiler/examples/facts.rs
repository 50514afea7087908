//! Finds the people in a plain text, a paragraph a line, for whoever measures on text that others have tagged: for
//! every line a line of `start-end` in characters. With `figures` its figures, one a line.
//!
//! `cargo run -p baoku-compiler --example facts -- FILE [figures]`
#![allow(clippy::print_stdout)]

use baoku_archive::bundle::{Article, Block, BlockKind};
use baoku_archive::print::{Pieces, Source, Span};
use baoku_compiler::{facts, people};

/// So many lines count as one article: names are known again within an issue of ten.
const LINES: usize = 20;

fn main() {
    let Some(text) = std::env::args().nth(1).and_then(|file| std::fs::read_to_string(file).ok()) else { return };
    let lines: Vec<&str> = text.lines().collect();
    for issue in lines.chunks(10 * LINES) {
        let source = Source::new(issue.join("\n"));
        let block = |line: u32| {
            let Span { start, end } = source.line_span(line);
            Block { kind: BlockKind::Paragraph, pieces: Pieces(vec![Span { start, end }]), confidence: None }
        };
        let numbers: Vec<u32> = (1..=issue.len() as u32).collect();
        let mut articles: Vec<Article> = numbers
            .chunks(LINES)
            .map(|lines| Article { blocks: lines.iter().map(|line| block(*line)).collect(), ..Article::default() })
            .collect();
        people::find(&source, &mut articles);
        if std::env::args().nth(2).is_some_and(|what| what == "figures") {
            for figure in articles.iter().flat_map(|article| facts::figures(&source, article)) {
                let words = |pieces: &Pieces| source.join(pieces);
                let of = figure.of.as_ref().map(words).unwrap_or_default();
                let (number, value, unit) = (words(&figure.number), figure.value, &figure.unit);
                println!("{number}\t{value}\t{unit}\t{of}\t{}\t{}", figure.target, figure.rough);
            }
            continue;
        }
        let mut found = vec![Vec::new(); issue.len()];
        for mention in articles.iter().flat_map(|article| &article.people) {
            let Some(span) = mention.name.0.first() else { continue };
            let line = source.line_of(span.start);
            let start = source.line_span(line).start;
            let characters = |to: u32| source.slice(Span { start, end: to }).chars().count();
            let end = mention.name.0.last().map_or(span.end, |span| span.end);
            if let Some(found) = found.get_mut(line as usize - 1) {
                found.push(format!("{}-{}", characters(span.start), characters(end)));
            }
        }
        found.iter().for_each(|found| println!("{}", found.join(" ")));
    }
}
