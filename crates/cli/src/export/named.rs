//! A body, a place or a programme as part of an article's row.

use baoku_archive::print::{LineRange, Source};
use baoku_compiler::facts::{self, NamedKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// A body, a place or a programme, with every place of an article where it is named.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NamedRow {
    name: String,
    /// As printed, where that is only a short form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    printed: Vec<String>,
    lines: Vec<LineRange>,
}

impl NamedRow {
    /// Everything of a kind that an article names, each once, in the order it is first named.
    #[must_use]
    pub(super) fn all(source: &Source, named: &[facts::Named], kind: NamedKind) -> Vec<NamedRow> {
        let mut rows: Vec<NamedRow> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for named in named.iter().filter(|named| named.kind == kind) {
            let at = *places.entry(&named.name).or_insert(rows.len());
            if at == rows.len() {
                rows.push(NamedRow { name: named.name.clone(), printed: Vec::new(), lines: Vec::new() });
            }
            let Some(row) = rows.get_mut(at) else { continue };
            let printed = Some(source.join(&named.pieces)).filter(|printed| *printed != named.name);
            row.printed.extend(printed.filter(|printed| !row.printed.contains(printed)));
            let lines = source.lines(&named.pieces);
            let last = row.lines.last().copied();
            row.lines.extend(lines.into_iter().filter(|range| Some(*range) != last));
        }
        rows
    }
}
