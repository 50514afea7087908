//! Open questions, by kind with its manual page: each quotes the places it points at, and says how to answer.

use super::link::at_line;
use super::{El, copy_button, el, link, pager};
use crate::route::Route;
use crate::services::device;
use crate::store::Store;
use crate::words::{Language, fill};
use baoku_archive::article::LoadedIssue;
use baoku_archive::print::Pieces;
use baoku_archive::questions::{ManualPage, Question, QuestionKind, QuestionPlace, Questions};
use std::rc::Rc;
use yew::prelude::*;

/// How many questions a leaf shows. Up: more to draw than anybody reads at once; down: more leafing.
const A_LEAF: usize = 20;

/// One line that leads to the questions; nothing where there are none.
pub(crate) fn questions_line(store: &Store) -> Option<El> {
    let file = store.archive.manifest().questions.as_ref().filter(|_| store.surface.reaches_app())?;
    let said = fill(store.words().questions_line(), &[&file.count.to_string()]);
    Some(el("p").class("questions-line").put(link(store, Route::questions()).say(said)))
}

/// A leaf of the list.
pub(crate) fn question_list(store: &Store, open: &Questions) -> El {
    let leaves = open.questions.len().div_ceil(A_LEAF).max(1) as u32;
    let leaf = store.route.leaf().min(leaves);
    let mut list = el("div").class("question-list");
    let mut kind = None;
    let mut group = Vec::new();
    for question in open.questions.iter().skip((leaf as usize - 1) * A_LEAF).take(A_LEAF) {
        if kind != Some(question.kind) {
            list = list.maybe(section(store, open, kind, std::mem::take(&mut group)));
            kind = Some(question.kind);
        }
        group.push(question);
    }
    list.maybe(section(store, open, kind, group)).maybe(pager(store, leaf, leaves))
}

/// A kind's manual page and its questions.
fn section(store: &Store, open: &Questions, kind: Option<u32>, questions: Vec<&Question>) -> Option<El> {
    let kind = open.kinds.get(kind? as usize)?;
    let words = store.words();
    let page = page(store, kind);
    let listed = open.questions.iter().filter(|question| open.kinds.get(question.kind as usize) == Some(kind)).count();
    let some = (listed < kind.count as usize)
        .then(|| el("p").say(fill(words.questions_some(), &[&kind.count.to_string(), &listed.to_string()])));
    let count = el("span").class("question-count").say(kind.count.to_string());
    let said = el("div")
        .class("question-manual")
        .put(el("h2").say(page.name.clone()).say(" ").put(count))
        .put(el("p").say(page.manual.clone()))
        .put(el("p").say(page.help.clone()))
        .maybe(some);
    let questions = questions.into_iter().map(|question| self::question(store, kind, question));
    Some(el("section").class("question-kind").put(said).put(el("ol").all(questions)))
}

fn page<'a>(store: &Store, kind: &'a QuestionKind) -> &'a ManualPage {
    match store.settings.language {
        Language::Chinese => &kind.chinese,
        Language::English => &kind.english,
    }
}

/// What was noticed; nothing where the places say it.
fn says<'a>(store: &Store, question: &'a Question) -> &'a str {
    match store.settings.language {
        Language::Chinese => &question.says,
        Language::English => &question.english,
    }
}

/// One question.
fn question(store: &Store, kind: &QuestionKind, question: &Question) -> El {
    let words = store.words();
    let says = Some(says(store, question)).filter(|says| !says.is_empty());
    let says = says.map(|says| el("p").class("question-says").say(says.to_string()));
    let places: Vec<Place<'_>> = question.places.iter().filter_map(|place| Place::of(store, place)).collect();
    let passages = to_send(store, kind, question, &places);
    let letter_text = with_addresses(&passages, |id| public(store, id));
    let text = {
        let store = store.clone();
        Callback::from(move |()| with_addresses(&passages, |id| device::link_to(id).or_else(|| public(&store, id))))
    };
    let copy = copy_button(text, words.question_copy(), words.question_copied(), words.copy_refused());
    let contact = store.archive.manifest().newspaper.contact.as_deref().filter(|contact| contact.contains('@'));
    let letter = contact.map(|contact| {
        let to = [
            "mailto:",
            contact,
            "?subject=",
            &Route::escaped(words.questions_title()),
            "&body=",
            &Route::escaped(&letter_text),
        ];
        el("a").class("button").attr("href", to.concat()).say(words.question_mail())
    });
    let decision = places.last().map(|place| {
        let file = &place.issue.file;
        let file = [file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem), ".toml"].concat();
        el("details")
            .put(el("summary").say(words.question_editor()))
            .put(el("p").say(fill(words.question_decide(), &[&file])))
            .put(el("pre").say(fill(&kind.decision, &[&place.line.unwrap_or_default().to_string()])))
    });
    el("li")
        .class("question")
        .maybe(says)
        .all(places.iter().map(|place| place.quoted(store)))
        .put(el("div").class("question-answer").add(copy).maybe(letter).maybe(decision))
}

