//! Pages of the web, a saved WeChat article among them: what a reader of the page would see, part by part.
//!
//! Only the story is taken where the page says where it is; scripts, styles and navigation are not text. Markup that
//! is broken or hostile is read as browsers do and ends as text.

use super::laid::{Laid, Part};
use super::nesting::within_bounds;
use super::{Format, Reading, txt};
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use std::borrow::Cow;

pub(super) const FORMAT: Format = Format { endings: &["html", "htm", "xhtml"], read };

fn read(file: &str, bytes: Cow<'_, [u8]>) -> Reading {
    let text = match decode(file, bytes) {
        Ok(text) => text,
        Err(refused) => return refused,
    };
    let page = Html::parse_document(&within_bounds(&text));
    let mut laid = Laid::default();
    let wechat = first(&page, "#js_content");
    let story = wechat.or_else(|| only(&page, "article")).or_else(|| only(&page, "main"));
    let root = story.unwrap_or_else(|| page.root_element());
    head(&page, root, wechat.is_some(), &text, &mut laid);
    lay(root, wechat.is_some(), &mut laid);
    laid.into_reading(file)
}

/// Lays the markup that stands inside a page of another format.
pub(super) fn lay_inside(markup: &str, laid: &mut Laid) {
    lay(Html::parse_fragment(&within_bounds(markup)).root_element(), false, laid);
}

/// The encoding a page names within its first kilobyte, else as for plain text. UTF-16 is none that a page could be
/// read far enough in to find its name: there it means UTF-8, as in a browser.
fn decode(file: &str, bytes: Cow<'_, [u8]>) -> Result<String, Reading> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default()).to_ascii_lowercase();
    let label = head.split("charset=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'']));
    let label =
        label.and_then(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next());
    let named = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let named = named.filter(|named| *named != encoding_rs::UTF_8 && named.output_encoding() == *named);
    let named = named.filter(|_| encoding_rs::Encoding::for_bom(&bytes).is_none());
    let decoded = named.and_then(|named| named.decode_without_bom_handling_and_without_replacement(&bytes));
    let decoded = decoded.map(|text| text.into_owned().into_bytes());
    txt::text_of(file, decoded.map_or(bytes, Cow::Owned))
}

fn select<'a>(page: &'a Html, what: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(what).map_or_else(|_| Vec::new(), |selector| page.select(&selector).collect())
}

fn first<'a>(page: &'a Html, what: &str) -> Option<ElementRef<'a>> {
    select(page, what).into_iter().next()
}

fn only<'a>(page: &'a Html, what: &str) -> Option<ElementRef<'a>> {
    let found = select(page, what);
    if found.len() == 1 { found.into_iter().next() } else { None }
}

/// Title, author and date as the page prints them outside its story, or as it names them for other programs.
fn head(page: &Html, root: ElementRef<'_>, wechat: bool, markup: &str, laid: &mut Laid) {
    let shown = |what: &str| first(page, what).map(words).filter(|words| !words.is_empty());
    let named = |what: &str| {
        let content = first(page, what).and_then(|element| element.value().attr("content").map(str::to_owned));
        content.filter(|content| !content.trim().is_empty())
    };
    let headed = Selector::parse("h1,h2,h3").is_ok_and(|headings| root.select(&headings).next().is_some());
    laid.one_story = wechat;
    if !wechat && (headed || root.value().name() == "html") {
        // A page of its own headings; its name in the browser's tab only dates it.
        if let Some(title) = shown("title").filter(|_| !headed) {
            laid.push(Part::Heading(1), &title);
        }
        return;
    }
    let date = shown("#publish_time")
        .or_else(|| named("meta[property='article:published_time']"))
        .or_else(|| wechat.then(|| created(markup)).flatten());
    date.iter().for_each(|date| laid.push(Part::Imprint, date));
    let title = shown("#activity-name").or_else(|| named("meta[property='og:title']")).or_else(|| shown("title"));
    title.iter().for_each(|title| laid.push(Part::Heading(1), title));
    let author = shown("#js_author_name").or_else(|| named("meta[name='author']")).or_else(|| shown("#js_name"));
    author.iter().for_each(|author| laid.push(Part::Byline, author));
    if let Some(account) = shown("#js_name").filter(|account| Some(account) != author.as_ref()) {
        laid.push(Part::Imprint, &account);
    }
}

