//! An issue's articles as data: JSON lines, and a table that a spreadsheet opens without running anything in it.

use crate::export::{ArticleRow, EventRow, FigureFact, OfficeRow, PersonRow, SeriesRow};
use crate::failure::{Failure, broken};
use baoku_archive::cell::inert;
use baoku_compiler::Corpus;
use serde::Serialize;

/// One JSON object a line, as `baoku export` writes them.
pub(super) fn jsonl(rows: Vec<ArticleRow>) -> Result<Vec<u8>, Failure> {
    let mut lines = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut lines, &row).map_err(|wrong| broken("数据", &wrong))?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// A table of articles.
pub(super) fn csv(rows: Vec<ArticleRow>) -> Result<Vec<u8>, Failure> {
    table(rows.into_iter().map(ArticleRow::flat))
}

/// A table with a header. It begins with the mark by which office programs know UTF-8.
fn table(rows: impl Iterator<Item = impl Serialize>) -> Result<Vec<u8>, Failure> {
    let table = guarded(rows).map_err(|wrong| broken("表格", &wrong))?;
    Ok(["\u{feff}".as_bytes(), &table].concat())
}

/// What a whole archive knows, as a table: the same rows as `baoku export --table`.
#[derive(Debug)]
pub struct Known {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// What a reader is told it is.
    pub says: &'static str,
    make: fn(&Corpus) -> Result<Vec<u8>, Failure>,
}

impl Known {
    /// The file's content.
    ///
    /// # Errors
    /// When a library refuses to write, which it has no reason for.
    pub fn make(&self, corpus: &Corpus) -> Result<Vec<u8>, Failure> {
        (self.make)(corpus)
    }
}

/// Every table of what an archive knows.
pub const TABLES: [Known; 5] = [
    Known {
        name: "people",
        says: "人物：每一次提到",
        make: |corpus| table(PersonRow::all(corpus).map(PersonRow::flat)),
    },
    Known {
        name: "offices",
        says: "职务：谁、何时见报",
        make: |corpus| table(OfficeRow::all(corpus).map(|row| row.flat())),
    },
    Known {
        name: "figures", says: "报上的数字", make: |corpus| table(FigureFact::all(corpus).map(FigureFact::flat))
    },
    Known {
        name: "events", says: "有日子的事", make: |corpus| table(EventRow::all(corpus).map(|row| row.flat()))
    },
    Known {
        name: "series",
        says: "历次会议活动",
        make: |corpus| table(SeriesRow::all(corpus).into_iter().map(|row| row.flat())),
    },
];

/// Rows as comma-separated values in which no cell is a formula: one that begins as formulas do gets an apostrophe.
///
/// # Errors
/// When a row cannot be written as a line of a table.
pub fn guarded(rows: impl Iterator<Item = impl Serialize>) -> Result<Vec<u8>, csv::Error> {
    let mut plain = writer();
    for row in rows {
        plain.serialize(row)?;
    }
    let plain = plain.into_inner().map_err(|wrong| wrong.into_error())?;
    let mut table = writer();
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_slice()).records() {
        table.write_record(record?.iter().map(|cell| inert(cell.to_owned())))?;
    }
    table.into_inner().map_err(|wrong| wrong.into_error().into())
}

/// A long cell is searched for quotes once each time that the buffer is full. Down: time grows with a cell's length
/// squared; up: memory.
const BUFFER: usize = 1 << 20;

fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().buffer_capacity(BUFFER).from_writer(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_a_table_is_a_formula() {
        let rows = ["=1+1", "+1", "-1", "@x", "\tx", "路灯=亮", "他说：\"好\"\n=2"].map(|cell| (cell, 1));
        let table = String::from_utf8(guarded(rows.into_iter()).unwrap()).unwrap();
        let expected = "'=1+1,1\n'+1,1\n'-1,1\n'@x,1\n'\tx,1\n路灯=亮,1\n\"他说：\"\"好\"\"\n=2\",1\n";
        assert_eq!(table, expected);
    }
}
