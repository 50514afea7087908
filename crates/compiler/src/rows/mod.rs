//! Articles that come as rows of data, in `.jsonl` or `.csv`: read as they are; only people are looked for in them.
//!
//! A row becomes an article whose source is the row's own words, a line each; its place in print is its record. Must not
//! know where a row is kept: a large file is read twice, first for the [`Head`]s, then row by row.

pub mod csv;
pub mod jsonl;

use crate::people;
use baoku_archive::bundle::{
    Article, Block, BlockKind, DateBasis, DateMention, IssueDate, IssueDateBasis, IssueKey, IssueText, PageStart,
    Passage,
};
use baoku_archive::date::PartialDate;
use baoku_archive::print::{Pieces, Source, Span};
use sha2::{Digest, Sha256};

/// A row as it is written, every field as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// When it appeared.
    pub date: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The paragraphs, a line each.
    pub body: Option<String>,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// The line below the headline.
    pub subtitle: Option<String>,
    /// The column of the paper it stands in.
    pub section: Option<String>,
    /// The page it stands on.
    pub page: Option<String>,
    /// The issue it stands in.
    pub issue: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its id.
    pub id: Option<String>,
}

/// The fields of a row by their names in a file. A new one is one line here.
type Field = fn(&mut Row) -> &mut Option<String>;
const FIELDS: &[(&str, Field)] = &[
    ("date", |row| &mut row.date),
    ("title", |row| &mut row.title),
    ("body", |row| &mut row.body),
    ("kicker", |row| &mut row.kicker),
    ("subtitle", |row| &mut row.subtitle),
    ("section", |row| &mut row.section),
    ("page", |row| &mut row.page),
    ("issue", |row| &mut row.issue),
    ("author", |row| &mut row.author),
    ("id", |row| &mut row.id),
];

/// What a file of rows may call its fields.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// Puts a field's text in its place; empty ones and unknown fields are passed over.
fn set(row: &mut Row, name: &str, text: &str) {
    let field = FIELDS.iter().find(|(known, _)| *known == name.trim());
    if let Some((_, field)) = field
        && !text.trim().is_empty()
    {
        *field(row) = Some(text.to_owned());
    }
}

/// What must be known of every row to put all of them in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The record's number in its file, counted from 1.
    pub record: u32,
    /// The name of the issue it belongs to: `issue`, else the date, else empty.
    pub issue: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its id.
    pub id: String,
}

impl Row {
    /// Whether there is anything to read in it.
    #[must_use]
    pub fn is_article(&self) -> bool {
        self.title.is_some() || self.body.is_some()
    }

    /// The words that become the article's text.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        [&self.kicker, &self.title, &self.subtitle, &self.body].into_iter().flatten().map(String::as_str)
    }

    /// Its head.
    #[must_use]
    pub fn head(&self, record: u32) -> Head {
        let date = self.date.as_deref().and_then(date);
        let dated = || date.map(|date| date.to_string()).unwrap_or_default();
        let issue = self.issue.as_deref().map_or_else(dated, |issue| issue.trim().to_owned());
        Head { record, issue, date, id: self.own_id() }
    }

    /// Its own id where it can stand in an address, else one made of date, title and body.
    fn own_id(&self) -> String {
        match self.id.as_deref().map(str::trim).filter(|id| can_name_a_file(id)) {
            Some(id) => id.to_owned(),
            None => self.content_id(),
        }
    }

    /// 12 hex digits of the hash of date, title and body.
    #[must_use]
    pub fn content_id(&self) -> String {
        let mut hash = Sha256::new();
        for field in [&self.date, &self.title, &self.body] {
            hash.update(field.as_deref().unwrap_or_default());
            hash.update("\n");
        }
        hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Whether an id or a label can stand in an address and be a file's name, on every system: some are devices to Windows,
/// whatever their ending.
#[must_use]
pub fn can_name_a_file(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let device = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let is_device = matches!(device.as_str(), "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()));
    (1..=64).contains(&name.len()) && name.bytes().all(allowed) && !is_device
}

/// A date as databases write it: `2022-02-16`, `2022/2/6`, `20220216`, `2022年2月16日`, with or without a time after it.
#[must_use]
pub fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        let number: u32 = text.get(..8)?.parse().ok()?;
        return PartialDate::day_of((number / 10_000) as u16, (number / 100 % 100) as u8, (number % 100) as u8);
    }
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let mut numbers =
        day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).map(str::parse::<u16>);
    let year = numbers.next()?.ok()?;
    let rest: Vec<u8> =
        numbers.map(|number| number.ok().and_then(|number| u8::try_from(number).ok())).collect::<Option<_>>()?;
    match rest.as_slice() {
        [] => PartialDate::year_only(year),
        [month] => PartialDate::month_of(year, *month),
        [month, day] => PartialDate::day_of(year, *month, *day),
        _ => None,
    }
}

/// The date of an issue of rows: what its rows say.
#[must_use]
pub fn issue_date(date: Option<PartialDate>) -> IssueDate {
    let basis = if date.is_some() { IssueDateBasis::Masthead } else { IssueDateBasis::Unknown };
    IssueDate { date, earliest: None, latest: None, basis, evidence: Vec::new() }
}

/// The text of some rows of one issue, in order; `before` counts the issue's rows in the shards before.
#[must_use]
pub fn issue_text(key: &IssueKey, before: u32, issued: Option<PartialDate>, rows: &[(Head, Row)]) -> IssueText {
    let (mut source, mut line) = (String::new(), 1);
    let mut pages: Vec<PageStart> = Vec::new();
    let mut articles = Vec::with_capacity(rows.len());
    for (head, row) in rows {
        let page = row.page.as_deref().unwrap_or_default().trim();
        if pages.last().map_or("", |last| &last.page) != page {
            pages.push(PageStart { line, page: page.to_owned() });
        }
        let start = source.len();
        articles.push(article(&mut source, issued, head, row));
        line += source.get(start..).map_or(0, |written| written.matches('\n').count() as u32);
    }
    let source = Source::new(source);
    articles.iter_mut().for_each(|article| find_people(&source, article));
    IssueText { key: key.clone(), before, source, pages, articles }
}

