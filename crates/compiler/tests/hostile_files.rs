//! Files that went wrong on the way: whatever is read, nothing panics and every text keeps its lines.
#![allow(clippy::unwrap_used)]

use baoku_compiler::compile_issue;
use std::path::Path;

/// A small generator of numbers, the same on every run.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

fn damaged(bytes: &[u8], state: &mut u64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + next(state) % 20 {
        let at = next(state) % bytes.len();
        match next(state) % 4 {
            0 => bytes[at] = next(state) as u8,
            1 => bytes[at] ^= 1 << (next(state) % 8),
            2 => drop(bytes.drain(at..(at + next(state) % 40).min(bytes.len()))),
            _ => {
                let piece: Vec<u8> = bytes[at..(at + 30).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}

#[test]
fn damaged_files_are_values() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let inputs = [
        "pdf_one_column/input.pdf",
        "pdf_encrypted/input.pdf",
        "pdf_scanned/input.pdf",
        "html_wechat_article/input.html",
        "html_broken_markup/input.html",
        "markdown_issue/input.md",
    ];
    let mut state = 7;
    for input in inputs {
        let bytes = std::fs::read(folder.join(input)).unwrap();
        for _ in 0..60 {
            let compiled = compile_issue(input, None, damaged(&bytes, &mut state));
            match compiled.part {
                Some(part) => assert_eq!(part.roles.len(), part.text.source.line_count() as usize, "{input}"),
                None => assert!(!compiled.diagnostics.is_empty(), "{input}"),
            }
        }
    }
}
