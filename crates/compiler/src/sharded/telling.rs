//! Offices, events that come again and figures of a large archive: read off article by article, and listed once all are
//! known, those that several articles print.
//!
//! What is told of a name stands beside it: who is named with an office, which years of an event, what a figure comes to.

use crate::authority::Authority;
use crate::facts::{Figure, Home, Occasion, OfficeHeld, called, figures, held, occasions_of};
use baoku_archive::bundle::Article;
use baoku_archive::named::Named;
use baoku_archive::people::Person;
use baoku_archive::print::Source;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What stands with a figure that is meant to be.
const TARGET: &str = "（目标）";

/// What an article tells, as printed.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Each with the name printed with it.
    offices: Vec<(OfficeHeld, String)>,
    occasions: Vec<Occasion>,
    figures: Vec<Row>,
}

/// Something an article tells, under the name it is listed by.
#[derive(Debug, Default)]
struct Row {
    name: String,
    article: u32,
    beside: String,
    /// What stands beside a name is listed by this, the greatest first, then by how often.
    order: u32,
}

impl Told {
    /// Reads an article of a year.
    pub(super) fn of(source: &Source, article: &Article, year: Option<u16>) -> Told {
        let mut told = Told::default();
        for mention in &article.people {
            let offices = held(source, mention).into_iter();
            told.offices.extend(offices.map(|office| (office, source.join(&mention.name))));
        }
        told.occasions.extend(occasions_of(source, article).into_iter().map(|(occasion, _)| occasion));
        told.figures.extend(figures(source, article).iter().filter_map(|figure| counted(source, figure, year)));
        told
    }
}

/// A figure by what it counts and its unit, where that is plain.
fn counted(source: &Source, figure: &Figure, year: Option<u16>) -> Option<Row> {
    let of = source.join(figure.of.as_ref()?);
    if of.chars().count() < 2 {
        return None;
    }
    let printed = source.join(&figure.number);
    let target = if figure.target { TARGET } else { "" };
    let name = format!("{of}（{}）", figure.unit);
    Some(Row { name, article: 0, beside: printed + target, order: year.map_or(0, u32::from) })
}

/// What all articles tell: offices, events, figures.
#[derive(Debug, Default)]
pub(super) struct Telling {
    kinds: [Vec<Row>; 3],
    occasions: Vec<(Row, (String, String))>,
}

impl Telling {
    /// Takes what the next article of an issue's file tells, in a paper of this town.
    pub(super) fn add(&mut self, article: u32, told: Told, home: &Home, file: &str, authority: &Authority) {
        for (office, name) in told.offices {
            let beside = authority.person(&name, file).to_owned();
            self.kinds[0].push(Row { name: office.whole(home), article, beside, order: 0 });
        }
        for occasion in told.occasions {
            let (beside, order) = which(&occasion.label);
            self.occasions.push((Row { name: String::new(), article, beside, order }, occasion.whole(home)));
        }
        self.kinds[2].extend(told.figures.into_iter().map(|figure| Row { article, ..figure }));
    }

    /// Offices, events and figures that several articles print, those in the most articles first.
    pub(super) fn named(mut self) -> [Vec<Named>; 3] {
        let called = called(self.occasions.iter().map(|(_, name)| name));
        for (row, name) in self.occasions {
            let (host, name) = called.get(&name).unwrap_or(&name);
            self.kinds[1].push(Row { name: [host.as_str(), name].concat(), ..row });
        }
        let [offices, events, figures] = self.kinds;
        [listed(offices, each), listed(events, each), listed(figures, by_year)]
    }
}

/// Which of those that come again: 2022年, 第22届第6次, 第8; and a number that stands in their order.
fn which(label: &str) -> (String, u32) {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    match label.split_once('-') {
        Some((term, session)) => {
            (format!("第{term}届第{session}次"), number(term).saturating_mul(1000).saturating_add(number(session)))
        }
        None if number(label) >= 1800 => (format!("{label}年"), number(label)),
        None => (format!("第{label}"), number(label)),
    }
}

