//! A compiled file as bytes, to be kept or sent: a part, named by everything that it is made from.
//!
//! The same file, decisions and compiler give the same name, so a part that is found under its name is never stale. Read
//! back it is as little trusted as anything from outside. Must not know where parts are kept.

use crate::bundle::Unwritable;
use crate::decisions::Decisions;
use crate::diagnostic::{Diagnostic, Spot, kind};
use crate::issue::{Compiled, hexadecimal};
use baoku_archive::article::fits;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Which compiler this is: its version and a hash over everything that decides what it makes of a file (`build.rs`).
pub const COMPILER: &str = env!("BAOKU_COMPILER");

/// What the first line of a part begins with; its name and the SHA-256 of all lines below follow.
const MARK: &str = "baoku-part";

/// The name of the part that [`crate::compile_decided`] makes of these: 32 hex digits.
#[must_use]
pub fn name(file: &str, newspaper: Option<&str>, bytes: &[u8], decisions: Option<&Decisions>) -> String {
    let decided = decisions.map(|decisions| (decisions.file(), decisions.text()));
    let fields = [Some(COMPILER), Some(file), newspaper, decided.map(|said| said.0), decided.map(|said| said.1)];
    let mut hash = Sha256::new();
    for field in fields {
        // With its length, so that nothing passes from one field to the next.
        hash.update(field.map_or(u64::MAX, |field| field.len() as u64).to_le_bytes());
        hash.update(field.unwrap_or_default());
    }
    hash.update(bytes);
    hexadecimal(hash.finalize().get(..16).unwrap_or_default())
}

/// A compiled file as the part of this name.
///
/// # Errors
/// When it cannot be written as JSON, which no input brings about.
pub fn to_bytes(name: &str, compiled: &Compiled) -> Result<Vec<u8>, Unwritable> {
    let json = serde_json::to_vec(compiled).map_err(|wrong| Unwritable(wrong.to_string()))?;
    let head = format!("{MARK} {name} {}\n", hexadecimal(&Sha256::digest(&json)));
    Ok([head.as_bytes(), &json].concat())
}

/// The compiled file in the part of this name.
///
/// # Errors
/// Why these bytes are not that part, or what in it cannot be.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Compiled, String> {
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or("it has no first line")?;
    let (head, json) = (bytes.get(..end).unwrap_or_default(), bytes.get(end + 1..).unwrap_or_default());
    if head != format!("{MARK} {name} {}", hexadecimal(&Sha256::digest(json))).as_bytes() {
        return Err("its first line does not fit the rest".into());
    }
    let compiled: Compiled = serde_json::from_slice(json).map_err(|wrong| wrong.to_string())?;
    if let Some(part) = &compiled.part {
        let (issue, text) = (&part.issue, &part.text);
        let told = issue.file == compiled.file && issue.key == text.key;
        if !told || issue.shard != 0 || text.before != 0 || issue.articles as usize != text.articles.len() {
            return Err("what it says of the issue does not fit the articles".into());
        }
        let printed = |pieces| text.source.holds(pieces);
        if !text.articles.iter().all(|article| fits(&text.source, article)) || !issue.date.evidence.iter().all(printed)
        {
            return Err("an article points outside its source".into());
        }
    }
    let said = compiled.diagnostics.iter().flat_map(|said| &said.spots);
    match said.chain(compiled.settled.iter().map(|settled| &settled.place)).all(is_a_place) {
        true => Ok(compiled),
        false => Err("a diagnostic points nowhere".into()),
    }
}

/// Whether a place can be reckoned with: no line of a file has more characters than this.
fn is_a_place(spot: &Spot) -> bool {
    const MOST: u32 = u32::MAX / 4;
    spot.lines.0 <= spot.lines.1 && [spot.column, spot.width, spot.skipped].iter().all(|number| *number < MOST)
}

