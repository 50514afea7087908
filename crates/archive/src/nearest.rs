//! The questions nearest to one: beside what answers it, and where nothing does.
//!
//! Names that sound or look like the one asked for may be meant in any case. Where nothing answers follow the same words
//! further apart, words of which one character is another in print, and fewer words. What was chosen besides the words
//! stays chosen.

use crate::archive::Archive;
use crate::question::Question;
use crate::suggest::{HEADLINE, MOST_ALIKE};
use crate::text::is_han;

/// Longer words are not taken apart, and no question of more words. Up: a pasted sentence is looked up in a hundred ways;
/// down: a whole headline with one wrong character finds nothing.
const LONGEST: usize = 16;

/// A word of so many characters may have a wrong one. Down: 停车难 leads to 停车场, which is not what was meant; up: four
/// characters with a wrong one find nothing.
const MISWRITTEN: usize = 4;

/// In what a question differs from one that nothing answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It has another name that sounds or looks alike.
    Alike,
    /// It has the same words further apart.
    Apart,
    /// One of its characters is another.
    Miswritten,
    /// It has fewer words, or fewer characters.
    Fewer,
}

/// A question that something answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// In what it differs.
    pub how: Nearness,
    /// The question.
    pub question: Question,
    /// How many articles answer it.
    pub articles: u32,
}

impl Archive {
    /// The nearest questions that something answers, all of the one kind that is nearest; beside what was found only those
    /// about people whose names sound or look alike.
    #[must_use]
    pub fn take_nearest(&self, question: &Question, found: bool) -> Option<Vec<Nearest>> {
        let words: Vec<&str> = question.text.split_whitespace().collect();
        if words.len() > LONGEST {
            return Some(Vec::new());
        }
        let mut alike = Vec::new();
        for (at, word) in words.iter().enumerate() {
            // 人:王炜 asks for somebody by name, too.
            let name = word.rsplit([':', '：']).next().unwrap_or(word);
            let field = word.strip_suffix(name).unwrap_or_default();
            let mut others = self.take_alike(name)?;
            if !found {
                // Or it was pinyin.
                let named = self.take_suggestions(name, MOST_ALIKE)?.into_iter().filter(|one| one.kind != HEADLINE);
                others.extend(named.map(|one| one.name));
            }
            for other in others {
                alike.push(with(&words, at, &[field, &other].concat()));
            }
        }
        alike.truncate(MOST_ALIKE);
        if found {
            return self.answered(question, Nearness::Alike, alike);
        }
        let mut steps = vec![(Nearness::Alike, alike)];
        let mut apart = vec![question.text.replace('"', " ")];
        let mut fewer = Vec::new();
        let mut mended = Vec::new();
        if let [word] = *words.as_slice() {
            mended = self.mended(word);
            let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
            for at in 2..if cuts.len() > LONGEST { 0 } else { cuts.len() } {
                if at + 1 < cuts.len() {
                    let (one, other) = word.split_at(cuts[at]);
                    apart.push([one, " ", other].concat());
                }
                let (start, end) = (cuts[at - 1], cuts[cuts.len() + 1 - at]);
                fewer.push((Nearness::Fewer, vec![word.split_at(end).0.into(), word.split_at(start).1.into()]));
            }
        } else {
            let without = |at| with(&words, at, "");
            fewer.push((Nearness::Fewer, (0..words.len()).map(without).collect()));
            fewer.push((Nearness::Fewer, words.iter().map(|word| String::from(*word)).collect()));
        }
        steps.push((Nearness::Apart, apart));
        steps.push((Nearness::Miswritten, mended));
        steps.append(&mut fewer);
        for (how, ways) in steps {
            let found = self.answered(question, how, ways)?;
            if !found.is_empty() {
                return Some(found);
            }
        }
        Some(Vec::new())
    }

    /// What is printed with another character in place of one in a word. A large archive is not read for it.
    fn mended(&self, word: &str) -> Vec<String> {
        let word = self.folding().fold_text(word);
        let mut found: Vec<String> = Vec::new();
        let long = word.chars().count() >= MISWRITTEN && word.contains(is_han);
        for article in if long { self.articles() } else { Vec::new() } {
            for line in article.folded() {
                for (at, _) in line.text.char_indices() {
                    let printed = line.text.get(at..).unwrap_or_default();
                    let mut rest = printed.chars();
                    let mut wrong = 0;
                    for one in word.chars() {
                        let other = rest.next().unwrap_or(' ');
                        if one != other {
                            wrong += if is_han(one) && is_han(other) { 1 } else { 2 };
                        }
                        if wrong > 1 {
                            break;
                        }
                    }
                    let printed = printed.get(..printed.len() - rest.as_str().len()).unwrap_or_default();
                    if wrong == 1 && found.len() < MOST_ALIKE && found.iter().all(|known| known != printed) {
                        found.push(printed.into());
                    }
                }
            }
        }
        found
    }