/// Finds who is named in an article, by itself: an issue of rows is read a part at a time, and who is named must not hang
/// on where the parts end. Its author is a field and no mention.
fn find_people(source: &Source, article: &mut Article) {
    let author = article.byline.take();
    people::find(source, std::slice::from_mut(article));
    article.byline = author;
}

fn article(source: &mut String, issued: Option<PartialDate>, head: &Head, row: &Row) -> Article {
    let mut article = Article { line: head.record, id: Some(head.id.clone()), ..Article::default() };
    let heading = |source: &mut String, field: &Option<String>| {
        let pieces = write(source, field.as_deref()?);
        (!pieces.is_empty()).then_some(Passage { pieces: Pieces(pieces), confidence: None })
    };
    if let Some(from) = head.date.filter(|date| Some(*date) != issued) {
        let pieces = Pieces(write(source, row.date.as_deref().unwrap_or_default()));
        article.dates.push(DateMention { pieces, from, to: None, basis: DateBasis::Printed });
        article.event = Some(0);
    }
    article.section = heading(source, &row.section);
    article.kicker = heading(source, &row.kicker);
    article.headline = heading(source, &row.title);
    article.subtitle = heading(source, &row.subtitle);
    article.byline = heading(source, &row.author);
    for piece in write(source, row.body.as_deref().unwrap_or_default()) {
        article.blocks.push(Block { kind: BlockKind::Paragraph, pieces: Pieces(vec![piece]), confidence: None });
    }
    article
}

/// Writes a field's lines, blank ones left out, a line each; returns where they stand.
fn write(source: &mut String, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let start = source.len() as u32;
        source.push_str(line);
        spans.push(Span { start, end: source.len() as u32 });
        source.push('\n');
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_databases_write_them() {
        for text in ["2022-02-06", "2022/2/6", "20220206", "2022年2月6日", "2022-02-06T08:00:00Z", " 2022.2.6 08:00"]
        {
            assert_eq!(date(text), "2022-02-06".parse().ok(), "{text}");
        }
        assert_eq!((date("2022-02"), date("2022")), ("2022-02".parse().ok(), "2022".parse().ok()));
        assert_eq!([date(""), date("昨天"), date("2022-13-01"), date("1-2-3-4")], [None; 4]);
    }

    #[test]
    fn an_id_that_cannot_stand_in_an_address_is_made_of_the_content() {
        let row = |id: &str| Row { id: Some(id.into()), title: Some("甲".into()), ..Row::default() };
        assert_eq!(row("news-1.a_B").head(1).id, "news-1.a_B");
        let made = row("第一号").head(1).id;
        for id in ["a/b", "con", "NUL.1", "lpt1"] {
            assert_eq!((made.len(), &made), (12, &row(id).head(9).id), "{id}");
        }
        assert_eq!(["conference", "com12"].map(|id| row(id).head(1).id), ["conference", "com12"]);
    }

    #[test]
    fn a_row_becomes_an_article_that_leads_back_to_its_record() {
        let row = Row {
            date: Some("2022-02-16".into()),
            title: Some("加装电梯".into()),
            kicker: Some("引题".into()),
            body: Some("今天开工。\r\n\r\n  大家高兴。\n".into()),
            section: Some("要闻".into()),
            page: Some("A02".into()),
            ..Row::default()
        };
        let next = Row { title: Some("下一篇".into()), ..Row::default() };
        let rows = [(row.head(7), row), (next.head(8), next)];
        let mut text = issue_text(&IssueKey("22".into()), 0, None, &rows);
        assert_eq!([1, 6, 7].map(|line| text.page_of(line)), [Some("A02"), Some("A02"), None]);
        text = issue_text(&IssueKey("22".into()), 0, None, &rows[..1]);
        let article = &text.articles[0];
        assert_eq!(text.source.text(), "2022-02-16\n要闻\n引题\n加装电梯\n今天开工。\n大家高兴。\n");
        let words = |pieces: &Pieces| text.source.join(pieces);
        assert_eq!(words(&article.headline.as_ref().unwrap().pieces), "加装电梯");
        assert_eq!(
            article.blocks.iter().map(|block| words(&block.pieces)).collect::<Vec<_>>(),
            ["今天开工。", "大家高兴。"]
        );
        assert_eq!((article.line, article.event), (7, Some(0)));
    }

    #[test]
    fn people_of_a_row_are_found_in_its_words_and_its_author_is_none_of_them() {
        let row = Row {
            title: Some("孙有田到柳园看河".into()),
            body: Some("镇长孙有田到柳园镇看河。\n孙有田说，村民王小平指出过。".into()),
            author: Some("记者 周志远".into()),
            ..Row::default()
        };
        let next = Row { body: Some("孙有田的河修好了。".into()), ..Row::default() };
        let text = issue_text(&IssueKey("22".into()), 0, None, &[(row.head(1), row), (next.head(2), next)]);
        let names = |at: usize| {
            let people = &text.articles[at].people;
            people.iter().map(|one| text.source.join(&one.name)).collect::<Vec<_>>()
        };
        assert_eq!(names(0), ["孙有田", "孙有田", "孙有田", "王小平"]);
        assert_eq!(names(1), Vec::<String>::new(), "a row is read by itself");
        let author = text.articles[0].byline.as_ref().unwrap();
        assert_eq!(text.source.join(&author.pieces), "记者 周志远");
    }
}