/// A diagnostic as it is kept: severity and help come from the list of kinds.
#[derive(Serialize, Deserialize)]
struct Said<'a> {
    code: Cow<'a, str>,
    message: Cow<'a, str>,
    english: Cow<'a, str>,
    spots: Cow<'a, [Spot]>,
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Diagnostic { code, message, english, spots, .. } = self;
        let (message, english) = (Cow::from(message), Cow::from(english));
        Said { code: Cow::from(*code), message, english, spots: Cow::from(spots) }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Diagnostic {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Said { code, message, english, spots } = Said::deserialize(from)?;
        let kind = kind(&code).ok_or_else(|| D::Error::custom(format!("no diagnostic is called {code}")))?;
        let mut spots = spots.into_owned().into_iter();
        let first = spots.next().ok_or_else(|| D::Error::custom("a diagnostic has no place"))?;
        let diagnostic = Diagnostic::new(kind, first, message).in_english(english);
        Ok(spots.fold(diagnostic, Diagnostic::and))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile_decided;

    const FILE: &str = "江口报/2031-04.txt";
    const TEXT: &str = "江口街道举行运动会\n\n3月5日，江口街道举行运动会，镇长王小明到场。“大家都说办得好。\n";

    fn decisions(text: &str) -> Decisions {
        let hash = hexadecimal(&Sha256::digest(TEXT.as_bytes()));
        Decisions::read("江口报/2031-04.toml", &format!("sha256 = \"{hash}\"\n{text}")).unwrap()
    }

    fn made(decisions: &Decisions) -> (String, Compiled) {
        let name = name(FILE, Some("江口报"), TEXT.as_bytes(), Some(decisions));
        (name, compile_decided(FILE, Some("江口报"), TEXT.as_bytes(), Some(decisions)))
    }

    #[test]
    fn what_is_read_back_is_what_was_compiled() {
        let settled = "[[settled]]\ncode = \"unbalanced-quotes\"\nline = 3\n[[split]]\nline = 9\n";
        let (name, compiled) = made(&decisions(settled));
        assert!(compiled.part.is_some() && !compiled.diagnostics.is_empty());
        let read = from_bytes(&name, &to_bytes(&name, &compiled).unwrap()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{compiled:?}"));
    }

    #[test]
    fn whatever_a_part_is_made_from_is_in_its_name() {
        let (one, other) = (decisions("date = \"2031-04\"\n"), decisions("date = \"2031-05\"\n"));
        let names = [
            name(FILE, Some("江口报"), TEXT.as_bytes(), Some(&one)),
            name(FILE, Some("江口报"), TEXT.as_bytes(), Some(&other)),
            name(FILE, Some("江口报"), TEXT.as_bytes(), None),
            name(FILE, None, TEXT.as_bytes(), None),
            name("2031-04.txt", None, TEXT.as_bytes(), None),
            name("2031-04.tx", None, format!("t{TEXT}").as_bytes(), None),
        ];
        let different: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }

    #[test]
    fn a_part_that_is_not_whole_or_another_is_refused() {
        let (name, compiled) = made(&decisions(""));
        let bytes = to_bytes(&name, &compiled).unwrap();
        for at in [0, 12, name.len() + 20, bytes.len() / 2, bytes.len() - 2] {
            let mut spoiled = bytes.clone();
            spoiled[at] ^= 1;
            assert!(from_bytes(&name, &spoiled).is_err(), "{at}");
            assert!(from_bytes(&name, &bytes[..at]).is_err(), "{at}");
        }
        assert!(from_bytes(&name.replace(['0', '1', '2'], "3"), &bytes).is_err());
    }

    #[test]
    fn a_part_that_somebody_made_up_is_refused() {
        let (name, compiled) = made(&decisions("[[settled]]\ncode = \"unbalanced-quotes\"\nline = 3\n"));
        let spoil = |change: fn(&mut Compiled)| {
            let bytes = to_bytes(&name, &compiled).unwrap();
            let mut other = from_bytes(&name, &bytes).unwrap();
            change(&mut other);
            from_bytes(&name, &to_bytes(&name, &other).unwrap()).err()
        };
        assert_eq!(spoil(|_| ()), None);
        let changes: [fn(&mut Compiled); 4] = [
            |other| other.part.as_mut().unwrap().text.articles[0].blocks[0].pieces.0[0].end += 1,
            |other| other.part.as_mut().unwrap().issue.articles += 1,
            |other| other.file.push('x'),
            |other| other.settled[0].place.skipped = u32::MAX,
        ];
        for change in changes {
            assert!(spoil(change).is_some());
        }
    }
}
