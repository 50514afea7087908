//! An issue's articles as data: JSON lines, and a table that a spreadsheet opens without running anything in it.

use crate::export::ArticleRow;
use crate::failure::{Failure, broken};
use baoku_archive::cell::inert;
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

/// A table with a header. It begins with the mark by which office programs know UTF-8.
pub(super) fn csv(rows: Vec<ArticleRow>) -> Result<Vec<u8>, Failure> {
    let table = guarded(rows.into_iter().map(ArticleRow::flat)).map_err(|wrong| broken("表格", &wrong))?;
    Ok(["\u{feff}".as_bytes(), &table].concat())
}

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
