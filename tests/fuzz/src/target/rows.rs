//! Databases as rows: a bad row is a sentence, and the others are read.

use baoku_compiler::rows::{self, Row};

const JSONL: &str = r#"{"date": "2031-03-05", "title": "江口街道举行运动会", "body": "第一段。\n第二段。", "id": "a-1"}
{"date": "2031年3月", "headline": "柳园镇修路", "text": "路修好了。", "section": "民生", "author": "王小明", "url": "https://x.example/"}
{"title": null, "body": "", "extra": {"deep": [1, 2, {"x": 3}]}}
"#;

const CSV: &str = "date,title,body,section\r\n2031-03-05,\"江口街道,运动会\",\"第一段。\n\"\"引文\"\"\",民生\r\n2031,柳园镇修路,路修好了。,\r\n";

pub(super) fn jsonl() -> Vec<Vec<u8>> {
    vec![JSONL.into()]
}

pub(super) fn csv() -> Vec<Vec<u8>> {
    vec![CSV.into(), CSV.replace(',', ";").into(), [b"\xef\xbb\xbf", CSV.as_bytes()].concat()]
}

pub(super) fn check_jsonl(bytes: &[u8]) {
    let mut before = 0;
    for (from, to) in rows::jsonl::lines(bytes) {
        assert!(before <= from && from <= to && to <= bytes.len(), "lines follow each other");
        before = to;
        hold(rows::jsonl::row(&String::from_utf8_lossy(&bytes[from..to])));
    }
}

pub(super) fn check_csv(bytes: &[u8]) {
    let names = rows::csv::names(bytes);
    let mut before = 0;
    for (from, to) in rows::csv::records(bytes) {
        assert!(before <= from && from <= to && to <= bytes.len(), "records follow each other");
        before = to;
        hold(rows::csv::row(&names, &bytes[from..to]));
    }
}

fn hold(row: Result<Row, String>) {
    match row {
        Err(sentence) => assert!(!sentence.trim().is_empty(), "a row is refused without a word"),
        Ok(row) => {
            let date = rows::date(row.date.as_deref().unwrap_or_default());
            let _ = rows::issue_date(date);
            assert!(!row.content_id().is_empty());
            let head = row.head(1);
            let key = baoku_archive::bundle::IssueKey("00000000".into());
            let _ = rows::issue_text(&key, 0, date, &[(head, row)]);
        }
    }
}
