//! The ids of some articles in few characters, since an answer of a hundred articles loads those of thousands.
//!
//! Most are made of a row's content, whose hexadecimal digits take four bits each, or are numbered one after the other;
//! the others are written out. Knows nothing of what an id leads to.

use super::bits::{BitReader, BitWriter, from_letters, to_letters};

/// Of so many hexadecimal digits is an id that was made of a row's content.
const DIGITS: usize = 12;

/// Writes ids: a dense word that tells of each how it is written, then those that are written out.
#[must_use]
pub fn to_words(ids: &[String]) -> Vec<String> {
    let mut bits = BitWriter::default();
    let mut words = vec![String::new()];
    let mut before = "";
    for id in ids {
        if is_of_content(id) {
            bits.bit(false);
            id.bytes().for_each(|digit| bits.bits(char::from(digit).to_digit(16).unwrap_or(0), 4));
        } else if let Some(on) = distance(before, id) {
            bits.bits(0b10, 2);
            bits.grown(on, 0);
        } else {
            bits.bits(0b11, 2);
            words.push(id.clone());
        }
        before = id;
    }
    words[0] = to_letters(&bits.finish());
    words
}

/// Reads so many ids back; `None` when that is not what was written.
pub(crate) fn from_words(words: &[String], count: usize) -> Option<Vec<String>> {
    let (dense, mut written) = words.split_first()?;
    let bytes = from_letters(dense)?;
    let mut bits = BitReader::new(&bytes);
    let mut ids: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        let id = if !bits.bit() {
            (0..DIGITS).filter_map(|_| char::from_digit(bits.bits(4), 16)).collect()
        } else if !bits.bit() {
            further(ids.last()?, bits.grown(0))?
        } else {
            let (word, rest) = written.split_first()?;
            written = rest;
            word.clone()
        };
        ids.push(id);
    }
    (!bits.overran()).then_some(ids)
}

fn is_of_content(id: &str) -> bool {
    id.len() == DIGITS && id.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// An id's number at its end, after what.
fn numbered(id: &str) -> Option<(&str, u32)> {
    let (head, digits) = id.split_at(id.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    Some((head, digits.parse().ok()?))
}

/// The id whose number is higher by one and this many, with as many zeros in front as fit.
fn further(id: &str, by: u32) -> Option<String> {
    let (head, number) = numbered(id)?;
    let digits = number.checked_add(by)?.checked_add(1)?.to_string();
    let zeros = (id.len() - head.len()).saturating_sub(digits.len());
    Some([head, &"0".repeat(zeros), &digits].concat())
}

/// What [`further`] needs to come from one id to another.
fn distance(id: &str, next: &str) -> Option<u32> {
    let by = numbered(next)?.1.checked_sub(numbered(id)?.1)?.checked_sub(1)?;
    (further(id, by)? == next).then_some(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn ids_of_every_kind_read_back_as_written() {
        let ids = own(&[
            "-3",
            "-65",
            "-9",
            "news-008",
            "news-009",
            "news-010",
            "news-999",
            "news-1000",
            "news-01000",
            "7c0a805c218f",
            "08471d50b068",
            "08471D50B068",
            "a.b_C",
            "9",
            "10",
            "4294967295",
            "4294967296",
            "99999999999999999999",
            "",
        ]);
        let words = to_words(&ids);
        assert_eq!(
            words[1..],
            own(&[
                "-3",
                "-9",
                "news-008",
                "news-01000",
                "08471D50B068",
                "a.b_C",
                "9",
                "4294967296",
                "99999999999999999999",
                "",
            ])
        );
        assert_eq!(from_words(&words, ids.len()), Some(ids));
    }

    #[test]
    fn ids_numbered_one_after_the_other_take_two_bits_and_those_of_content_six_bytes() {
        let length = |ids: &[String]| to_words(ids).iter().map(String::len).sum::<usize>();
        let numbered: Vec<String> = (0..8192).map(|at| format!("news-{at:06}")).collect();
        assert!(length(&numbered) < 8192 * 3 / 8 * 16 / 13 + 20, "{}", length(&numbered));
        let hashed: Vec<String> =
            (0..128u64).map(|at| format!("{:012x}", (at * 0x9e37_79b9) & 0xffff_ffff_ffff)).collect();
        assert!(length(&hashed) < 128 * 49 / 8 * 16 / 13 + 20, "{}", length(&hashed));
    }

    #[test]
    fn words_cut_short_or_made_up_are_refused() {
        let ids = own(&["news-1", "news-2", "7c0a805c218f", "x"]);
        let words = to_words(&ids);
        assert!(from_words(&[], 1).is_none());
        assert!(from_words(&words[..words.len() - 1], ids.len()).is_none());
        assert!(from_words(&words, 40).is_none());
        let next_of_nothing = vec![to_letters(&[0b1000_0000])];
        assert!(from_words(&next_of_nothing, 1).is_none());
        let beyond_all = vec![to_letters(&[0b1110_0000]), "4294967295".into()];
        assert!(from_words(&beyond_all, 2).is_none());
    }
}
