//! Numbers of identity cards, told from other long numbers by their date and their check digit (GB 11643).

use super::in_texts;
use super::numbers::places_of;
use baoku_archive::date::PartialDate;
use baoku_archive::print::Span;
use baoku_compiler::diagnostic::{Diagnostic, Kind};
use baoku_compiler::{Corpus, Severity};

pub(super) static KIND: Kind = Kind {
    code: "identity-number",
    severity: Severity::Warning,
    help: "请在这一期的决定文件里撤回这几个字，再发布。",
    manual: "原文里有 18 位数字，出生日期和校验位都合于身份证号码（GB 11643）。身份证号码不应放到网上。",
};

pub(super) fn find(corpus: &Corpus) -> Vec<Diagnostic> {
    in_texts(corpus, &KIND, "像是身份证号码（校验位相符）", places)
}

fn places(text: &str) -> Vec<Span> {
    places_of(text, is_identity)
}

fn is_identity(digits: &str) -> bool {
    if digits.len() != 18 {
        return false;
    }
    let part = |from: usize, to: usize| digits[from..to].parse::<u16>().ok();
    let born = part(6, 10).zip(part(10, 12)).zip(part(12, 14));
    let is_day = born.is_some_and(|((year, month), day)| PartialDate::day_of(year, month as u8, day as u8).is_some());
    // Each digit weighs a power of two modulo eleven.
    let mut sum = 0;
    for (at, c) in digits.chars().enumerate() {
        let value = if c == 'X' { 10 } else { c.to_digit(10).unwrap_or(0) };
        sum += value * (2_u32.pow(17 - at as u32) % 11);
    }
    is_day && sum % 11 == 1
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;

    #[test]
    fn only_a_number_with_the_right_check_digit_is_one() {
        // The examples of the standard itself.
        assert_eq!(marked("号码11010519491231002X、440524188001010014。", places).len(), 2);
        assert!(marked("110105194912310021，11010519491331002X，流水号123456789012345678。", places).is_empty());
    }
}