/// So many values of a figure are told of a year. Up: a quantity of which everybody speaks fills a page; down: what a
/// year's reports say of it is not seen side by side.
const OF_A_YEAR: usize = 6;

/// What stands beside a name, with the number it is listed by.
type Beside<'a> = (&'a str, u32);

/// What stands beside a name, each by itself.
fn each(besides: &[Beside<'_>]) -> Vec<String> {
    besides.iter().map(|(beside, _)| (*beside).to_owned()).collect()
}

/// What stands beside a name, a year's together: 2022年 122台、80台（目标）.
fn by_year(besides: &[Beside<'_>]) -> Vec<String> {
    let told = |same: &[Beside<'_>]| {
        let values: Vec<&str> = same.iter().take(OF_A_YEAR).map(|(beside, _)| *beside).collect();
        let year = same.first().map(|(_, year)| *year).filter(|year| *year > 0);
        year.map(|year| format!("{year}年 ")).unwrap_or_default() + &values.join("、")
    };
    besides.chunk_by(|one, other| one.1 == other.1).map(told).collect()
}

/// Rows gathered by their names, of those that more than one article has.
fn listed(mut rows: Vec<Row>, told: fn(&[Beside<'_>]) -> Vec<String>) -> Vec<Named> {
    rows.sort_by(|a, b| a.name.cmp(&b.name).then(a.article.cmp(&b.article)));
    let mut named: Vec<Named> = Vec::new();
    for same in rows.chunk_by(|one, other| one.name == other.name) {
        let mut articles: Vec<u32> = same.iter().map(|row| row.article).collect();
        articles.dedup();
        let Some(first) = same.first().filter(|_| articles.len() > 1) else { continue };
        let mut besides: BTreeMap<&str, (u32, u32, usize)> = BTreeMap::new();
        for (at, row) in same.iter().enumerate() {
            besides.entry(&row.beside).or_insert((row.order, 0, at)).1 += 1;
        }
        let mut besides: Vec<(&str, (u32, u32, usize))> = besides.into_iter().collect();
        besides.sort_by_key(|(_, (order, times, at))| (Reverse(*order), Reverse(*times), *at));
        let besides: Vec<Beside<'_>> = besides.into_iter().map(|(beside, (order, ..))| (beside, order)).collect();
        let offices = told(&besides);
        let (count, mentions) = (articles.len() as u32, same.len() as u32);
        named.push((Person { name: first.name.clone(), articles: count, mentions, offices }, articles));
    }
    named.sort_by_key(|(one, articles)| (Reverse(one.articles), Reverse(one.mentions), articles.first().copied()));
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_articles_print_is_listed_with_what_is_told_of_it() {
        let row = |name: &str, article: u32, beside: &str, order: u32| Row {
            name: name.into(),
            article,
            beside: beside.into(),
            order,
        };
        let offices = vec![
            row("江口镇镇长", 1, "王平", 0),
            row("江口镇镇长", 4, "李江", 0),
            row("江口镇镇长", 5, "李江", 0),
            row("柳园镇镇长", 2, "孙有田", 0),
            row("柳园镇镇长", 2, "孙有田", 0),
        ];
        let figures = vec![
            row("签约（台）", 1, "80台（目标）", 2022),
            row("签约（台）", 1, "70台", 2022),
            row("签约（台）", 9, "122台", 2023),
        ];
        let show = |(one, articles): &Named| {
            format!("{} {} {} {} {articles:?}", one.name, one.articles, one.mentions, one.offices.join("；"))
        };
        let shown = |named: Vec<Named>| named.iter().map(show).collect::<Vec<_>>();
        assert_eq!(shown(listed(offices, each)), ["江口镇镇长 3 3 李江；王平 [1, 4, 5]"]);
        assert_eq!(shown(listed(figures, by_year)), ["签约（台） 2 3 2023年 122台；2022年 80台（目标）、70台 [1, 9]"]);
    }

    #[test]
    fn times_of_an_event_stand_in_their_order() {
        assert_eq!(
            ["2022", "22-6", "8"].map(which),
            [("2022年".to_owned(), 2022), ("第22届第6次".to_owned(), 22_006), ("第8".to_owned(), 8)]
        );
    }
}
