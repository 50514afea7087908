//! The query of an address into names and values, put right where chat programs have mangled it.
//!
//! Knows which names are ours and which are junk; what a value means is `route`'s business.

use baoku_archive::facet::FACETS;
use baoku_archive::tables::TOLD;

/// The names in our addresses besides those of the facets and of what tables are told.
const OURS: [&str; 6] = ["a", "q", "view", "dates", "sort", "page"];

/// Names that chat programs and readers add to addresses.
const JUNK: [&str; 16] = [
    "from",
    "scene",
    "lang",
    "version",
    "code",
    "state",
    "isappinstalled",
    "nsukey",
    "shareTo",
    "sharer_shareid",
    "clicktime",
    "enterid",
    "subscene",
    "ascene",
    "spm",
    "fbclid",
];

/// Suffixes that were a fragment before somebody escaped it.
const FRAGMENTS: [&str; 3] = ["#wechat", "#rd", "#weixin"];

fn is_ours(name: &str) -> bool {
    OURS.contains(&name) || TOLD.contains(&name) || FACETS.iter().any(|facet| facet.name() == name)
}

fn is_known(name: &str) -> bool {
    is_ours(name) || JUNK.contains(&name) || name.starts_with("utm_")
}

/// Our names with their values, in the order they stand; the first of a repeated one is to be used. Values are never
/// empty.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let query = query.trim_start_matches('?');
    for raw in query.split('&') {
        let raw = raw.strip_prefix("amp;").unwrap_or(raw);
        match raw.split_once('=') {
            Some((name, value)) => push(&decode(name), &decode(value), &mut pairs),
            // `%26` for the sign between and `%3D` for the one inside: the whole was escaped once too often.
            None => {
                let whole = decode(raw);
                if let Some((name, value)) = whole.split_once('=') {
                    push(name, value, &mut pairs);
                }
            }
        }
    }
    pairs
}

/// Notes a pair, and those that stand inside its value because the sign between them was escaped.
fn push(name: &str, value: &str, pairs: &mut Vec<(String, String)>) {
    let mut next = Some((name, value));
    while let Some((name, value)) = next {
        let name = name.trim().trim_start_matches("amp;").trim_start_matches('?');
        let (value, rest) = split_inner(value);
        let value = twice_escaped(value).unwrap_or_else(|| value.to_string());
        let fragment = FRAGMENTS.iter().filter_map(|suffix| value.find(suffix)).min();
        let value = &value[..fragment.unwrap_or(value.len())];
        if is_ours(name) && !value.trim().is_empty() {
            pairs.push((name.to_string(), value.to_string()));
        }
        next = rest;
    }
}

/// Cuts a value before `&name=` or `?name=` with a known name, which was never meant to be part of it.
fn split_inner(value: &str) -> (&str, Option<(&str, &str)>) {
    for (at, _) in value.match_indices(['&', '?']) {
        let rest = &value[at + 1..];
        let rest = rest.strip_prefix("amp;").unwrap_or(rest);
        if let Some((name, inner)) = rest.split_once('=')
            && is_known(name)
        {
            return (&value[..at], Some((name, inner)));
        }
    }
    (value, None)
}

/// A value that still reads `%E7%94%B5` after decoding was escaped twice; plain `100%` was not.
fn twice_escaped(value: &str) -> Option<String> {
    if !value.is_ascii() || !value.contains('%') {
        return None;
    }
    let bytes = decode_bytes(value);
    let again = String::from_utf8(bytes).ok()?;
    (again != value && !again.is_ascii()).then_some(again)
}

/// The part of a value that can be an id: whatever was glued to it is cut.
pub(super) fn plain_id(value: &str) -> String {
    let is_id = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let id: String = value.trim().trim_start_matches("./").chars().take_while(is_id).take(64).collect();
    // The address of an article's own page, pasted where its id belongs.
    id.strip_suffix(".html").unwrap_or(&id).to_string()
}

fn decode(text: &str) -> String {
    String::from_utf8_lossy(&decode_bytes(text)).into_owned()
}

/// `%XX` and `+` undone; a broken escape stands for itself.
fn decode_bytes(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                at += 2;
            }
            (b'+', ..) => decoded.push(b' '),
            _ => decoded.push(*byte),
        }
        at += 1;
    }
    decoded
}

/// Appends a value with everything escaped that chat programs, attributes or file systems could trip over.
pub(super) fn encode(value: &str, to: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => to.push(char::from(byte)),
            _ => {
                to.push('%');
                to.push(char::from(HEX[usize::from(byte >> 4)]));
                to.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}
