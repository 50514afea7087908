//! The forms in which an issue can be taken along: text, Markdown, a book, tables. Pure: articles in, bytes out.
//!
//! A new form is one file and one line in [`FORMS`].

mod epub;
mod tables;
mod text;

pub use tables::{Known, TABLES, guarded};

use crate::export::ArticleRow;
use crate::failure::Failure;
use baoku_archive::article::ArticleHandle;
use baoku_archive::cite::Reference;

/// An issue to be taken along.
#[derive(Debug)]
pub struct Taken<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its articles in the order of the page; never empty.
    pub articles: &'a [ArticleHandle],
    /// What is cited of each of them.
    pub references: &'a [Reference],
    /// The newspaper's name.
    pub newspaper: &'a str,
}

impl Taken<'_> {
    /// What the issue is called: the newspaper and its date.
    #[must_use]
    pub fn title(&self) -> String {
        let date = self.references.first().map(Reference::date_in_words).unwrap_or_default();
        format!("{} {date}", self.newspaper).trim_end().to_owned()
    }
}

/// A form.
#[derive(Debug)]
pub struct Form {
    /// The ending of its files.
    pub ending: &'static str,
    /// What a reader is told it is.
    pub name: &'static str,
    make: fn(&Taken<'_>, Vec<ArticleRow>) -> Result<Vec<u8>, Failure>,
}

impl Form {
    /// The file's content. `rows` are the issue's articles as the archive's data has them.
    ///
    /// # Errors
    /// When a library refuses to write, which it has no reason for.
    pub fn make(&self, issue: &Taken<'_>, rows: Vec<ArticleRow>) -> Result<Vec<u8>, Failure> {
        (self.make)(issue, rows)
    }
}

/// Every form, the one most people can use first.
pub const FORMS: [Form; 5] = [
    Form { ending: "txt", name: "纯文本", make: |issue, _| Ok(text::plain(issue).into_bytes()) },
    Form { ending: "epub", name: "电子书 EPUB", make: |issue, _| epub::epub(issue) },
    Form { ending: "md", name: "Markdown", make: |issue, _| Ok(text::markdown(issue).into_bytes()) },
    Form { ending: "csv", name: "表格 CSV", make: |_, rows| tables::csv(rows) },
    Form { ending: "jsonl", name: "数据 JSONL", make: |_, rows| tables::jsonl(rows) },
];
