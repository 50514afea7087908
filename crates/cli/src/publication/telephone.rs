//! Telephone numbers: mobile ones, which belong to a person, and lines with an area code.

use super::in_texts;
use super::numbers::places_of;
use baoku_archive::print::Span;
use baoku_compiler::diagnostic::{Diagnostic, Kind};
use baoku_compiler::{Corpus, Severity};

pub(super) static KIND: Kind = Kind {
    code: "telephone-number",
    severity: Severity::Warning,
    help: "单位公开的电话可以保留；个人的号码请先问过本人，或在这一期的决定文件里撤回这几个字。",
    manual: "原文里有像电话号码的数字：11 位手机号，或带区号的座机号。报纸当年印出来，不等于今天可以放到网上让人搜索。",
};

pub(super) fn find(corpus: &Corpus) -> Vec<Diagnostic> {
    in_texts(corpus, &KIND, "像是电话号码", places)
}

fn places(text: &str) -> Vec<Span> {
    places_of(text, is_telephone)
}

fn is_telephone(digits: &str) -> bool {
    let plain = !digits.ends_with('X');
    let mobile = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    let bytes = mobile.as_bytes();
    let is_mobile = bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]);
    // 010 and 02x have 8 digits after them, other area codes 7 or 8.
    let is_line = digits.starts_with('0') && !digits.starts_with("00") && (10..=12).contains(&digits.len());
    plain && (is_mobile || is_line)
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;

    #[test]
    fn telephones_are_found_however_they_are_written_and_amounts_are_not() {
        let text =
            "电话13800138000、138 0013 8000、138-0013-8000、+86 13800138000、021-12345678，１３８００１３８０００。";
        assert_eq!(marked(text, places).len(), 6);
        assert_eq!(marked("2024-04-06 13800138000", places), ["13800138000"]);
        assert_eq!(marked("（021）12345678、(021) 1234 5678", places), ["021）12345678", "021) 1234 5678"]);
        assert_eq!(marked("（3）021-12345678", places), ["021-12345678"]);
        assert!(marked("投入12345678901元，第23800138000号，2024-04-06，编号A13800138000。", places).is_empty());
    }
}
