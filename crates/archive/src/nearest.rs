//! When nothing answers a question: the questions nearest to it that something answers.
//!
//! First names that sound or look like the one asked for, then the same words further apart, then fewer of them. What
//! was chosen besides the words stays chosen.

use crate::archive::Archive;
use crate::index::library::all;
use crate::question::Question;
use crate::suggest::MOST_ALIKE;

/// Longer words are not taken apart. Up: a pasted sentence is looked up in a hundred ways; down: a whole headline with
/// one wrong character finds nothing.
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
        let with = |at: usize, word: &str| {
            let mut words = words.clone();
            words.splice(at..at + 1, Some(word).filter(|word| !word.is_empty()));
            words.join(" ")
        };
        let mut alike = Vec::new();
        for (at, word) in words.iter().enumerate() {
            // 人:王炜 asks for somebody by name, too.
            let name = word.rsplit([':', '：']).next().unwrap_or_default();
            let field = word.strip_suffix(name).unwrap_or_default();
            let others = self.take_alike(name)?.into_iter().take(MOST_ALIKE);
            alike.extend(others.map(|other| with(at, &[field, &other].concat())));
        }
        let mut steps: Vec<(Nearness, Vec<String>)> = vec![(Nearness::Alike, alike)];
        steps.push((Nearness::Apart, vec![question.text.replace(['"', '“', '”'], " ")]));
        if let [word] = words.as_slice() {
            let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
            let ends = cuts.get(2..).filter(|_| cuts.len() <= LONGEST).unwrap_or_default();
            let parted = ends.iter().rev().skip(1).rev().map(|at| word.split_at(*at));
            steps.push((Nearness::Apart, parted.map(|(one, other)| [one, " ", other].concat()).collect()));
            for (end, start) in ends.iter().rev().zip(cuts.iter().skip(1)) {
                steps.push((Nearness::Fewer, vec![word.split_at(*end).0.into(), word.split_at(*start).1.into()]));
            }
        } else {
            steps.push((Nearness::Fewer, (0..words.len()).map(|at| with(at, "")).collect()));
            steps.push((Nearness::Fewer, words.iter().map(|word| (*word).to_string()).collect()));
        }
        for (how, ways) in steps {
            let answered = |words: String| {
                let mut question = question.clone();
                question.text = words.trim().into();
                let articles = self.take_answer(&question)?.articles.len() as u32;
                Some(Nearest { how, question, articles })
            };
            let mut found = all(ways.into_iter().map(answered))?;
            found.retain(|one| one.articles > 0 && one.question.has_words());
            if !found.is_empty() {
                return Some(found);
            }
        }
        Some(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Step;
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
        check("标题:王炜", &["Alike 标题:王伟 1"]);
        check("\"河滨 高兴\"", &["Apart 河滨 高兴 1"]);
        check("河滨加装电梯", &["Fewer 河滨 1", "Fewer 电梯 1"]);
        check("河滨高兴", &["Apart 河滨 高兴 1"]);
        check("扶梯检验", &["Fewer 扶梯检 1"]);
        check("电梯 检修", &["Fewer 检修 1", "Fewer 电梯 1"]);
        check("电梯 检修 公园", &["Fewer 电梯 1", "Fewer 检修 1"]);
        check("公园", &[]);
        check("年:1999", &[]);
    }
}
