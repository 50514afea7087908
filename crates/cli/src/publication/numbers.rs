//! Numbers as people write them: digits with spaces or hyphens between them, in half or full width.

use baoku_archive::print::Span;

/// A number in a text.
#[derive(Debug)]
struct Number {
    /// Its digits; the last may be `X`.
    digits: String,
    /// Where it stands.
    span: Span,
}

/// Where the numbers stand that are what is looked for: as a whole, else a group of digits by itself (a day and a
/// telephone number may stand side by side).
pub(super) fn places_of(text: &str, is: fn(&str) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    for number in numbers(text) {
        if is(&number.digits) {
            found.push(number.span);
            continue;
        }
        let from = number.span.start as usize;
        let whole = &text[from..number.span.end as usize];
        let mut start = 0;
        for group in whole.split([' ', '-', '－', '—', ')', '）']) {
            let digits: String = group.chars().filter_map(|c| digit(c).or(is_x(c).then_some('X'))).collect();
            if is(&digits) {
                found.push(Span { start: (from + start) as u32, end: (from + start + group.len()) as u32 });
            }
            start += group.len();
            start += whole[start..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

/// Every number of a text that no letter stands beside.
fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, c)) = rest.next() {
        let Some(first) = digit(c) else {
            before = c;
            continue;
        };
        let mut digits = String::from(first);
        let mut end = start + c.len_utf8();
        let mut gap = false;
        let mut bracket = matches!(before, '(' | '（');
        while let Some(&(at, c)) = rest.peek() {
            match digit(c) {
                Some(digit) => {
                    digits.push(digit);
                    end = at + c.len_utf8();
                    gap = false;
                }
                // One mark between groups of digits, not more.
                None if !gap && matches!(c, ' ' | '-' | '－' | '—') => gap = true,
                // An area code may stand in brackets.
                None if bracket && first == '0' && matches!(c, ')' | '）') => bracket = false,
                None => break,
            }
            rest.next();
        }
        if let Some(&(at, c)) = rest.peek()
            && is_x(c)
            && at == end
        {
            digits.push('X');
            end = at + c.len_utf8();
            rest.next();
        }
        let beside = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let after = rest.peek().is_some_and(|(at, c)| *at == end && c.is_ascii_alphabetic());
        if !beside(before) && !after {
            found.push(Number { digits, span: Span { start: start as u32, end: end as u32 } });
        }
        before = ' ';
    }
    found
}

/// The check digit of an identity card that is no digit.
fn is_x(c: char) -> bool {
    matches!(c, 'x' | 'X' | 'Ｘ' | 'ｘ')
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}
