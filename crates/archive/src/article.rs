//! Loaded issues and handles to their articles: the words of a heading or block, its lines, when it happened.
//!
//! A handle is an issue and an index; nothing is copied out of the source until a page wants to show it.

use crate::bundle::{Article, BlockKind, Correction, DateBasis, Issue, IssueDateBasis, IssueText};
use crate::date::PartialDate;
use crate::facts::Mention;
use crate::print::{LineRange, Pieces, Source};
use crate::text::Folding;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// An issue whose text is here and checked.
#[derive(Debug)]
pub struct LoadedIssue {
    position: u32,
    first_number: u32,
    issue: Rc<Issue>,
    text: IssueText,
    folding: Arc<Folding>,
    folded: OnceCell<Vec<Vec<FoldedLine>>>,
}

/// One line of an article's text as search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedLine {
    /// Where in the article it stands.
    pub place: Place,
    /// The folded words.
    pub text: String,
}

/// Where wrong words begin and end in the text of a passage, and their correction.
pub type Corrected<'a> = (usize, usize, &'a Correction);

/// Where in an article a line of its text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The kicker.
    Kicker,
    /// The headline.
    Headline,
    /// The subtitle.
    Subtitle,
    /// A block of the body, by its index.
    Block(u32),
}

impl LoadedIssue {
    /// Takes an issue's text after checking that every span lies in the source. `first_number` is the number in the
    /// archive of the issue's first article; `folding` the archive's.
    ///
    /// # Errors
    /// A sentence on the first article that does not fit its source.
    pub fn new(
        position: u32,
        first_number: u32,
        issue: Rc<Issue>,
        text: IssueText,
        folding: Arc<Folding>,
    ) -> Result<Self, String> {
        for article in &text.articles {
            if !fits(&text.source, article) {
                return Err(told!("article {}-{} points outside its source", issue.key, article.line));
            }
        }
        Ok(LoadedIssue { position, first_number, issue, text, folding, folded: OnceCell::new() })
    }

    /// Index into the manifest's issues.
    #[must_use]
    pub fn position(&self) -> u32 {
        self.position
    }

    /// What the manifest says of it.
    #[must_use]
    pub fn issue(&self) -> &Rc<Issue> {
        &self.issue
    }

    /// The printed source.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.text.source
    }

    /// Its text and articles, as they stand in the bundle.
    #[must_use]
    pub fn text(&self) -> &IssueText {
        &self.text
    }

    /// The page of print that some pieces begin on.
    #[must_use]
    pub fn page_of(&self, pieces: &Pieces) -> Option<&str> {
        self.text.page_of(self.source().line_of(pieces.0.first()?.start))
    }

    /// The number in the archive of the first article that is here.
    #[must_use]
    pub fn first_number(&self) -> u32 {
        self.first_number + self.text.before
    }

    /// Its articles, in the order of the page.
    #[must_use]
    pub fn articles(self: &Rc<Self>) -> Vec<ArticleHandle> {
        (0..self.text.articles.len() as u32).map(|index| ArticleHandle { issue: self.clone(), index }).collect()
    }

    /// The article of this number in the archive, if it is one of these.
    #[must_use]
    pub fn article_numbered(self: &Rc<Self>, number: u32) -> Option<ArticleHandle> {
        let index = number.checked_sub(self.first_number())?;
        ((index as usize) < self.text.articles.len()).then(|| ArticleHandle { issue: self.clone(), index })
    }

    /// The article that a printed line belongs to, else the one that begins last before it, else the first.
    #[must_use]
    pub fn article_at(self: &Rc<Self>, line: u32) -> Option<ArticleHandle> {
        let articles = self.articles();
        let owner = articles.iter().find(|article| article.owns(line));
        let before = || articles.iter().rev().find(|article| article.article().line <= line);
        owner.or_else(before).or(articles.first()).cloned()
    }

    /// The folded lines of an article, made once for the whole issue.
    fn folded(&self, index: u32) -> &[FoldedLine] {
        let fold = |(place, text): (Place, String)| FoldedLine { place, text: self.folding.fold_text(&text) };
        let fold_article = |article| searched_lines(&self.text.source, article).into_iter().map(fold).collect();
        let fold_issue = || self.text.articles.iter().map(fold_article).collect();
        &self.folded.get_or_init(fold_issue)[index as usize]
    }
}

