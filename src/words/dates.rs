//! How dates are said, and how we know them.

use super::{Language, fill};
use baoku_archive::article::{ArticleHandle, Dating, DatingBasis};
use baoku_archive::bundle::{DateBasis, Issue, IssueDateBasis};
use baoku_archive::date::PartialDate;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month without its year; 1 to 12.
pub(crate) fn month(language: Language, number: u8) -> String {
    match language {
        Language::Chinese => fill("{}月", &[&number.to_string()]),
        Language::English => MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default().into(),
    }
}

/// A date: 2022年2月16日, 16 February 2022.
pub(crate) fn date(language: Language, date: PartialDate) -> String {
    let year = date.year().to_string();
    let Some(number) = date.month() else {
        return match language {
            Language::Chinese => fill("{}年", &[&year]),
            Language::English => year,
        };
    };
    let month = month(language, number);
    match (language, date.day()) {
        (Language::Chinese, None) => fill("{}年{}", &[&year, &month]),
        (Language::Chinese, Some(day)) => fill("{}年{}{}日", &[&year, &month, &day.to_string()]),
        (Language::English, None) => fill("{} {}", &[&month, &year]),
        (Language::English, Some(day)) => fill("{} {} {}", &[&day.to_string(), &month, &year]),
    }
}

/// The days from one date to another, saying what they share once: 2024年12月12日至13日.
fn date_range(language: Language, from: PartialDate, to: PartialDate) -> String {
    let same_month = from.year() == to.year() && from.month() == to.month();
    let (first, last) = match (language, from.day(), to.day(), to.month()) {
        (Language::Chinese, Some(_), Some(day), _) if same_month => {
            (date(language, from), fill("{}日", &[&day.to_string()]))
        }
        (Language::English, Some(day), Some(_), _) if same_month => (day.to_string(), date(language, to)),
        (Language::Chinese, _, Some(day), Some(number)) if from.year() == to.year() => {
            (date(language, from), fill("{}{}日", &[&month(language, number), &day.to_string()]))
        }
        _ => (date(language, from), date(language, to)),
    };
    match language {
        Language::Chinese => fill("{}至{}", &[&first, &last]),
        Language::English => fill("{} to {}", &[&first, &last]),
    }
}

/// When something happened.
pub(crate) fn dating(language: Language, dating: &Dating) -> String {
    match dating.to {
        Some(to) if to != dating.from => date_range(language, dating.from, to),
        _ => date(language, dating.from),
    }
}

/// How an article's date is known, quoting what is printed.
pub(crate) fn dating_basis(language: Language, article: &ArticleHandle) -> String {
    let words = language.words();
    let mention = article.article().event.and_then(|at| article.article().dates.get(at as usize));
    let printed = mention.map(|mention| article.join(&mention.pieces)).unwrap_or_default();
    match article.dating().map(|dating| dating.basis) {
        Some(DatingBasis::Event(basis)) => fill(date_basis(language, basis), &[&printed]),
        Some(DatingBasis::Issue(basis)) => fill(words.basis_only_issue(), &[issue_basis(language, basis)]),
        None => words.undated().into(),
    }
}

/// How the days of a printed date are known, with a place for what is printed.
fn date_basis(language: Language, basis: DateBasis) -> &'static str {
    let words = language.words();
    match basis {
        DateBasis::Printed => words.basis_printed(),
        DateBasis::Context => words.basis_context(),
        DateBasis::Issue => words.basis_issue(),
        DateBasis::RelativeToIssue => words.basis_relative_issue(),
        DateBasis::RelativeToContext => words.basis_relative_context(),
        DateBasis::Lunar => words.basis_lunar(),
        DateBasis::LunarYearInferred => words.basis_lunar_inferred(),
    }
}

/// How an issue's date is known.
pub(crate) fn issue_basis(language: Language, basis: IssueDateBasis) -> &'static str {
    let words = language.words();
    match basis {
        IssueDateBasis::Masthead => words.issue_basis_masthead(),
        IssueDateBasis::FileName => words.issue_basis_file_name(),
        IssueDateBasis::Inferred => words.issue_basis_inferred(),
        IssueDateBasis::Editor => words.by_editor(),
        IssueDateBasis::Unknown => words.issue_basis_unknown(),
    }
}

/// What an issue is called: its date, else its file.
pub(crate) fn issue_label(language: Language, issue: &Issue) -> String {
    match issue.date.date {
        Some(appeared) => fill(language.words().issue_of(), &[&date(language, appeared)]),
        None => fill(language.words().issue_undated(), &[&issue.file]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: Option<&str>, chinese: &str, english: &str) {
        let from = from.parse().unwrap();
        let say = |language| match to {
            Some(to) => date_range(language, from, to.parse().unwrap()),
            None => date(language, from),
        };
        assert_eq!(say(Language::Chinese), chinese);
        assert_eq!(say(Language::English), english);
    }

    #[test]
    fn dates_are_said_as_exactly_as_they_are_known() {
        check("2022-02-16", None, "2022年2月16日", "16 February 2022");
        check("2022-02", None, "2022年2月", "February 2022");
        check("2022", None, "2022年", "2022");
    }

    #[test]
    fn ranges_say_what_they_share_once() {
        check("2024-12-12", Some("2024-12-13"), "2024年12月12日至13日", "12 to 13 December 2024");
        check("2024-11-30", Some("2024-12-01"), "2024年11月30日至12月1日", "30 November 2024 to 1 December 2024");
        check("2024-12-31", Some("2025-01-01"), "2024年12月31日至2025年1月1日", "31 December 2024 to 1 January 2025");
        check("2024-11", Some("2024-12"), "2024年11月至2024年12月", "November 2024 to December 2024");
    }
}