/// A place with the issue it is in, which may not be loaded.
struct Place<'a> {
    issue: &'a baoku_archive::bundle::Issue,
    loaded: Option<Rc<LoadedIssue>>,
    line: Option<u32>,
    pieces: Option<&'a Pieces>,
}

impl<'a> Place<'a> {
    fn of(store: &'a Store, place: &'a QuestionPlace) -> Option<Place<'a>> {
        let issue = store.archive.issues().get(place.issue as usize)?;
        let loaded = store.archive.loaded_issue(&issue.key.0);
        let pieces = place.pieces.as_ref();
        Some(Place { issue, loaded, line: place.line, pieces })
    }

    /// The printed line as it is, and the words that are meant: before, inside and after.
    fn parts(&self) -> Option<[&str; 3]> {
        let source = self.loaded.as_ref()?.source();
        let line = source.line_span(self.line?);
        let span = self.pieces.and_then(|pieces| pieces.0.first()).copied();
        let span = span.filter(|span| span.start >= line.start && span.end <= line.end).unwrap_or(line);
        let slice = |start, end| source.slice(baoku_archive::print::Span { start, end });
        Some([slice(line.start, span.start), slice(span.start, span.end), slice(span.end, line.end)])
    }

    /// “2022年2月，原文第 45 行”.
    fn label(&self, store: &Store) -> String {
        let issue = store.issue_label(self.issue);
        match self.line {
            Some(line) => fill(store.words().question_place(), &[&issue, &line.to_string()]),
            None => issue,
        }
    }

    /// The article at this line, where there is one.
    fn article(&self) -> Option<baoku_archive::article::ArticleHandle> {
        self.loaded.as_ref()?.article_at(self.line?)
    }

    /// The article, opened at this line, else the issue.
    fn route(&self, store: &Store) -> Route {
        match (self.article(), self.line) {
            (Some(article), Some(line)) => at_line(store, &article, line, ""),
            _ => Route::issue(&self.issue.key.0),
        }
    }

    fn quoted(&self, store: &Store) -> El {
        let to = link(store, self.route(store)).say(self.label(store));
        let title = self.article().map(|article| el("cite").paper().say(article.title()));
        let quote = self.parts().map(|[before, meant, after]| {
            let meant = if self.pieces.is_some() { el("mark") } else { el("span") }.say(meant.to_string());
            el("blockquote").paper().say(before.trim_start().to_string()).put(meant).say(after.to_string())
        });
        el("div").class("question-place").put(el("p").put(to).say(" ").maybe(title)).maybe(quote)
    }
}

/// The question as it is sent to an editor: what was noticed, then each place with the article it is in.
fn to_send(
    store: &Store,
    kind: &QuestionKind,
    question: &Question,
    places: &[Place<'_>],
) -> Vec<(String, Option<String>)> {
    let name = [store.paper(), " · ", &page(store, kind).name].concat();
    let mut passages = vec![(name, None), (says(store, question).to_string(), None)];
    for place in places {
        let [before, meant, after] = place.parts().unwrap_or_default();
        let label = [&place.label(store), " · ", &place.issue.file].concat();
        let quoted = [&label, "\n", before.trim_start(), meant, after].concat();
        passages.push((quoted, place.article().map(|article| article.id())));
    }
    passages
}

/// The question's text, each article followed by its address where it has one.
fn with_addresses(passages: &[(String, Option<String>)], address: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    for (words, article) in passages.iter().filter(|(words, _)| !words.is_empty()) {
        let address = article.as_deref().and_then(&address);
        for line in [Some(words), address.as_ref()].into_iter().flatten() {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// An article's address in the public archive.
fn public(store: &Store, id: &str) -> Option<String> {
    let url = store.archive.manifest().newspaper.url.as_deref()?;
    Some([url.trim_end_matches('/'), "/?a=", id].concat())
}