/// The searched lines of an article: kicker, headline, subtitle, then every block; after them, once more and as
/// corrected, those that an editor has put right.
#[must_use]
pub fn searched_lines(source: &Source, article: &Article) -> Vec<(Place, String)> {
    let headings =
        [(Place::Kicker, &article.kicker), (Place::Headline, &article.headline), (Place::Subtitle, &article.subtitle)];
    let headings = headings.into_iter().filter_map(|(place, passage)| Some((place, &passage.as_ref()?.pieces)));
    let blocks = article.blocks.iter().enumerate().map(|(at, block)| (Place::Block(at as u32), &block.pieces));
    let all: Vec<(Place, &Pieces)> = headings.chain(blocks).collect();
    let mut lines: Vec<(Place, String)> = all.iter().map(|(place, pieces)| (*place, source.join(pieces))).collect();
    if !article.corrections.is_empty() {
        lines.extend(all.iter().filter_map(|(place, pieces)| Some((*place, corrected(source, article, pieces)?))));
    }
    lines
}

/// A passage as corrected; `None` where nothing in it is.
fn corrected(source: &Source, article: &Article, pieces: &Pieces) -> Option<String> {
    let (text, places) = corrections_in(source, article, pieces);
    (!places.is_empty()).then(|| replaced(&text, &places, &|_, right| right.into()))
}

/// The text of a passage and the corrections in it.
fn corrections_in<'a>(source: &Source, article: &'a Article, pieces: &Pieces) -> (String, Vec<Corrected<'a>>) {
    let mut places: Vec<Corrected<'a>> = Vec::new();
    let text = source.read(pieces, &mut |at, span| {
        for correction in &article.corrections {
            let Some(wrong) = correction.pieces.0.first() else { continue };
            if span.start <= wrong.start && wrong.end <= span.end {
                let start = at + (wrong.start - span.start) as usize;
                // Those of a damaged file could overlap.
                if places.last().is_none_or(|(_, end, _)| *end <= start) {
                    places.push((start, start + (wrong.end - wrong.start) as usize, correction));
                }
            }
        }
    });
    (text, places)
}

/// A text with something else where the corrections stand, made of the wrong words and the right ones.
fn replaced(text: &str, places: &[Corrected<'_>], by: &dyn Fn(&str, &str) -> String) -> String {
    let (mut replaced, mut at) = (String::new(), 0);
    for (start, end, correction) in places {
        replaced += &text[at..*start];
        replaced += &by(&text[*start..*end], &correction.text);
        at = *end;
    }
    replaced + &text[at..]
}

/// Whether all that an article names lies in its source.
#[must_use]
pub fn fits(source: &Source, article: &Article) -> bool {
    let event_fits = article.event.is_none_or(|event| (event as usize) < article.dates.len());
    event_fits && all_pieces(article).all(|pieces| source.holds(pieces))
}

/// Every stretch of source an article names.
fn all_pieces(article: &Article) -> impl Iterator<Item = &Pieces> {
    let headings = [&article.section, &article.kicker, &article.headline, &article.subtitle, &article.byline];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    let blocks = article.blocks.iter().map(|block| &block.pieces);
    let dates = article.dates.iter().map(|mention| &mention.pieces);
    let people = article.people.iter().flat_map(|mention| {
        [Some(&mention.name), mention.office.as_ref(), mention.organisation.as_ref(), Some(&mention.raw)]
            .into_iter()
            .flatten()
    });
    let corrections = article.corrections.iter().map(|correction| &correction.pieces);
    headings.chain(blocks).chain(dates).chain(people).chain(corrections)
}

/// No headline is longer, in characters; something that calls itself one and is has its place on its own page only. Up: a
/// hostile file fills every list and citation; down: a headline of many lines is cut in lists.
pub const LONGEST_TITLE: usize = 300;

/// An article of a loaded issue. Cheap to clone; equal when it is the same article of the same load.
#[derive(Debug, Clone)]
pub struct ArticleHandle {
    issue: Rc<LoadedIssue>,
    index: u32,
}

impl PartialEq for ArticleHandle {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && Rc::ptr_eq(&self.issue, &other.issue)
    }
}

