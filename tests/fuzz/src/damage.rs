//! What is done to a good input: a short list of small harms, so that fewer of them are easily tried.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Which good input, and what is done to it.
#[derive(Debug, Clone)]
pub(crate) struct Damage {
    seed: usize,
    harms: Vec<Harm>,
}

/// One thing that is done to it, somewhere.
#[derive(Debug, Clone)]
enum Harm {
    Byte(Index, u8),
    Bit(Index, u8),
    Cut(Index, usize),
    Again(Index, usize, usize),
    Scrap(Index, Index),
    End(Index),
    Other(Index, Index, Index, usize),
}

/// What trips readers of texts, tables, pages, documents and addresses.
const SCRAPS: &[&str] = &[
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{fffd}",
    "\r",
    "\r\n",
    "\n\n\n",
    "\t",
    "<script>alert(1)</script>",
    "</script>",
    "<svg onload=x>",
    "<!--",
    "]]>",
    "<table><tr><td>",
    "&amp;&#x0;&#1114112;",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{\"",
    "[[[[[[[[",
    "]}",
    "null",
    "-1",
    "4294967296",
    "1e999",
    "99999999999999999999",
    "=1+1",
    "@SUM(A1)",
    "endobj",
    "stream\n",
    "/Length 99999999",
    "/Kids [1 0 R]",
    "xref",
    "obj",
    "BT /F1 9 Tf",
    "%%EOF",
    "# ",
    "```",
    "---\n",
    "![](",
    "|---|",
    "> > > > ",
    "[[join]]\nline = ",
    "lines = \"3-1\"",
    "line = 0",
    "'''",
    "%",
    "%2",
    "%zz",
    "%E5%8A",
    "&amp;",
    "?q=",
    "#",
    "+",
    "..",
    "\"…\" ",
    " OR ",
    "-",
    "人:",
    "年:2022..",
    "标题:",
    "：",
    "二〇三一年十三月四十五日",
    "2031年2月30日",
    "（",
    "“",
    "——",
    "【",
    "囘灣裏",
    "é",
    "👨‍👩‍👧",
    "的的的的的的的的",
];

/// All damage there is, for so many good inputs.
pub(crate) fn damages(seeds: usize) -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    let harm = prop_oneof![
        (place(), any::<u8>()).prop_map(|(at, byte)| Harm::Byte(at, byte)),
        (place(), 0..8u8).prop_map(|(at, bit)| Harm::Bit(at, bit)),
        (place(), 1..200usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        (place(), 1..60usize, 1..40usize).prop_map(|(at, length, times)| Harm::Again(at, length, times)),
        (place(), place()).prop_map(|(at, scrap)| Harm::Scrap(at, scrap)),
        place().prop_map(Harm::End),
        (place(), place(), place(), 1..400usize)
            .prop_map(|(at, seed, from, length)| Harm::Other(at, seed, from, length)),
    ];
    (0..seeds, vec(harm, 0..10)).prop_map(|(seed, harms)| Damage { seed, harms })
}

/// The good input with the damage done.
pub(crate) fn spoil(seeds: &[Vec<u8>], damage: &Damage) -> Vec<u8> {
    let mut bytes = seeds[damage.seed].clone();
    for harm in &damage.harms {
        let length = bytes.len();
        let within = |at: &Index| if length == 0 { 0 } else { at.index(length) };
        let end = |at: usize, wanted: usize| (at + wanted).min(length);
        match harm {
            Harm::Byte(at, byte) if length > 0 => bytes[within(at)] = *byte,
            Harm::Bit(at, bit) if length > 0 => bytes[within(at)] ^= 1 << bit,
            Harm::Byte(..) | Harm::Bit(..) => {}
            Harm::Cut(at, wanted) => drop(bytes.drain(within(at)..end(within(at), *wanted))),
            Harm::Again(at, wanted, times) => {
                let at = within(at);
                let piece = bytes[at..end(at, *wanted)].repeat(*times);
                bytes.splice(at..at, piece);
            }
            Harm::Scrap(at, scrap) => {
                let at = within(at);
                bytes.splice(at..at, scrap.get(SCRAPS).bytes());
            }
            Harm::End(at) => bytes.truncate(within(at)),
            Harm::Other(at, seed, from, wanted) => {
                let other = seed.get(seeds);
                let from = if other.is_empty() { 0 } else { from.index(other.len()) };
                let piece = other[from..(from + wanted).min(other.len())].to_vec();
                let at = within(at);
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}
