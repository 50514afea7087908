//! The file of facts.

use super::{BundleFile, all, format_number, needed, number, some, string};
use crate::bundle::FactsFile;
use crate::facts::{Fact, Facts};
use crate::json::{Read, Reader};

impl BundleFile for Facts {
    fn read(reader: &mut Reader<'_>) -> Read<Facts> {
        let mut format = None;
        let mut file = Facts::default();
        fields! { reader,
            "format" => format, some(format_number);
            "characters" => file.characters, all(number);
            "facts" => file.facts, all(fact);
        }
        needed(reader, format, "a format")?;
        Ok(file)
    }
}

/// What the manifest says of the file.
pub(super) fn named(reader: &mut Reader<'_>) -> Read<FactsFile> {
    let mut file = FactsFile::default();
    fields! { reader, "name" => file.name, string; "counts" => file.counts, all(number); }
    Ok(file)
}

fn fact(reader: &mut Reader<'_>) -> Read<Fact> {
    let mut fact = Fact::default();
    fields! { reader, "kind" => fact.kind, number; "words" => fact.words, all(string); "at" => fact.at, all(places); }
    Ok(fact)
}

fn places(reader: &mut Reader<'_>) -> Read<Vec<u32>> {
    all(number)(reader)
}
