//! Plain text: which encoding, and is it text at all.
//!
//! UTF-8 first, UTF-16 by its mark, GB18030 when the bytes look like it. Nothing is guessed beyond that: a file that
//! decodes with a single wrong byte is left out and named, because a garbled issue is worse than a missing one.

use super::{Format, Reading};
use crate::diagnostic::{Diagnostic, Kind, Spot, kinds};
use std::borrow::Cow;

pub(super) const FORMAT: Format = Format { endings: &["txt"], read };

fn read(file: &str, bytes: Cow<'_, [u8]>) -> Reading {
    let text = match text_of(file, bytes) {
        Ok(text) => text,
        Err(refused) => return refused,
    };
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}') {
        return refuse(file, &kinds::EMPTY, "文件是空的".into());
    }
    Reading { text: Some(with_plain_line_ends(text)), ..Reading::default() }
}

/// The decoded text of a file that should be text, or why it is left out.
pub(super) fn text_of(file: &str, bytes: Cow<'_, [u8]>) -> Result<String, Reading> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(refuse(file, &kinds::TOO_LARGE, format!("文件有 {} 字节，超过 4 GB", bytes.len())));
    }
    let what = sort_of(&bytes);
    decode(bytes).map_err(|refusal| match refusal {
        Refusal::NotText => refuse(file, &kinds::NOT_TEXT, format!("这不是文字文件{what}")),
        Refusal::Undecodable(at) => refuse(file, &kinds::UNDECODABLE, format!("第 {at} 个字节处无法解码")),
    })
}

/// A file that is left out, and why.
pub(super) fn refuse(file: &str, kind: &Kind, message: String) -> Reading {
    let diagnostics = vec![Diagnostic::new(kind, Spot::file(file), message)];
    Reading { diagnostics, ..Reading::default() }
}

/// How files begin that are text by their name only, and what they are.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "，而是压缩包或 Word 文档（.docx）"),
    (b"\xd0\xcf\x11\xe0", "，而是旧式的 Word 文档（.doc）"),
    (b"%PDF", "，而是 PDF，把名字改成 .pdf 就能读"),
    (b"\x89PNG", "，而是图片"),
    (b"\xff\xd8\xff", "，而是图片"),
    (b"Rar!", "，而是压缩包"),
    (b"7z\xbc\xaf", "，而是压缩包"),
    (b"\x1f\x8b", "，而是压缩包"),
];

/// What bytes that are no text are, where their beginning says so; else nothing.
fn sort_of(bytes: &[u8]) -> &'static str {
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map_or("", |(_, what)| what)
}

/// Why bytes are not a text.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
    /// Too many characters that nobody prints.
    NotText,
    /// Offset of the first byte that fits no known encoding.
    Undecodable(usize),
}

fn decode(bytes: Cow<'_, [u8]>) -> Result<String, Refusal> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return match encoding.decode_without_bom_handling_and_without_replacement(body) {
            Some(text) => printable(text.into_owned()),
            None => Err(Refusal::Undecodable(mark + first_bad_byte(encoding, body))),
        };
    }
    match String::from_utf8(bytes.into_owned()) {
        Ok(text) => printable(text),
        Err(wrong) => {
            let bytes = wrong.as_bytes();
            if looks_like_gb18030(bytes)
                && let Some(text) = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
            {
                return printable(text.into_owned());
            }
            let valid = wrong.utf8_error().valid_up_to();
            if looks_binary(bytes) { Err(Refusal::NotText) } else { Err(Refusal::Undecodable(valid)) }
        }
    }
}

/// A character nobody prints: a control character other than tab, line and page ends, or a replacement mark.
fn unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')) || c == '\u{fffd}'
}

/// One in this many unprintable characters makes a file "not text". Down: a scan with a few stray control characters
/// is refused; up: a small binary file slips through as noise.
const ONE_UNPRINTABLE_IN: usize = 50;

