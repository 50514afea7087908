//! Shows how the compiler reads a file, for whoever tunes a cue: every printed line with its kind and certainty.
//!
//! `cargo run -p baoku-compiler --example kinds -- FILE`
#![allow(clippy::print_stdout)]

use baoku_archive::print::Source;
use baoku_compiler::segment::page::Page;
use baoku_compiler::segment::segment;
use baoku_compiler::{compile_issue, lines::measure};

fn main() {
    for file in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let compiled = compile_issue("a.txt", None, &bytes);
        let Some(part) = compiled.part else { continue };
        let source = Source::new(part.text.source.text().to_owned());
        let lines = measure(&source);
        let page = Page::new(&source, &lines);
        println!("{file}: {:?}", page.habits);
        for (at, (line, segment)) in lines.iter().zip(segment(&page)).enumerate() {
            let role = part.roles.get(line.number as usize - 1).map(|role| (role.role.name(), role.article));
            let text: String = source.slice(line.span).chars().take(30).collect();
            let end: String =
                source.slice(line.span).chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            let column = page.columns.get(at).map(|column| (column.above, column.below, column.wrapped));
            println!(
                "{:4} {:?} {:.2} {} {column:?} {role:?} {text} … {end}",
                line.number, segment.kind, segment.sure, line.width
            );
        }
    }
}
