//! A number as it is printed, and what it comes to: 5.74万, ６０００余, 十二, 百.

use crate::vocabulary::numerals::{self, western};

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// What it comes to.
    pub(super) value: f64,
    /// How many bytes write it, with 万 and 余.
    pub(super) bytes: usize,
    /// It is written in figures, not in Chinese numerals.
    pub(super) figures: bool,
    /// How many characters its numeral has, without 万 behind figures.
    pub(super) characters: usize,
    /// 余, 多 or 几 stands with it.
    pub(super) rough: bool,
}

/// Numerals longer than this are numbers of something, not amounts.
const LONGEST: usize = 12;

/// The number a text begins with.
pub(super) fn number(text: &str) -> Option<Number> {
    let mut read = figures(text).or_else(|| in_chinese(text))?;
    let mut rest = text.get(read.bytes..)?;
    // 6000余, 7万余, 3千多万
    for _ in 0..2 {
        if let Some(behind) = rest.strip_prefix(['余', '多', '餘']).filter(|behind| !behind.starts_with(['年', '家']))
        {
            (rest, read.rough) = (behind, true);
        }
        if let Some((factor, behind)) = factor(rest).filter(|_| read.figures || read.rough) {
            read.value *= factor;
            rest = behind;
        }
    }
    read.bytes = text.len() - rest.len();
    Some(read)
}

/// Whether a number can begin with this.
pub(super) fn begins(c: char) -> bool {
    western(c).is_some() || chinese(c).is_some() || c == '半'
}

/// 万, 亿 and their like, and what is left behind.
fn factor(text: &str) -> Option<(f64, &str)> {
    const FACTORS: &[(&str, f64)] = &[
        ("万亿", 1e12),
        ("百万", 1e6),
        ("千万", 1e7),
        ("亿", 1e8),
        ("億", 1e8),
        ("万", 1e4),
        ("萬", 1e4),
        ("千", 1e3),
        ("百", 1e2),
    ];
    FACTORS.iter().find_map(|(word, factor)| Some((*factor, text.strip_prefix(word)?)))
}

fn figures(text: &str) -> Option<Number> {
    let mut value = 0f64;
    let mut places: Option<f64> = None;
    let (mut bytes, mut characters) = (0, 0);
    let mut characters_of = text.char_indices().peekable();
    while let Some((at, c)) = characters_of.next() {
        let next = characters_of.peek().and_then(|(_, next)| western(*next));
        if let Some(digit) = western(c) {
            match &mut places {
                Some(place) => {
                    *place /= 10.0;
                    value += f64::from(digit) * *place;
                }
                None => value = value * 10.0 + f64::from(digit),
            }
            characters += 1;
            if characters > LONGEST {
                return None;
            }
        } else if matches!(c, '.' | '．' | '·' | '∶')
            && c != '∶'
            && places.is_none()
            && characters > 0
            && next.is_some()
        {
            places = Some(1.0);
        } else if matches!(c, ',' | '，')
            && characters > 0
            && characters <= 3
            && thousands(text.get(at + c.len_utf8()..))
        {
            // 12,345: figures of a thousand follow.
            characters = 0;
        } else {
            break;
        }
        bytes = at + c.len_utf8();
    }
    let value = (value * 1e6).round() / 1e6;
    (characters > 0 && characters <= LONGEST).then_some(Number {
        value,
        bytes,
        figures: true,
        characters,
        rough: false,
    })
}

/// Whether three figures and no fourth follow.
fn thousands(rest: Option<&str>) -> bool {
    let mut following = rest.unwrap_or_default().chars();
    (0..3).all(|_| following.next().is_some_and(|c| c.is_ascii_digit()))
        && following.next().is_none_or(|c| western(c).is_none())
}

/// The value of a character of a Chinese numeral; those that multiply have ten or more.
fn chinese(c: char) -> Option<u32> {
    Some(match c {
        '两' | '兩' => 2,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return numerals::chinese(c),
    })
}

fn in_chinese(text: &str) -> Option<Number> {
    if text.starts_with('半') {
        return Some(Number { value: 0.5, bytes: '半'.len_utf8(), figures: false, characters: 1, rough: false });
    }
    let (mut whole, mut group, mut pending) = (0u64, 0u64, None::<u64>);
    let (mut bytes, mut characters, mut plain) = (0, 0, 0u32);
    for (at, c) in text.char_indices() {
        let Some(value) = chinese(c).map(u64::from) else { break };
        match value {
            0..=9 => {
                plain += 1;
                // 一二三: figures one after the other are no amount.
                if pending.replace(value).is_some_and(|before| before != 0) {
                    return None;
                }
            }
            10 | 100 | 1000 => group += pending.take().unwrap_or(1) * value,
            _ => {
                let below = group + pending.take().unwrap_or(u64::from(group == 0));
                // 亿亿亿 is no amount.
                whole = (whole + below).checked_mul(value)?;
                group = 0;
            }
        }
        bytes = at + c.len_utf8();
        characters += 1;
        if characters > LONGEST {
            return None;
        }
    }
    let value = whole + group + pending.unwrap_or(0);
    (characters > 0 && plain <= 8 && characters <= LONGEST).then_some(Number {
        value: value as f64,
        bytes,
        figures: false,
        characters,
        rough: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_to_what_they_say() {
        for (text, value, rest) in [
            ("122台", 122.0, "台"),
            ("5.74万户", 57_400.0, "户"),
            ("６０００余人次", 6000.0, "人次"),
            ("7万余份", 70_000.0, "份"),
            ("1,234元", 1234.0, "元"),
            ("3千多万元", 30_000_000.0, "元"),
            ("1.2亿元", 120_000_000.0, "元"),
            ("十二个", 12.0, "个"),
            ("一百零五人", 105.0, "人"),
            ("三万五千人", 35_000.0, "人"),
            ("百部", 100.0, "部"),
            ("两项", 2.0, "项"),
            ("半小时", 0.5, "小时"),
        ] {
            let read = number(text).unwrap();
            assert_eq!((read.value, &text[read.bytes..]), (value, rest), "{text}");
        }
        assert!(number("6000余人次").unwrap().rough && !number("6000人次").unwrap().rough);
        assert_eq!((number("一二三"), number("亿亿亿亿")), (None, None));
    }
}