/// The day a WeChat page's script prints as its date: `createTime = '2024-03-05 10:00'`, or `ct = "1709600000"`,
/// seconds that it shows in China's time.
fn created(markup: &str) -> Option<String> {
    let value = |name: &str| {
        markup.split(name).skip(1).find_map(|rest| {
            let rest = rest.trim_start().strip_prefix('=')?.trim_start();
            let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            rest.get(1..)?.split(quote).next().filter(|value| !value.is_empty())
        })
    };
    let printed = value("createTime").filter(|value| value.starts_with(|c: char| c.is_ascii_digit()));
    let printed = printed.filter(|value| value.contains('-')).map(str::to_owned);
    printed
        .or_else(|| value("ct").or_else(|| value("oriCreateTime")).and_then(|value| value.parse().ok()).map(china_day))
}

/// The day of a moment (seconds since 1970) in China.
fn china_day(seconds: i64) -> String {
    // Days since 1970-01-01 to a date, counting years from March (the usual formula for the Gregorian calendar).
    let days = (seconds.clamp(0, 32_503_680_000) + 8 * 3600) / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year}年{month}月{day}日")
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a picture that say something: not a file's name, not "picture".
pub(super) fn is_caption(words: &str) -> bool {
    let words = words.trim();
    let bare = ["图片", "图像", "照片", "配图", "插图", "封面"].contains(&words);
    !bare && words.chars().filter(|c| baoku_archive::text::is_han(*c)).count() >= 2
}

/// Elements whose text nobody reads on the page.
const UNSEEN: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "nav",
    "button",
    "select",
    "option",
    "textarea",
    "iframe",
    "object",
    "svg",
    "canvas",
    "audio",
    "video",
    "mp-common-profile",
    // Brackets for who cannot set a reading above its words.
    "rp",
];

/// Elements that run on within a line.
const WITHIN: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rb", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "td", "th", "html",
];

fn is_unseen(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    UNSEEN.contains(&element.name()) || element.attr("hidden").is_some() || style.contains("display:none")
}

/// Lays a story's parts.
fn lay(root: ElementRef<'_>, wechat: bool, laid: &mut Laid) {
    let mut story = Story { wechat, ..Story::default() };
    let mut unseen = 0usize;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if unseen > 0 || (node != *root && is_unseen(element)) => unseen += 1,
                Node::Element(element) => story.open(element, laid),
                Node::Text(text) if unseen == 0 => story.add(text),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(_) if unseen > 0 => unseen -= 1,
                Node::Element(element) => story.close(element, laid),
                _ => {}
            },
        }
    }
    story.flush(laid);
}

/// White space that stands before the next word.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// One the writer typed.
    Blank,
    /// One where the file's own line ends, which does not part Chinese characters.
    LineEnd,
}

/// A story being read.
#[derive(Debug, Default)]
struct Story {
    wechat: bool,
    line: String,
    gap: Gap,
    /// While the reading above some words is read: the line up to them. And what has been read of it.
    under: String,
    reading: String,
    /// Characters of the line, and those in bold type.
    letters: usize,
    bold: usize,
    /// How many open elements set bold type, keep white space, are captions, are at the foot of the page.
    bolder: usize,
    kept: usize,
    captions: usize,
    feet: usize,
    heading: Option<u8>,
    /// A picture stood last, before or in this line; whether the line is set as its words would be.
    after_picture: bool,
    set_apart: bool,
    pictures: Vec<String>,
    points: Vec<Option<u32>>,
}

fn is_bold(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    let heavy =
        ["bold", "600", "700", "800", "900"].iter().any(|weight| style.contains(&format!("font-weight:{weight}")));
    matches!(element.name(), "b" | "strong") || heavy
}

fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

