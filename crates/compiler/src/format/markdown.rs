//! Markdown: headings, paragraphs and pictures as their marks say; the marks themselves are not shown.
//!
//! A page's settings between `---` lines are read for title, author and date; the others stand as they are in the
//! imprint, so that nothing is lost.

use super::laid::{Laid, Part};
use super::{Format, Reading, html, txt};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

pub(super) const FORMAT: Format = Format { endings: &["md", "markdown"], read };

fn read(file: &str, bytes: Cow<'_, [u8]>) -> Reading {
    let text = match txt::text_of(file, bytes) {
        Ok(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        Err(refused) => return refused,
    };
    let (settings, body) = parted(&text);
    let mut page = Page::default();
    let title = settings_of(settings, &mut page.laid);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(body, options).for_each(|event| page.take(event));
    page.flush();
    with_title(page.laid, title).into_reading(file)
}

/// The settings at the head of a page and what follows them.
fn parted(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return ("", text) };
    let ends = ["\n---\n", "\n...\n"];
    match ends.iter().filter_map(|end| rest.find(end).map(|at| (at, at + end.len()))).min() {
        Some((end, body)) if rest.get(..end).is_some_and(|settings| settings.lines().all(is_setting)) => {
            (rest.get(..end).unwrap_or_default(), rest.get(body..).unwrap_or_default())
        }
        _ => ("", text),
    }
}

/// `key: value`, an item of a list, a comment or nothing.
fn is_setting(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(['#', '-']) || line.contains(':') || line.contains('：')
}

/// A page's own title and author, from its settings.
#[derive(Debug, Default)]
struct Settings {
    title: Option<String>,
    author: Option<String>,
}

fn settings_of(settings: &str, laid: &mut Laid) -> Settings {
    let mut found = Settings::default();
    for line in settings.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) = line.split_once([':', '：']).unwrap_or(("", line));
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "标题" if !value.is_empty() => found.title = Some(value),
            "author" | "authors" | "作者" if !value.is_empty() => found.author = Some(value),
            "date" | "日期" => laid.push(Part::Imprint, &value),
            _ => laid.push(Part::Imprint, line),
        }
    }
    found
}

/// The title of the settings is the page's only story's where the page has no title of its own, else the paper's.
fn with_title(body: Laid, settings: Settings) -> Laid {
    let Settings { title, author } = settings;
    let titled = title.as_deref().is_some_and(|title| body.headings().any(|(_, text)| text == title));
    let highest = body.headings().filter(|(level, _)| *level == 1).count();
    let mut laid = Laid::new(title.is_some() && !titled && highest == 0);
    let (imprint, rest) = body.parted();
    imprint.iter().for_each(|(part, text)| laid.push(*part, text));
    if let Some(title) = title.filter(|_| !titled) {
        laid.push(if laid.one_story { Part::Heading(1) } else { Part::Imprint }, &title);
    }
    let mut author = author;
    if laid.one_story {
        author.take().iter().for_each(|author| laid.push(Part::Byline, author));
    }
    for (part, text) in &rest {
        laid.push(*part, text);
        if matches!(part, Part::Heading(1)) {
            author.take().iter().for_each(|author| laid.push(Part::Byline, author));
        }
    }
    author.iter().for_each(|author| laid.push(Part::Byline, author));
    laid
}

/// A page being read.
#[derive(Debug, Default)]
struct Page {
    laid: Laid,
    /// The line being put together.
    line: String,
    /// The heading it belongs to.
    heading: Option<u8>,
    /// Characters of the line that stand in bold type.
    bold: usize,
    is_bold: bool,
    /// The words of a picture.
    picture: Option<String>,
    pictures: Vec<String>,
    /// The number of the next point of each open list; `None` for lists of dots.
    lists: Vec<Option<u64>>,
    /// Markup of the web inside the page.
    markup: String,
    in_code: bool,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.in_code => self.add(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.add(&text);
            }
            Event::SoftBreak => self.line.push(SOFT),
            Event::HardBreak => self.line.push('\n'),
            Event::Html(markup) => self.markup.push_str(&markup),
            Event::InlineHtml(markup) if markup.to_ascii_lowercase().starts_with("<br") => self.line.push('\n'),
            Event::FootnoteReference(name) => self.add(&format!("[{name}]")),
            Event::Rule => self.flush(),
            Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(picture) = &mut self.picture {
            picture.push_str(text);
            return;
        }
        if self.is_bold {
            self.bold += text.chars().count();
        }
        add_soft(&mut self.line, text);
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_of(*level));
            }
            Tag::Paragraph if !self.line.is_empty() && !self.lists.is_empty() => {}
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::Strong => self.is_bold = true,
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush();
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.line = format!("{number}. ");
                    *number += 1;
                }
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.in_code = true;
            }
            Tag::TableCell if !self.line.is_empty() => self.line.push('\u{3000}'),
            Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell => {}
            _ => self.flush(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures.extend(self.picture.take()),
            TagEnd::Strong => self.is_bold = false,
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.in_code = false;
            }
            TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::TableCell => {}
            _ => self.flush(),
        }
    }

    /// Ends the part being put together.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line).replace(SOFT, " ");
        let letters = line.trim().chars().count();
        let bold = std::mem::take(&mut self.bold) == letters && letters > 0;
        let part = match self.heading.take() {
            Some(level) => Part::Heading(level),
            // A short line in bold by itself is what writers use where a heading looks too large.
            None if bold && letters <= LONGEST_BOLD && !line.trim().ends_with(['。', '！', '？', '：', '；']) => {
                Part::Heading(6)
            }
            None => Part::Paragraph,
        };
        self.laid.push(part, &line);
        for picture in std::mem::take(&mut self.pictures) {
            if html::is_caption(&picture) {
                self.laid.push(Part::Caption, &picture);
            }
        }
        let markup = std::mem::take(&mut self.markup);
        if !markup.is_empty() {
            html::lay_inside(&markup, &mut self.laid);
        }
    }
}

/// Longer bold lines are emphasis, not headings.
const LONGEST_BOLD: usize = 30;

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Adds text to a line of which more may follow: a line break of the file itself is no gap in Chinese.
fn add_soft(line: &mut String, more: &str) {
    let broken = line.ends_with(SOFT);
    if broken {
        line.truncate(line.trim_end_matches(SOFT).len());
        if baoku_archive::text::line_end_needs_space(line.chars().next_back(), more.chars().next()) {
            line.push(' ');
        }
    }
    line.push_str(more);
}

/// Stands for a line break of the file at the end of a line that is being put together.
const SOFT: char = '\u{b}';

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(text: &str) -> String {
        read("a.md", text.as_bytes().into()).text.unwrap_or_default()
    }

    #[test]
    fn marks_are_not_shown_and_soft_line_breaks_join() {
        assert_eq!(text_of("# 甲*乙*\n\n街道**昨天**开\n会，KTV\nteam来。\n"), "甲乙\n\n街道昨天开会，KTV team来。\n");
    }

    #[test]
    fn numbers_of_points_are_printed_and_dots_are_not() {
        assert_eq!(text_of("1. 甲\n2. 乙\n\n- 丙\n"), "1. 甲\n\n2. 乙\n\n丙\n");
    }

    #[test]
    fn a_line_of_dashes_opens_settings_only_before_settings() {
        assert_eq!(text_of("---\ndate: 2024-03-05\n---\n文。\n"), "2024-03-05\n\n文。\n");
        assert_eq!(text_of("---\n文。\n---\n又。\n"), "文。\n\n又。\n");
    }
}
