//! Numbers as dates print them: 19, １９, 十九, 廿九, 二〇二二, with spaces around.

use crate::vocabulary::numerals;

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: u32,
    /// How many characters write it.
    pub(super) characters: usize,
    /// How many bytes write it.
    pub(super) bytes: usize,
}

/// More characters than this are no part of a date.
const LONGEST: usize = 8;

/// A year with four figures.
pub(super) fn year(number: Number) -> Option<u16> {
    let value = u16::try_from(number.value).ok()?;
    (number.characters == 4 && (1800..=2100).contains(&value)).then_some(value)
}

/// A month or a day.
pub(super) fn small(number: Number) -> Option<u8> {
    u8::try_from(number.value).ok().filter(|value| (1..=31).contains(value) && number.characters <= 3)
}

/// Whether numbers are written with this character.
pub(super) fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
        | '十' | '廿' | '卅' | '元' | '百')
}

/// The number a text begins with.
pub(super) fn number(text: &str) -> Option<Number> {
    let mut digits = [0; LONGEST];
    let western = read(text, &mut digits, numerals::western);
    if let Some((digits, bytes)) = western {
        let value = digits.iter().fold(0u32, |value, digit| value * 10 + digit);
        return Some(Number { value, characters: digits.len(), bytes });
    }
    // 元年, 元月; anywhere else (正月十五元宵) it is no figure.
    if text.starts_with('元') {
        return Some(Number { value: 1, characters: 1, bytes: '元'.len_utf8() });
    }
    let (digits, bytes) = read(text, &mut digits, chinese)?;
    if let Some(value) = chinese_value(digits) {
        return Some(Number { value, characters: digits.len(), bytes });
    }
    // 十六一大早: the number ends before a word that begins with a figure.
    let characters = digits.len() - 1;
    let shorter =
        digits.get(..characters).filter(|digits| digits.len() > 1 && digits.iter().any(|digit| *digit >= TEN))?;
    let bytes = text.char_indices().nth(characters).map_or(bytes, |(at, _)| at);
    Some(Number { value: chinese_value(shorter)?, characters, bytes })
}

/// Reads the figures a text begins with, and how many bytes write them.
fn read<'a>(
    text: &str,
    digits: &'a mut [u32; LONGEST],
    digit: impl Fn(char) -> Option<u32>,
) -> Option<(&'a [u32], usize)> {
    let (mut count, mut bytes) = (0, 0);
    for c in text.chars() {
        let Some(value) = digit(c) else { break };
        *digits.get_mut(count)? = value;
        count += 1;
        bytes += c.len_utf8();
    }
    digits.get(..count).filter(|digits| !digits.is_empty()).map(|digits| (digits, bytes))
}

/// Marks for the words that multiply.
const TEN: u32 = 10;
const TWENTY: u32 = 20;
const THIRTY: u32 = 30;
const HUNDRED: u32 = 100;

fn chinese(c: char) -> Option<u32> {
    Some(match c {
        // How a circle comes out of a scan or a hurried hand: 二O二二.
        '○' | '◯' | 'Ｏ' | 'O' | '0' => 0,
        '十' => TEN,
        '廿' => TWENTY,
        '卅' => THIRTY,
        '百' => HUNDRED,
        _ => return numerals::chinese(c),
    })
}

fn chinese_value(digits: &[u32]) -> Option<u32> {
    if digits.iter().all(|digit| *digit < TEN) {
        // 二〇二二: a figure for each place. Two figures alone (三五) are a manner of speaking.
        let plain = digits.len() == 1 || digits.len() >= 3;
        return plain.then(|| digits.iter().fold(0, |value, digit| value * 10 + digit));
    }
    let (mut value, mut pending) = (0, None);
    for digit in digits {
        match *digit {
            TEN | HUNDRED => value += pending.take().unwrap_or(1) * digit,
            TWENTY | THIRTY => value += digit,
            plain => {
                if pending.replace(plain).is_some_and(|before| before != 0) {
                    return None;
                }
            }
        }
    }
    Some(value + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value_of(text: &str) -> Option<u32> {
        number(text).map(|number| number.value)
    }

    #[test]
    fn figures_and_characters_count_alike() {
        for (text, value) in [
            ("19日", 19),
            ("１９日", 19),
            ("十九日", 19),
            ("二十日", 20),
            ("三十一日", 31),
            ("廿九日", 29),
            ("二〇二二年", 2022),
            ("一九二四年", 1924),
            ("元年", 1),
            ("一百一十三年", 113),
        ] {
            assert_eq!(value_of(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        assert_eq!(value_of("十六一大早"), Some(16));
        for text in ["", "日", "三五日", "123456789012日"] {
            assert_eq!(value_of(text), None, "{text}");
        }
    }
}