impl Story {
    fn open(&mut self, element: &Element, laid: &mut Laid) {
        let name = element.name();
        if !WITHIN.contains(&name) && name != "br" {
            self.flush(laid);
        }
        match name {
            "br" => self.line.push('\n'),
            "td" | "th" if !self.line.trim().is_empty() => self.line.push('\u{3000}'),
            "rt" => self.under.push_str(&std::mem::take(&mut self.line)),
            "pre" => self.kept += 1,
            "figcaption" => self.captions += 1,
            "footer" => self.feet += 1,
            "ol" => self.points.push(Some(element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "ul" => self.points.push(None),
            "li" => {
                if let Some(Some(number)) = self.points.last_mut() {
                    self.line = format!("{number}. ");
                    *number = number.saturating_add(1);
                }
            }
            "img" => {
                self.after_picture = true;
                self.pictures.extend(element.attr("alt").map(str::to_owned));
            }
            _ => self.heading = heading_level(name).or(self.heading),
        }
        self.bolder += usize::from(is_bold(element));
        let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
        let small = (8..=14).any(|size| style.contains(&format!("font-size:{size}px")));
        self.set_apart |= small || style.contains("text-align:center") || name == "center";
    }

    fn close(&mut self, element: &Element, laid: &mut Laid) {
        let name = element.name();
        if !WITHIN.contains(&name) && name != "br" {
            self.flush(laid);
        }
        match name {
            "rt" => {
                let reading = std::mem::replace(&mut self.line, std::mem::take(&mut self.under));
                let (before, after) = (self.reading.chars().next_back(), reading.chars().next());
                self.reading.extend(baoku_archive::text::needs_space(before, after).then_some(' '));
                self.reading.push_str(&reading);
                self.gap = Gap::None;
            }
            "ruby" => self.end_reading(),
            "pre" => self.kept = self.kept.saturating_sub(1),
            "figcaption" => self.captions = self.captions.saturating_sub(1),
            "footer" => self.feet = self.feet.saturating_sub(1),
            "ol" | "ul" => drop(self.points.pop()),
            _ => {}
        }
        self.bolder = self.bolder.saturating_sub(usize::from(is_bold(element)));
    }

    /// Adds text as a browser shows it: white space as one blank, none at a line break between Chinese characters.
    fn add(&mut self, text: &str) {
        if self.kept > 0 {
            self.line.push_str(text);
            return;
        }
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.gap = self.gap.max(if matches!(c, '\n' | '\r') { Gap::LineEnd } else { Gap::Blank });
                continue;
            }
            let gap = std::mem::take(&mut self.gap);
            let within = !self.line.is_empty() && !self.line.ends_with(['\n', ' ']);
            let latin = baoku_archive::text::needs_space(self.line.chars().next_back(), Some(c));
            if within && (gap == Gap::Blank || (gap == Gap::LineEnd && latin)) {
                self.line.push(' ');
            }
            self.line.push(c);
            self.letters += 1;
            self.bold += usize::from(self.bolder > 0);
        }
    }

    /// Puts the reading that stood above some words behind them, which stay together and can be found.
    fn end_reading(&mut self) {
        if !self.reading.is_empty() {
            self.line += &format!("（{}）", std::mem::take(&mut self.reading));
        }
    }

    /// Ends the part being put together.
    fn flush(&mut self, laid: &mut Laid) {
        self.end_reading();
        let line = std::mem::take(&mut self.line);
        self.gap = Gap::None;
        let (letters, bold) = (std::mem::take(&mut self.letters), std::mem::take(&mut self.bold));
        let apart = std::mem::take(&mut self.set_apart);
        let heading = self.heading.take();
        let text = line.trim();
        if !text.is_empty() {
            let part = self.part(text, heading, apart, bold == letters && letters > 0);
            // The words under a picture are often the same as those for when it cannot be shown.
            if part == Part::Caption && laid.last() == Some((Part::Caption, text)) {
                self.pictures.clear();
                return;
            }
            // Two breaks in a row part paragraphs.
            text.split("\n\n").for_each(|paragraph| laid.push(part, paragraph));
            self.after_picture = false;
        }
        for words in std::mem::take(&mut self.pictures) {
            if is_caption(&words) {
                laid.push(Part::Caption, &words);
            }
            self.after_picture = true;
        }
    }