/// When something happened, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// The day, month or year; the first of a range.
    pub from: PartialDate,
    /// The last day of a range.
    pub to: Option<PartialDate>,
    /// How it is known.
    pub basis: DatingBasis,
}

/// How an article's date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatingBasis {
    /// The article prints the day of its event.
    Event(DateBasis),
    /// Only the issue's date is known.
    Issue(IssueDateBasis),
}

impl Dating {
    /// Whether a reader should be told that this is not exactly what is printed.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        matches!(self.basis, DatingBasis::Issue(IssueDateBasis::Inferred | IssueDateBasis::Unknown))
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(&self) -> PartialDate {
        self.to.unwrap_or(self.from).last_day()
    }
}

impl ArticleHandle {
    /// The address of the article: `<key>-<line>`, or the id that a row of data has.
    #[must_use]
    pub fn id(&self) -> String {
        let own = self.article().id.clone();
        own.unwrap_or_else(|| format!("{}-{}", self.issue.issue.key, self.article().line))
    }

    /// Its number in the archive: articles count through, issue after issue.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.issue.first_number() + self.index
    }

    /// The issue it stands in.
    #[must_use]
    pub fn issue(&self) -> &Rc<LoadedIssue> {
        &self.issue
    }

    /// What the bundle says of it.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.issue.text.articles[self.index as usize]
    }

    /// Its place in the issue, counted from 0.
    #[must_use]
    pub fn order(&self) -> u32 {
        self.issue.text.before + self.index
    }

    /// The words of some of its pieces.
    #[must_use]
    pub fn join(&self, pieces: &Pieces) -> String {
        self.issue.source().join(pieces)
    }

    /// The printed lines of some of its pieces.
    #[must_use]
    pub fn lines(&self, pieces: &Pieces) -> Vec<LineRange> {
        let article = self.article();
        // Of a row of data the whole record is its place in print.
        match &article.id {
            Some(_) => vec![(article.line, article.line)],
            None => self.issue.source().lines(pieces),
        }
    }

    /// The corrections within some of its pieces, each with its place in their text.
    #[must_use]
    pub fn corrections(&self, pieces: &Pieces) -> Vec<Corrected<'_>> {
        corrections_in(self.issue.source(), self.article(), pieces).1
    }

    /// Where a folded term is printed, in the order of the text.
    #[must_use]
    pub fn printed(&self, term: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut last = None;
        for line in self.folded() {
            // After all that is printed come lines as they should be.
            if last >= Some(line.place) {
                break;
            }
            last = Some(line.place);
            let Some(pieces) = self.pieces_at(line.place).filter(|_| line.text.contains(term)) else { continue };
            let text = self.join(pieces);
            let folded = self.issue.folding.fold(&text);
            for (at, found) in folded.text.match_indices(term) {
                let (start, end) = folded.original_range(at, at + found.len(), &text);
                let cut = self.issue.source().cut(pieces, start, end).0;
                if let (Some(first), Some(last)) = (cut.first(), cut.last()) {
                    mentions.push(Mention { article: self.number(), start: first.start, end: last.end });
                }
            }
        }
        mentions
    }

    /// The words of some of its pieces as an editor has put them right; `None` where nothing was wrong.
    #[must_use]
    pub fn corrected(&self, pieces: &Pieces) -> Option<String> {
        corrected(self.issue.source(), self.article(), pieces)
    }

    /// The words of some of its pieces with every correction behind the words it corrects, for texts without marks.
    #[must_use]
    pub fn annotated(&self, pieces: &Pieces) -> String {
        let (text, places) = corrections_in(self.issue.source(), self.article(), pieces);
        replaced(&text, &places, &|wrong, right| [wrong, "〔更正：", right, "〕"].concat())
    }

    /// The section's name without the brackets around it.
    #[must_use]
    pub fn section(&self) -> Option<String> {
        let printed = self.join(&self.article().section.as_ref()?.pieces);
        Some(printed.trim_matches(['【', '】', '[', ']', '［', '］', '〔', '〕', ' ', '\u{3000}']).to_string())
    }

    /// The kicker's words.
    #[must_use]
    pub fn kicker(&self) -> Option<String> {
        self.article().kicker.as_ref().map(|passage| self.join(&passage.pieces))
    }

    /// The headline's words; `None` where none is printed.
    #[must_use]
    pub fn headline(&self) -> Option<String> {
        self.article().headline.as_ref().map(|passage| self.join(&passage.pieces))
    }

    /// The subtitle's words.
    #[must_use]
    pub fn subtitle(&self) -> Option<String> {
        self.article().subtitle.as_ref().map(|passage| self.join(&passage.pieces))
    }

    /// What to call it in a list: the headline, else its first words; no longer than [`LONGEST_TITLE`].
    #[must_use]
    pub fn title(&self) -> String {
        const FIRST_WORDS: usize = 24;
        let headings = [&self.article().headline, &self.article().kicker];
        let heading = headings.into_iter().flatten().next().map(|passage| (&passage.pieces, LONGEST_TITLE));
        let first = self.article().blocks.first().map(|block| (&block.pieces, FIRST_WORDS));
        let Some((pieces, most)) = heading.or(first) else { return String::new() };
        let whole = self.annotated(pieces);
        let mut words: String = whole.chars().take(most).collect();
        if words.len() < whole.len() {
            words.push('…');
        }
        words
    }

    /// The first paragraph, for a card or a description.
    #[must_use]
    pub fn lead(&self) -> String {
        let paragraph = self.article().blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
        paragraph.map(|block| self.annotated(&block.pieces)).unwrap_or_default()
    }

    /// Its main event's day, else the issue's date.
    #[must_use]
    pub fn dating(&self) -> Option<Dating> {
        let article = self.article();
        if let Some(event) = article.event.and_then(|event| article.dates.get(event as usize)) {
            return Some(Dating { from: event.from, to: event.to, basis: DatingBasis::Event(event.basis) });
        }
        let date = &self.issue.issue.date;
        date.date.map(|from| Dating { from, to: None, basis: DatingBasis::Issue(date.basis) })
    }

    /// The names of the people in it, each once, in the order they are first named.
    #[must_use]
    pub fn people(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for mention in &self.article().people {
            let name = self.join(&mention.name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Exactly what search sees, one line after the other: [`searched_lines`].
    #[must_use]
    pub fn text(&self) -> String {
        let lines = searched_lines(self.issue.source(), self.article()).into_iter().map(|(_, line)| line);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The article to be read without marks: kicker, headline, subtitle, then every block, one a line, with the
    /// corrections.
    #[must_use]
    pub fn readable(&self) -> String {
        let article = self.article();
        let headings = [&article.kicker, &article.headline, &article.subtitle].into_iter().flatten();
        let pieces = headings.map(|passage| &passage.pieces).chain(article.blocks.iter().map(|block| &block.pieces));
        pieces.map(|pieces| self.annotated(pieces)).collect::<Vec<_>>().join("\n")
    }

    /// The same as [`Self::text`], folded.
    #[must_use]
    pub fn folded(&self) -> &[FoldedLine] {
        self.issue.folded(self.index)
    }

    /// Where one line of its text is printed.
    #[must_use]
    pub fn pieces_at(&self, place: Place) -> Option<&Pieces> {
        let article = self.article();
        let heading = match place {
            Place::Kicker => &article.kicker,
            Place::Headline => &article.headline,
            Place::Subtitle => &article.subtitle,
            Place::Block(at) => return article.blocks.get(at as usize).map(|block| &block.pieces),
        };
        heading.as_ref().map(|passage| &passage.pieces)
    }

    /// How many characters are searched in it: headings and body, white space not counted, what is corrected once more.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.folded().iter().map(|line| line.text.chars().count() as u32).sum()
    }

    /// Whether a printed line belongs to it.
    fn owns(&self, line: u32) -> bool {
        let article = self.article();
        let headings = [&article.section, &article.kicker, &article.headline, &article.subtitle, &article.byline];
        let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
        headings
            .chain(article.blocks.iter().map(|block| &block.pieces))
            .flat_map(|pieces| self.lines(pieces))
            .any(|(from, to)| (from..=to).contains(&line))
    }
}
