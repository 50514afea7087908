//! A mention of a person as a row.

use super::{every_article, flat_lines, id};
use baoku_archive::bundle::{Article, PersonMention};
use baoku_archive::print::{LineRange, Pieces, Source};
use baoku_compiler::Corpus;
use serde::Serialize;

/// A mention of a person inside an article.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MentionRow {
    pub(super) name: String,
    /// Whom an editor says the name stands for, where that is another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    office: Option<String>,
    organisation: Option<String>,
    raw: String,
    lines: Vec<LineRange>,
}

/// A mention of a person by itself.
#[derive(Debug, Serialize)]
pub struct PersonRow {
    article: String,
    file: String,
    #[serde(flatten)]
    mention: MentionRow,
}

/// A mention of a person in one line of a table.
#[derive(Debug, Serialize)]
pub struct FlatPerson {
    article: String,
    file: String,
    name: String,
    person: Option<String>,
    office: Option<String>,
    organisation: Option<String>,
    raw: String,
    lines: String,
}

/// The people named in an article of a file, in order of place.
pub(super) fn mentions(corpus: &Corpus, source: &Source, file: &str, article: &Article) -> Vec<MentionRow> {
    let words = |pieces: &Option<Pieces>| pieces.as_ref().map(|pieces| source.join(pieces));
    let mention = |person: &PersonMention| {
        let name = source.join(&person.name);
        MentionRow {
            person: Some(corpus.names.person(&name, file)).filter(|own| *own != name).map(str::to_owned),
            name,
            office: words(&person.office),
            organisation: words(&person.organisation),
            raw: source.join(&person.raw),
            lines: source.lines(&person.raw),
        }
    };
    article.people.iter().map(mention).collect()
}

impl PersonRow {
    /// Every mention of a person in a corpus, in order of article and place.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = PersonRow> + '_ {
        every_article(corpus).flat_map(move |(part, article)| {
            mentions(corpus, &part.text.source, &part.issue.file, article).into_iter().map(|mention| PersonRow {
                article: id(&part.issue, article),
                file: part.issue.file.clone(),
                mention,
            })
        })
    }

    /// As one line of a table: line ranges as 3-5;7-7.
    #[must_use]
    pub fn flat(self) -> FlatPerson {
        FlatPerson {
            article: self.article,
            file: self.file,
            name: self.mention.name,
            person: self.mention.person,
            office: self.mention.office,
            organisation: self.mention.organisation,
            raw: self.mention.raw,
            lines: flat_lines(&self.mention.lines),
        }
    }
}
