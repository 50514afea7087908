//! A part that somebody changed and gave a first line that fits: it is refused in a sentence, or a bundle is made of it.

use baoku_archive::bundle::Newspaper;
use baoku_compiler::bundle::merge;
use baoku_compiler::kept::{from_bytes, to_bytes};
use baoku_compiler::{compile_issue, gather};
use sha2::{Digest, Sha256};

const NAME: &str = "0123456789abcdef0123456789abcdef";

/// What is below the first line of some parts.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let texts = ["txt", "md", "html"].into_iter().flat_map(super::fixtures);
    let parts = texts.map(|text| to_bytes(NAME, &compile_issue("2031-04.txt", Some("江口报"), text)).expect("a part"));
    parts.map(|part| part.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default().to_vec()).collect()
}

pub(super) fn check(json: &[u8]) {
    let sum: String = Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect();
    let part = [format!("baoku-part {NAME} {sum}\n").as_bytes(), json].concat();
    match from_bytes(NAME, &part) {
        Err(sentence) => assert!(!sentence.trim().is_empty(), "a part is refused without a word"),
        Ok(compiled) => drop(merge(&gather(Newspaper::default(), vec![compiled])).expect("a bundle")),
    }
}
