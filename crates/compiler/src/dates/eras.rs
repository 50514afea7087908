//! Years counted from a beginning: 民国十五年, 光绪三十一年, 昭和3年.

use super::reader::Reader;
use crate::vocabulary::Words;
use std::sync::LazyLock;

/// A count of years.
struct Era {
    /// Its names.
    names: &'static [&'static str],
    /// The year before its first.
    before: u16,
    /// How many years it has.
    years: u16,
    /// Its years begin with the lunar new year.
    lunar: bool,
}

const fn era(names: &'static [&'static str], before: u16, years: u16, lunar: bool) -> Era {
    Era { names, before, years, lunar }
}

/// Since newspapers exist in Chinese and Japanese, and what they look back on.
const ERAS: &[Era] = &[
    era(&["中华民国", "中華民國", "民国", "民國"], 1911, 150, false),
    era(&["宣统", "宣統"], 1908, 3, true),
    era(&["光绪", "光緒"], 1874, 34, true),
    era(&["同治"], 1861, 13, true),
    era(&["咸丰", "咸豐"], 1850, 11, true),
    era(&["道光"], 1820, 30, true),
    era(&["嘉庆", "嘉慶"], 1795, 25, true),
    era(&["乾隆"], 1735, 60, true),
    era(&["令和"], 2018, 80, false),
    era(&["平成"], 1988, 31, false),
    era(&["昭和"], 1925, 64, false),
    era(&["大正"], 1911, 15, false),
];

/// The names of all.
pub(super) static NAMES: LazyLock<Words> =
    LazyLock::new(|| Words::all(ERAS.iter().flat_map(|era| era.names.iter().copied())));

/// A year of an era, and whether it is a lunar one.
pub(super) fn take(reader: &mut Reader<'_>) -> Option<(u16, bool)> {
    if !NAMES.begin(reader.bare()) {
        return None;
    }
    reader.attempt(|reader| {
        let era = ERAS.iter().find(|era| reader.skip(era.names))?;
        let number = u16::try_from(reader.take(&['年'])?.value).ok()?;
        (1..=era.years).contains(&number).then_some((era.before + number, era.lunar))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_era_is_found_by_each_of_its_names() {
        for name in ERAS.iter().flat_map(|era| era.names) {
            assert!(take(&mut Reader::of(&format!(" {name}二年"))).is_some(), "{name}");
        }
    }
}
