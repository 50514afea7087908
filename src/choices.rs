//! What a question consists of, one choice at a time, and the question that is left when one is taken back.
//!
//! Chips and the advice after an empty answer are drawn from this list. Pure.

use baoku_archive::question::{Period, Question};

/// One thing a reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The words typed.
    Words(String),
    /// A facet's value.
    Facet(&'static str, String),
    /// A range of months.
    Dates(Period),
}

/// Every choice in a question, each with the question without it.
pub(crate) fn choices(question: &Question) -> Vec<(Choice, Question)> {
    let mut choices = Vec::new();
    if question.has_words() {
        let mut without = question.clone();
        without.text.clear();
        choices.push((Choice::Words(question.text.trim().to_string()), without));
    }
    for (name, value) in question.filters() {
        choices.push((Choice::Facet(name, value.to_string()), question.clone().without(name)));
    }
    if let Some(range) = question.dates {
        choices.push((Choice::Dates(range), question.clone().during(None)));
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_can_be_taken_back_alone() {
        let range = "2022-01..2022-12".parse().ok();
        let question = Question::of(" 加装 电梯 ").with("year", "2022").during(range);
        let found: Vec<String> = choices(&question)
            .into_iter()
            .map(|(choice, without)| {
                let left = crate::route::Route::results(without).query();
                format!("{choice:?} leaves {left}").replace('"', "")
            })
            .collect();
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("Words(加装 电梯) leaves year=2022&dates="));
        assert!(found[1].starts_with("Facet(year, 2022) leaves q="));
        assert!(found[2].ends_with("leaves q=%E5%8A%A0%E8%A3%85%20%E7%94%B5%E6%A2%AF&year=2022"));
        assert!(choices(&Question::of("\u{200b}")).is_empty());
    }
}