fn printable(text: String) -> Result<String, Refusal> {
    // Hardly any file has one of their bytes, and bytes are looked at faster than characters.
    let suspect = |byte: u8| (byte < 9) | (byte.wrapping_sub(14) < 18) | (byte == 0x7f) | (byte == 0xc2);
    let bytes = text.as_bytes();
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let replaced = |((a, b), c): ((&u8, &u8), &u8)| (*a == 0xef) & (*b == 0xbf) & (*c == 0xbd);
    let any_replaced = bytes.iter().zip(second).zip(third).fold(false, |any, three| any | replaced(three));
    if !any_replaced && !text.bytes().fold(false, |any, byte| any | suspect(byte)) {
        return Ok(text);
    }
    let strange = text.chars().filter(|c| unprintable(*c)).count();
    let refused = strange > 0 && (text.contains('\0') || strange * ONE_UNPRINTABLE_IN > text.chars().count());
    if refused { Err(Refusal::NotText) } else { Ok(text) }
}

fn looks_binary(bytes: &[u8]) -> bool {
    let strange = bytes.iter().filter(|b| **b < 32 && !matches!(**b, b'\t' | b'\n' | b'\r' | 11 | 12)).count();
    bytes.contains(&0) || strange * ONE_UNPRINTABLE_IN > bytes.len()
}

/// Chinese text in GB18030 is mostly pairs from the block of everyday characters (first byte B0–D7, second from A1)
/// and punctuation (A1–A3). UTF-8 with a broken byte, or another encoding, is mostly not.
fn looks_like_gb18030(bytes: &[u8]) -> bool {
    let (mut everyday, mut other, mut at) = (0usize, 0usize, 0usize);
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        match bytes.get(at + 1) {
            Some(&trail) if matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1 => everyday += 1,
            _ => other += 1,
        }
        at += 2;
    }
    // Up from four in five: a page rich in names is refused; down: Shift-JIS and broken UTF-8 come in as nonsense.
    everyday > 0 && everyday >= other * 4
}

fn first_bad_byte(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> usize {
    if encoding == encoding_rs::UTF_8 {
        return std::str::from_utf8(bytes).err().map_or(0, |wrong| wrong.valid_up_to());
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0u8; 4096];
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return at,
            encoding_rs::DecoderResult::Malformed(length, after) => {
                return at.saturating_sub(usize::from(length) + usize::from(after));
            }
        }
    }
}

fn with_plain_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Option<String> {
        read("a.txt", bytes.into()).text
    }

    fn code_of(bytes: &[u8]) -> Option<&'static str> {
        read("a.txt", bytes.into()).diagnostics.first().map(|diagnostic| diagnostic.code)
    }

    #[test]
    fn marks_and_line_ends_are_not_part_of_the_text() {
        assert_eq!(text_of(b"\xef\xbb\xbf\xe7\x94\xb2\r\n\xe4\xb9\x99\r").as_deref(), Some("甲\n乙\n"));
        assert_eq!(text_of(b"\xff\xfe\x32\x75\x0a\x00").as_deref(), Some("甲\n"));
        assert_eq!(text_of(b"\xfe\xff\x75\x32").as_deref(), Some("甲"));
    }

    #[test]
    fn chinese_in_gb18030_is_recognised() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("本报讯 街道昨天开了一场会，居民都来了。");
        assert_eq!(text_of(&bytes).as_deref(), Some("本报讯 街道昨天开了一场会，居民都来了。"));
    }

    #[test]
    fn what_is_not_text_or_not_decodable_is_named() {
        assert_eq!(code_of(b""), Some("empty"));
        assert_eq!(code_of("\u{3000}\n \n".as_bytes()), Some("empty"));
        let zip = read("a.txt", Cow::Borrowed(b"PK\x03\x04\x00\x00\x00\x00"));
        assert_eq!(zip.diagnostics[0].code, "not-text");
        assert!(zip.diagnostics[0].message.contains(".docx"));
        let mut broken = "街道昨天开了一场会".repeat(9).into_bytes();
        broken.insert(27, 0xff);
        let reading = read("a.txt", broken.into());
        assert_eq!(reading.diagnostics[0].code, "undecodable");
        assert!(reading.diagnostics[0].message.contains("27"));
    }

    #[test]
    fn broken_utf16_names_its_byte() {
        assert_eq!(decode(Cow::Borrowed(b"\xff\xfe\x32\x75\x00\xd8\x32\x75")), Err(Refusal::Undecodable(4)));
    }
}
