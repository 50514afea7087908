//! When nothing answers a question: the questions nearest to it that something answers.
//!
//! First names that sound or look like the one asked for, then the same words further apart, then fewer of them. What
//! was chosen besides the words stays chosen.

use crate::archive::Archive;
use crate::question::Question;
use crate::suggest::{HEADLINE, MOST_ALIKE};

/// Longer words are not taken apart, and no question of more words. Up: a pasted sentence is looked up in a hundred ways;
/// down: a whole headline with one wrong character finds nothing.
const LONGEST: usize = 16;

/// In what a question differs from one that nothing answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It has another name that sounds or looks alike.
    Alike,
    /// It has the same words further apart.
    Apart,
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
    /// The nearest questions that something answers, all of the one kind that is nearest.
    #[must_use]
    pub fn take_nearest(&self, question: &Question) -> Option<Vec<Nearest>> {
        let words: Vec<&str> = question.text.split_whitespace().collect();
        if words.len() > LONGEST {
            return Some(Vec::new());
        }
        let mut alike = Vec::new();
        for (at, word) in words.iter().enumerate() {
            // 人:王炜 asks for somebody by name, too.
            let name = word.find(':').map_or(0, |colon| colon + 1);
            let (field, name) = word.split_at(name);
            let mut others = self.take_alike(name)?;
            // Or it was pinyin.
            let named = self.take_suggestions(name, MOST_ALIKE)?.into_iter().filter(|one| one.kind != HEADLINE);
            others.extend(named.map(|one| one.name));
            for other in others {
                alike.push(with(&words, at, &[field, &other].concat()));
            }
        }
        alike.truncate(MOST_ALIKE);
        let mut steps = vec![(Nearness::Alike, alike)];
        let mut apart = vec![question.text.replace('"', " ")];
        let mut fewer = Vec::new();
        if let [word] = *words.as_slice() {
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
        steps.append(&mut fewer);
        for (how, ways) in steps {
            let found = self.answered(question, how, ways)?;
            if !found.is_empty() {
                return Some(found);
            }
        }
        Some(Vec::new())
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
        let mut found = None;
        let failed = futures::executor::block_on(archive.settle(&mut || {
            found = archive.take_nearest(&question);
            Step::when(found.is_some())
        }));
        assert!(failed.is_empty(), "{failed:?}");
        let found = found.unwrap();
        let found: Vec<String> =
            found.iter().map(|one| format!("{:?} {} {}", one.how, one.question.text, one.articles)).collect();
        assert_eq!(found, expected, "{asked}");
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
        check("扶梯检验", &["Fewer 扶梯检 1"]);
        check("电梯 检修", &["Fewer 检修 1", "Fewer 电梯 1"]);
        check("电梯 检修 公园", &["Fewer 电梯 1", "Fewer 检修 1"]);
        check("公园", &[]);
        check(&"电梯 ".repeat(17).replacen("电梯", "公园", 1), &[]);
        check("年:1999", &[]);
    }
}
