//! Rows as comma-separated values under a line of field names.

use super::{Row, set};
use csv::{ByteRecord, ReaderBuilder};

/// The field names of a file: its first record.
#[must_use]
pub fn names(text: &[u8]) -> Vec<String> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let mut record = ByteRecord::new();
    let read = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text).read_byte_record(&mut record);
    if !read.unwrap_or(false) {
        return Vec::new();
    }
    record.iter().map(|name| String::from_utf8_lossy(name).trim().to_ascii_lowercase()).collect()
}

/// Where each record after the first begins and ends.
#[must_use]
pub fn records(text: &[u8]) -> Vec<(usize, usize)> {
    let mut reader = ReaderBuilder::new().has_headers(true).flexible(true).from_reader(text);
    // Reading the names moves on to the first record.
    let _ = reader.byte_headers();
    let mut record = ByteRecord::new();
    let mut places = Vec::new();
    let mut start = reader.position().byte() as usize;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let end = reader.position().byte() as usize;
        places.push((start, end));
        start = end;
    }
    places
}

/// Reads one record.
///
/// # Errors
/// What is wrong with it.
pub fn row(names: &[String], record: &[u8]) -> Result<Row, String> {
    let mut fields = ByteRecord::new();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(record);
    reader.read_byte_record(&mut fields).map_err(|wrong| wrong.to_string())?;
    if is_open(record) {
        return Err("一个引号没有另一半，后面的各行都落进了这一条".into());
    }
    if fields.len() != names.len() {
        return Err(format!("标题行有 {} 栏，这一条有 {} 栏", names.len(), fields.len()));
    }
    let mut row = Row::default();
    for (name, field) in names.iter().zip(&fields) {
        let text = std::str::from_utf8(field).map_err(|_| format!("{name} 一栏不是 UTF-8，请另存为“CSV UTF-8”"))?;
        set(&mut row, name, text);
    }
    Ok(row)
}

/// Whether a record ends inside quotes: another line would be part of it.
fn is_open(record: &[u8]) -> bool {
    if record.iter().filter(|byte| **byte == b'"').count() % 2 == 0 {
        return false;
    }
    let longer = [record.trim_ascii_end(), b"\nx\n"].concat();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(longer.as_slice());
    reader.byte_records().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_one_by_one_also_over_several_lines() {
        let text = "\u{feff}date,Title,body\n2022-02-16,甲,\"一\n二\"\n\n,乙,三\n坏\n".as_bytes();
        let names = names(text);
        assert_eq!(names, ["date", "title", "body"]);
        let rows: Vec<_> = records(text).into_iter().map(|(from, to)| row(&names, &text[from..to])).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0].as_ref().unwrap().body.as_deref(), Some("一\n二"));
        assert_eq!(rows[1].as_ref().unwrap().title.as_deref(), Some("乙"));
        assert_eq!(rows[2], Err("标题行有 3 栏，这一条有 1 栏".into()));
    }

    #[test]
    fn a_quote_without_its_other_half_is_no_text_that_runs_to_the_end() {
        let text = b"title,body\na,\"one\nb,two\nc,three\n";
        let rows: Vec<_> = records(text).into_iter().map(|(from, to)| row(&names(text), &text[from..to])).collect();
        assert!(matches!(rows.as_slice(), [Err(wrong)] if wrong.contains("引号")), "{rows:?}");
        // A quote inside a field that is not quoted is a mark of inches.
        assert_eq!(row(&names(text), b"a,5\" pipe\n").unwrap().body.as_deref(), Some("5\" pipe"));
    }
}
