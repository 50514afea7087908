//! Rows as JSON, one a line.

use super::{Row, set};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use std::fmt;

/// Reads one line.
///
/// # Errors
/// What is wrong with it.
pub fn row(line: &str) -> Result<Row, String> {
    serde_json::from_str(line).map_err(|wrong| match wrong.classify() {
        Category::Eof => "这一行没有写完".to_owned(),
        Category::Data => "这一行不是 {…} 的样子".to_owned(),
        // Columns count bytes; an editor counts characters.
        Category::Syntax | Category::Io => {
            let before = line.get(..wrong.column().saturating_sub(1)).unwrap_or(line);
            format!("第 {} 个字处不合 JSON 的写法", before.chars().count() + 1)
        }
    })
}

/// Where each line that is not blank begins and ends; the number of a record counts these from 1.
pub fn lines(text: &[u8]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    text.split(|byte| *byte == b'\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        (!line.trim_ascii().is_empty()).then_some((start, start + line.len()))
    })
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(name) = map.next_key::<String>()? {
            match map.next_value()? {
                serde_json::Value::String(text) => set(&mut row, &name, &text),
                serde_json::Value::Number(number) => set(&mut row, &name, &number.to_string()),
                _ => (),
            }
        }
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_row_whatever_else_it_holds() {
        let read = row(r#"{"title": "甲", "page": 3, "tags": ["x"], "body": "一\n二", "section": null}"#).unwrap();
        let expected =
            Row { title: Some("甲".into()), page: Some("3".into()), body: Some("一\n二".into()), ..Row::default() };
        assert_eq!(read, expected);
        let wrong = |line| row(line).unwrap_err();
        assert_eq!(wrong("[1]"), "这一行不是 {…} 的样子");
        assert_eq!(wrong("{\"title\": "), "这一行没有写完");
        assert_eq!(wrong("{\"title\": \"路灯\"; 1}"), "第 15 个字处不合 JSON 的写法");
    }

    #[test]
    fn blank_lines_are_no_records() {
        assert_eq!(lines(b"ab\n\r\n \ncd").collect::<Vec<_>>(), [(0, 2), (7, 9)]);
    }
}
