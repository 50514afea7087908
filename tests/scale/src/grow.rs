//! A corpus of any size from a little text: a Markov chain of characters, so that characters and short words are as
//! frequent as in the text, which is what an index of Chinese has to live with. The sentences mean nothing.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::asked::Article;
use baoku_accuracy::dice::Dice;
use serde_json::json;

/// How many characters decide which comes next. Three repeat the text, one is noise.
const ORDER: usize = 2;
/// An article's length in characters: the least and most of two numbers whose product is spread as lengths of news are.
const LENGTHS: (usize, usize) = (240, 3600);
const HEADLINE: (usize, usize) = (8, 24);
/// A sentence's end closes a paragraph this often.
const PARAGRAPH: usize = 4;
const SECTIONS: &[&str] = &["要闻", "民生", "文化", "社区", "副刊"];
/// Articles a day, and the first day's year.
const DAILY: usize = 12;
const FIRST_YEAR: usize = 2006;

/// What follows each pair of characters in a text, as often as it does there.
pub struct Chain {
    next: BTreeMap<[char; ORDER], Vec<char>>,
    starts: Vec<[char; ORDER]>,
}

impl Chain {
    /// Learns from lines; those without two Chinese characters to begin with are left out.
    #[must_use]
    pub fn learn<'a>(lines: impl IntoIterator<Item = &'a str>) -> Chain {
        let mut chain = Chain { next: BTreeMap::new(), starts: Vec::new() };
        for line in lines {
            let characters: Vec<char> = line.trim().chars().filter(|c| !c.is_whitespace() && *c != '"').collect();
            let Some(&[first, second]) = characters.get(..ORDER) else { continue };
            if !is_han(first) || !is_han(second) {
                continue;
            }
            chain.starts.push([first, second]);
            for window in characters.windows(ORDER + 1) {
                chain.next.entry([window[0], window[1]]).or_default().push(window[ORDER]);
                if "。！？；".contains(window[0]) && is_han(window[1]) && is_han(window[2]) {
                    chain.starts.push([window[1], window[2]]);
                }
            }
        }
        chain
    }

    /// Whether there is anything to grow from.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Text that stops at the first sentence's end beyond `length` characters, or a while after.
    fn text(&self, length: usize, dice: &mut Dice, mut sentence: impl FnMut(&mut String, &mut Dice)) -> String {
        let mut text = String::new();
        let mut state = self.starts[dice.below(self.starts.len())];
        text.extend(state);
        let mut grown = ORDER;
        while grown < length * 2 {
            let next = self.next.get(&state).map(|all| all[dice.below(all.len())]);
            let Some(next) = next else {
                state = self.starts[dice.below(self.starts.len())];
                text.push('，');
                text.extend(state);
                grown += ORDER + 1;
                continue;
            };
            text.push(next);
            grown += 1;
            if "。！？".contains(next) {
                if grown >= length {
                    break;
                }
                sentence(&mut text, dice);
            }
            state = [state[1], next];
        }
        text
    }
}

/// Whether a character is of the common Chinese ones.
#[must_use]
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Writes articles as `.jsonl` rows, oldest first.
///
/// # Errors
/// When they cannot be written.
pub fn grow(chain: &Chain, articles: usize, seed: u64, out: &mut impl Write) -> io::Result<()> {
    let mut dice = Dice::new(seed);
    for number in 0..articles {
        let day = number / DAILY;
        // Months of 28 days: every day exists, whatever the year.
        let (year, month, day) = (FIRST_YEAR + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let length = |(least, most): (usize, usize), dice: &mut Dice| {
            // Short ones are common, long ones are not.
            let most = dice.below(most - least);
            least + dice.below(most + 1)
        };
        let wanted = length(HEADLINE, &mut dice);
        let title: String =
            chain.text(wanted, &mut dice, |_, _| {}).chars().filter(|c| is_han(*c)).take(wanted).collect();
        let wanted = length(LENGTHS, &mut dice);
        let body = chain.text(wanted, &mut dice, |text, dice| {
            if dice.below(PARAGRAPH) == 0 {
                text.push('\n');
            }
        });
        let row = json!({
            "id": format!("grown-{number:06}"), "date": format!("{year}-{month:02}-{day:02}"),
            "section": SECTIONS[dice.below(SECTIONS.len())], "title": title, "body": body,
        });
        writeln!(out, "{row}")?;
    }
    Ok(())
}

/// Articles of an issue, and characters of a line of print.
const AN_ISSUE: usize = 10;
const COLUMN: usize = 22;

/// Articles laid out as issues in narrow columns, by file name.
#[must_use]
pub fn issues(articles: &[Article]) -> Vec<(String, String)> {
    let laid_out = |(at, some): (usize, &[Article])| (format!("{:05}.txt", at + 1), some.iter().map(printed).collect());
    articles.chunks(AN_ISSUE).enumerate().map(laid_out).collect()
}

fn printed(article: &Article) -> String {
    let mut text = format!("{}\n\n", article.title);
    for paragraph in article.body.lines() {
        let indented: Vec<char> = "　　".chars().chain(paragraph.chars()).collect();
        for line in indented.chunks(COLUMN) {
            text.extend(line);
            text.push('\n');
        }
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "江口街道新建了公园。居民在公园里散步，孩子在公园里放风筝。柳园镇的老人也来公园里唱歌。";

    fn grown(articles: usize, seed: u64) -> String {
        let mut out = Vec::new();
        grow(&Chain::learn([TEXT]), articles, seed, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_same_seed_grows_the_same_articles() {
        assert_eq!(grown(20, 7), grown(20, 7));
        assert_ne!(grown(20, 7), grown(20, 8));
        assert_eq!(grown(20, 7).lines().count(), 20);
    }

    #[test]
    fn each_three_characters_of_a_sentence_stand_in_the_text() {
        let row: serde_json::Value = serde_json::from_str(grown(1, 1).lines().next().unwrap()).unwrap();
        let body = row["body"].as_str().unwrap().replace('\n', "");
        // A comma may have been put where the text ended.
        let characters: Vec<char> = body.chars().collect();
        let known = |w: &[char]| {
            w.contains(&'，')
                || "。！？".contains(w[0])
                || "。！？".contains(w[1])
                || TEXT.contains(&w.iter().collect::<String>())
        };
        assert!(characters.windows(3).all(known), "{body}");
        assert!(characters.len() > 200);
    }
}