    /// Those of some ways to put a question that something answers.
    fn answered(&self, question: &Question, how: Nearness, ways: Vec<String>) -> Option<Vec<Nearest>> {
        let mut found = Vec::new();
        let mut missing = false;
        for words in ways {
            let mut question = question.clone();
            question.text = words.trim().into();
            if question.has_words() {
                let answer = self.take_answer(&question);
                missing |= answer.is_none();
                let articles = answer.map_or(0, |answer| answer.articles.len() as u32);
                if articles > 0 {
                    found.push(Nearest { how, question, articles });
                }
            }
        }
        (!missing).then_some(found)
    }
}

/// Words with another one in a place, or none.
fn with(words: &[&str], at: usize, word: &str) -> String {
    let mut text = String::new();
    for (other, kept) in words.iter().enumerate() {
        let kept = if other == at { word } else { kept };
        if !kept.is_empty() && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(kept);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Step;
    use crate::suggest::tests::{archive_of, one};

    /// Asks, and tells in what the nearest questions differ and what they are.
    fn check(asked: &str, expected: &[&str]) {
        let text = "王伟到会\n河滨小区加装了电梯。大家都高兴。\n\n扶梯检修\n滨江路的扶梯修好了。";
        let archive = archive_of(text, &[one(0, "王伟", "wang wei", "1")]);
        let question = Question::of(asked);
        assert!(archive.answer_loaded(&question).articles.is_empty(), "{asked}");
        assert_eq!(told(&archive, || archive.take_nearest(&question, false)), expected, "{asked}");
    }

    /// In what the questions that are taken differ and what they are.
    fn told(archive: &Archive, mut take: impl FnMut() -> Option<Vec<Nearest>>) -> Vec<String> {
        let mut found = None;
        let failed = futures::executor::block_on(archive.settle(&mut || {
            found = take();
            Step::when(found.is_some())
        }));
        assert!(failed.is_empty(), "{failed:?}");
        let found = found.unwrap_or_default();
        found.iter().map(|one| format!("{:?} {} {}", one.how, one.question.text, one.articles)).collect()
    }

    #[test]
    fn who_else_may_be_meant_is_told_beside_what_was_found() {
        let text = "王伟到会\n河滨小区加装了电梯。\n\n扶梯检修\n王炜和王玮去看了扶梯。";
        let people = ["王伟", "王炜", "王玮", "王平"].map(|name| one(0, name, "", "1"));
        let archive = archive_of(text, &people);
        for (asked, expected) in [
            ("王伟", vec!["Alike 王炜 1", "Alike 王玮 1"]),
            ("人:王伟", vec![]),
            ("王炜 扶梯", vec!["Alike 王玮 扶梯 1"]),
            ("电梯", vec![]),
        ] {
            let question = Question::of(asked);
            assert_eq!(told(&archive, || archive.take_nearest(&question, true)), expected, "{asked}");
        }
    }

    #[test]
    fn what_is_nearest_is_found() {
        check("王炜", &["Alike 王伟 1"]);
        check("王炜 电梯", &["Alike 王伟 电梯 1"]);
        check("ww 电梯", &["Alike 王伟 电梯 1"]);
        check("标题:王炜", &["Alike 标题:王伟 1"]);
        check("\"河滨 高兴\"", &["Apart 河滨 高兴 1"]);
        check("河滨加装电梯", &["Fewer 河滨 1", "Fewer 电梯 1"]);
        check("河滨高兴", &["Apart 河滨 高兴 1"]);
        check("扶梯检验", &["Miswritten 扶梯检修 1"]);
        check("加装了店梯", &["Miswritten 加装了电梯 1"]);
        check("扶梯检，", &["Fewer 扶梯检 1"]);
        check("扶梯捡验", &["Fewer 扶梯 1"]);
        check("电梯 检修", &["Fewer 检修 1", "Fewer 电梯 1"]);
        check("电梯 检修 公园", &["Fewer 电梯 1", "Fewer 检修 1"]);
        check("公园", &[]);
        check(&"电梯 ".repeat(17).replacen("电梯", "公园", 1), &[]);
        check("年:1999", &[]);
    }
}