    fn part(&self, text: &str, heading: Option<u8>, apart: bool, bold: bool) -> Part {
        let length = text.chars().count();
        let sentence = text.ends_with(['。', '！', '？', '：', '；']);
        let marked = text.starts_with(['▲', '△', '↑', '▼', '↓', '图', '◎']);
        if let Some(level) = heading {
            Part::Heading(level)
        } else if self.captions > 0 {
            Part::Caption
        } else if self.feet > 0 {
            Part::Imprint
        } else if self.after_picture && length <= LONGEST_CAPTION && (marked || (apart && !bold && !sentence)) {
            Part::Caption
        } else if self.wechat && bold && length <= LONGEST_BOLD && !sentence {
            // WeChat's editor has no headings; a short line in bold by itself is one.
            Part::Heading(4)
        } else {
            Part::Paragraph
        }
    }
}

/// Longer lines under a picture are the story going on.
const LONGEST_CAPTION: usize = 60;
/// Longer bold lines are emphasis.
const LONGEST_BOLD: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(markup: &str) -> String {
        read("a.html", markup.as_bytes().into()).text.unwrap_or_default()
    }

    #[test]
    fn scripts_and_navigation_are_not_text_and_broken_markup_is() {
        let page =
            "<nav>首页</nav><script>var a = '<p>甲</p>'</script><p>街道<b>昨天</b>\n  开会 了<p>KTV\nteam <3 <td>丁";
        assert_eq!(text_of(page), "街道昨天开会 了\n\nKTV team <3 丁\n");
        assert_eq!(text_of("&lt;script&gt;alert(1)&lt;/script&gt;"), "<script>alert(1)</script>\n");
    }

    #[test]
    fn a_reading_above_words_stands_behind_them() {
        let name = "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字\n<rt> zì </rt></ruby>";
        assert_eq!(
            text_of(&format!("<p>街道{name}展开幕。<p>{name}")),
            "街道汉字（hàn zì）展开幕。\n\n汉字（hàn zì）\n"
        );
        // Markup that is broken loses the order, not the words.
        assert_eq!(text_of("<ruby>柳<rt>liǔ<p>园"), "liǔ\n\n园\n\n柳\n");
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        assert_eq!(text_of(&format!("{}深{}", "<div>".repeat(1_000), "</div>".repeat(9))), "深\n");
    }

    #[test]
    fn fifty_thousand_unclosed_elements_take_no_time_and_lose_no_text() {
        let begun = std::time::Instant::now();
        for element in ["div", "b", "ul", "table"] {
            let page: String = (0..50_000).map(|at| format!("<{element}>{at}桥")).collect();
            let text = text_of(&page);
            let bridges = text.matches('桥').count();
            assert_eq!(bridges, 50_000, "{element}");
        }
        // A second a page without optimisation; a machine that does much else takes ten times that. Unbounded it is many minutes.
        assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
    }

    #[test]
    fn a_page_says_its_encoding() {
        let (bytes, _, _) = encoding_rs::BIG5.encode("<meta charset=big5><p>街道昨天開會。</p>");
        assert_eq!(read("a.htm", bytes).text.as_deref(), Some("街道昨天開會。\n"));
        for wrong in ["utf-16", "unicode", "utf-16be"] {
            assert_eq!(
                text_of(&format!("<meta charset={wrong}><p>街道昨天开会。 </p>")),
                "街道昨天开会。\n",
                "{wrong}"
            );
        }
    }

    #[test]
    fn seconds_are_a_day_in_china() {
        assert_eq!(created("var ct = \"1709600000\";").as_deref(), Some("2024年3月5日"));
        assert_eq!(china_day(0), "1970年1月1日");
        assert_eq!(created("createTime = '2024-03-05 09:12';").as_deref(), Some("2024-03-05 09:12"));
    }
}
