//! An issue as plain text and as Markdown.

use super::Taken;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::{BlockKind, Passage};
use baoku_archive::cite::{Reference, gbt_7714};

/// Plain text: articles one after the other, each with its reference below it. It begins with the mark by which older
/// programs know UTF-8.
pub(super) fn plain(issue: &Taken<'_>) -> String {
    let mut text = format!("\u{feff}{}\n", issue.title());
    for (article, reference) in issue.articles.iter().zip(issue.references) {
        text += &format!("\n\n{}\n\n— {}\n", article.readable(), gbt_7714(reference));
    }
    text
}

/// Markdown that shows the words as they are: nothing in them is taken for markup.
pub(super) fn markdown(issue: &Taken<'_>) -> String {
    let mut text = format!("# {}\n", escaped(&issue.title()));
    for (article, reference) in issue.articles.iter().zip(issue.references) {
        text += &markdown_article(article, reference);
    }
    text
}

fn markdown_article(article: &ArticleHandle, reference: &Reference) -> String {
    let printed = article.article();
    let words =
        |passage: &Option<Passage>| passage.as_ref().map(|passage| escaped(&article.annotated(&passage.pieces)));
    let mut text = String::new();
    if let Some(kicker) = words(&printed.kicker).filter(|_| printed.headline.is_some()) {
        text += &format!("\n*{kicker}*\n");
    }
    text += &format!("\n## {}\n", escaped(&article.title()));
    for line in [words(&printed.subtitle), words(&printed.byline)].into_iter().flatten() {
        text += &format!("\n*{line}*\n");
    }
    for block in &printed.blocks {
        let words = escaped(&article.annotated(&block.pieces));
        text += &match block.kind {
            BlockKind::Paragraph => format!("\n{words}\n"),
            BlockKind::Subhead => format!("\n### {words}\n"),
            BlockKind::Caption => format!("\n> {words}\n"),
        };
    }
    text + &format!("\n{}\n", escaped(&gbt_7714(reference)))
}

/// A text in which no character means anything to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.trim().chars().enumerate() {
        let number_before = |mark: char| matches!(mark, '.' | ')') && is_number(&escaped);
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => escaped.extend(['\\', c]),
            '#' | '+' | '-' | '=' if at == 0 => escaped.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            _ if number_before(c) => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_markup() {
        assert_eq!(escaped("# 1 <b>*x*</b> [y](z)"), r"\# 1 &lt;b&gt;\*x\*&lt;/b&gt; \[y\](z)");
        assert_eq!(escaped("1. 路灯换新"), r"1\. 路灯换新");
        assert_eq!(escaped("2024-04-06 共3.5万元"), "2024-04-06 共3.5万元");
    }
}
