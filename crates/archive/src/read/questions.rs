//! The file of open questions.

use super::{BundleFile, all, format_number, needed, number, optional, pieces, some, string};
use crate::bundle::QuestionsFile;
use crate::json::{Read, Reader};
use crate::questions::{ManualPage, Question, QuestionKind, QuestionPlace, Questions};

impl BundleFile for Questions {
    fn read(reader: &mut Reader<'_>) -> Read<Questions> {
        let mut format = None;
        let mut file = Questions::default();
        fields! { reader,
            "format" => format, some(format_number);
            "kinds" => file.kinds, all(kind);
            "questions" => file.questions, all(question);
        }
        needed(reader, format, "a format")?;
        let misplaced = file.questions.iter().any(|question| question.kind as usize >= file.kinds.len());
        if misplaced { reader.wrong("a kind of question") } else { Ok(file) }
    }
}

/// What the manifest says of the file.
pub(super) fn named(reader: &mut Reader<'_>) -> Read<QuestionsFile> {
    let (mut name, mut count) = (String::new(), 0);
    fields! { reader, "name" => name, string; "count" => count, number; }
    Ok(QuestionsFile { name, count })
}

fn kind(reader: &mut Reader<'_>) -> Read<QuestionKind> {
    let mut kind = QuestionKind::default();
    fields! { reader,
        "code" => kind.code, string;
        "count" => kind.count, number;
        "decision" => kind.decision, string;
        "chinese" => kind.chinese, page;
        "english" => kind.english, page;
    }
    Ok(kind)
}

fn page(reader: &mut Reader<'_>) -> Read<ManualPage> {
    let mut page = ManualPage::default();
    fields! { reader, "name" => page.name, string; "manual" => page.manual, string; "help" => page.help, string; }
    Ok(page)
}

fn question(reader: &mut Reader<'_>) -> Read<Question> {
    let mut question = Question::default();
    fields! { reader,
        "kind" => question.kind, number;
        "says" => question.says, string;
        "english" => question.english, string;
        "places" => question.places, all(place);
    }
    Ok(question)
}

fn place(reader: &mut Reader<'_>) -> Read<QuestionPlace> {
    let mut place = QuestionPlace::default();
    fields! { reader,
        "issue" => place.issue, number;
        "line" => place.line, optional(number);
        "pieces" => place.pieces, optional(pieces);
    }
    Ok(place)
}
