//! What every engine is asked, and what is true: articles read once, questions drawn from them, and a plain scan.

use anyhow::{Context, Result, ensure};
use baoku_accuracy::dice::Dice;
use baoku_archive::text::Folding;
use serde_json::Value;

use crate::grow::is_han;

/// An article as every engine gets it.
#[derive(Debug)]
pub struct Article {
    /// Its name in answers.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Its paragraphs, a line each.
    pub body: String,
}

impl Article {
    /// Every line: the headline, then the paragraphs.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.title.lines().chain(self.body.lines())
    }
}

/// The rows of a `.jsonl` text that have an id, a title and a body.
///
/// # Errors
/// When a row is no JSON or lacks one of them: engines could not be compared.
pub fn articles(rows: &str) -> Result<Vec<Article>> {
    let read = |(at, row): (usize, &str)| {
        let value: Value = serde_json::from_str(row).with_context(|| format!("row {}", at + 1))?;
        let field = |name: &str| {
            let text = value[name].as_str().map(str::to_owned);
            text.with_context(|| format!("row {} has no {name}: rows to compare with need id, title and body", at + 1))
        };
        Ok(Article { id: field("id")?, title: field("title")?, body: field("body")? })
    };
    let articles =
        rows.lines().filter(|row| !row.trim().is_empty()).enumerate().map(read).collect::<Result<Vec<_>>>()?;
    ensure!(!articles.is_empty(), "there is no article");
    Ok(articles)
}

/// A question and the places of the articles that hold it.
#[derive(Debug)]
pub struct Asked {
    /// The words, as typed.
    pub words: String,
    /// Places in the list of articles, ascending.
    pub truth: Vec<usize>,
}

/// Three quarters are random stretches of 2 to 6 Chinese characters of one line, a quarter whole headlines; an article
/// is right if a line of it holds the folded words.
#[must_use]
pub fn draw(articles: &[Article], count: usize, folding: &Folding, seed: u64) -> Vec<Asked> {
    let folded: Vec<Vec<String>> =
        articles.iter().map(|article| article.lines().map(|line| folding.fold_text(line)).collect()).collect();
    let mut dice = Dice::new(seed);
    let mut asked = Vec::new();
    // Rows without Chinese text would never give enough.
    for _ in 0..count * 1000 {
        if asked.len() == count {
            break;
        }
        let article = &articles[dice.below(articles.len())];
        let words: String = if asked.len() % 4 == 3 {
            article.title.chars().collect()
        } else {
            let lines: Vec<&str> = article.lines().collect();
            let line: Vec<char> = lines[dice.below(lines.len())].chars().collect();
            let length = 2 + dice.below(5);
            let from = dice.below((line.len() + 1).saturating_sub(length));
            line.into_iter().skip(from).take(length).collect()
        };
        if words.chars().count() < 2 || !words.chars().all(is_han) {
            continue;
        }
        let term = folding.fold_text(&words);
        let holds = |lines: &Vec<String>| lines.iter().any(|line| line.contains(&term));
        let truth = folded.iter().enumerate().filter(|(_, lines)| holds(lines)).map(|(place, _)| place).collect();
        asked.push(Asked { words, truth });
    }
    asked
}
