//! A date in a file's name: 2024-07, 20240719, 2024年7月19日, 2024_7.

use baoku_archive::date::PartialDate;

/// The date a path relative to the corpus folder names; the one in the file's own name counts before its folder's.
#[must_use]
pub fn date_in(file: &str) -> Option<PartialDate> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = stem.rsplit_once('/').map_or(stem, |(_, name)| name);
    dates_in(name).or_else(|| dates_in(stem))
}

/// The first date in a name, the most exact of several.
fn dates_in(name: &str) -> Option<PartialDate> {
    let mut best: Option<PartialDate> = None;
    let mut before: Option<char> = None;
    for (at, c) in name.char_indices() {
        // A run of digits inside a word, such as a checksum, is no date.
        if c.is_ascii_digit() && !before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            let found = name.get(at..).and_then(date_at);
            let finer = |date: &PartialDate| (date.month().is_some(), date.day().is_some());
            if found.as_ref().map(finer) > best.as_ref().map(finer) {
                best = found;
            }
        }
        before = Some(c);
    }
    best
}

fn date_at(text: &str) -> Option<PartialDate> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let year = number(0, 4).filter(|year| (1800..=2100).contains(year))?;
    let small = |value: Option<u16>| value.and_then(|value| u8::try_from(value).ok());
    match digits.len() {
        8 => PartialDate::day_of(year, small(number(4, 6))?, small(number(6, 8))?),
        6 => PartialDate::month_of(year, small(number(4, 6))?),
        4 => parted(year, rest),
        _ => None,
    }
}

/// What follows a year: separators and one or two numbers of at most two digits.
fn parted(year: u16, rest: &str) -> Option<PartialDate> {
    let whole = PartialDate::year_only(year);
    let Some((month, rest)) = part(rest, &['-', '_', '.', '年', ' ', '/']) else { return whole };
    let Some(month) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)) else { return whole };
    let day = part(rest, &['-', '_', '.', '月', ' ', '/']).and_then(|(day, _)| u8::try_from(day).ok());
    day.and_then(|day| PartialDate::day_of(year, month, day)).or_else(|| PartialDate::month_of(year, month))
}

fn part<'a>(text: &'a str, marks: &[char]) -> Option<(u16, &'a str)> {
    let bare = text.strip_prefix(marks)?;
    let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    ((1..=2).contains(&end) && !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '期'))
        .then(|| digits.parse().ok().map(|value| (value, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, expected: Option<&str>) {
        assert_eq!(date_in(file).map(|date| date.to_string()).as_deref(), expected, "{file}");
    }

    #[test]
    fn names_tell_days_months_and_years() {
        check("2024-07.txt", Some("2024-07"));
        check("江口报2024-07.txt", Some("2024-07"));
        check("20240719.txt", Some("2024-07-19"));
        check("江口报_20240719_a.txt", Some("2024-07-19"));
        check("2024年7月19日 第3期.txt", Some("2024-07-19"));
        check("202407.txt", Some("2024-07"));
        check("江口报/2024/7.txt", Some("2024-07"));
        check("2024年第3期.txt", Some("2024"));
    }

    #[test]
    fn checksums_and_counters_are_no_dates() {
        for file in ["000_97c7980276477e97.txt", "a20240719.txt", "3.txt", "2024abc.txt", "20241345.txt", "1234567.txt"]
        {
            check(file, None);
        }
    }
}
