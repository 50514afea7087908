//! What the timeline's lanes, names and marks are called and where they lead; the same as a table.

use super::super::chips::{choice_label, period_label};
use super::super::{El, PAPER, el, link};
use super::drawn::{Drawn, numbered};
use crate::choices::{Choice, choices};
use crate::route::Route;
use crate::words::fill;
use baoku_archive::chart::{Mark, Window, lane, points};
use baoku_archive::facts::{Fact, PERSON, SERIES};
use baoku_archive::lanes::{HELD, ISSUES, Named, Things};
use baoku_archive::order::sort_by_numbers;
use baoku_archive::question::Question;

impl Drawn {
    /// What is shown: the period, and what was chosen.
    pub(super) fn asked(&self) -> String {
        let store = &self.store;
        let chosen = choices(store.route.question()).into_iter().map(|(choice, _)| choice);
        let chosen =
            chosen.filter(|choice| !matches!(choice, Choice::Dates(_))).map(|choice| choice_label(store, &choice));
        self.window
            .period()
            .map(|period| period_label(store, period))
            .into_iter()
            .chain(chosen)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// The language of a lane's name.
    pub(super) fn language(&self, things: &Things) -> &'static str {
        if things.words.is_empty() { self.store.settings.language.tag() } else { PAPER }
    }

    /// What a lane is called.
    fn name<'a>(&self, things: &'a Things) -> &'a str {
        let named = self.store.words().chart_lanes().split('#').nth(things.lane);
        named.filter(|_| things.words.is_empty()).unwrap_or(&things.words)
    }

    /// The same, with how much of it is shown, and how many names are not.
    pub(super) fn heading(&self, at: usize, things: &Things, count: u32) -> String {
        let words = self.store.words();
        let name = fill(words.chart_lane(), &[self.name(things), &count.to_string()]);
        match self.rows[at].iter().filter(|row| row.is_none()).count() {
            0 => name,
            more => [name, fill(words.chart_more(), &[&more.to_string()])].concat(),
        }
    }

    fn fact(&self, at: u32) -> &Fact {
        &self.store.ready.facts.facts[at as usize]
    }

    /// What is called so in a row: who is named, with those whose names look alike, or which time it was.
    pub(super) fn label(&self, things: &Things, at: u32) -> String {
        let (fact, words) = (self.fact(at), self.store.words());
        match (things.lane, fact.word(1).split_once('-'), fact.word(2)) {
            (HELD, _, "") => fact.word(1).into(),
            (HELD, _, alike) => fill(words.chart_alike(), &[fact.word(1), alike]),
            (_, Some((term, session)), _) => fill(words.term_session(), &[term, session]),
            _ => fact.word(1).into(),
        }
    }

    /// Where a name leads, with what is known of it.
    pub(super) fn way(&self, things: &Things, at: u32, marks: &mut u32) -> El {
        let (fact, words) = (self.fact(at), self.store.words());
        let is_held = !fact.at.is_empty();
        let to = match things.lane {
            HELD => Route::named(PERSON as usize, fact.word(1)),
            _ => Route::known(SERIES as usize, Question::default()),
        };
        let label = [self.name(things), " ", &self.label(things, at)].concat();
        let label = if is_held { label } else { [&label, " ", words.not_held()].concat() };
        link(&self.store, to)
            .attr("id", numbered(marks))
            .attr("tabindex", "-1")
            .paper()
            .attr("aria-label", label.clone())
            .put(el("title").say(label))
    }

    /// When what a mark stands for was, what it is or how many, and where it leads.
    pub(super) fn told(&self, things: &Things, fact: Option<u32>, mark: &Mark) -> (String, String, Route) {
        let store = &self.store;
        let words = store.words();
        let period = mark.days.period();
        let mut when = period.map(|period| period_label(store, period)).unwrap_or_default();
        if mark.count == 1 && mark.unsure > 0 {
            when = fill(words.chart_unsure(), &[&when]);
        }
        let nearer = || store.route.asking(store.route.question().clone().during(period));
        let whose = fact.map(|at| [&self.label(things, at), " "].concat()).unwrap_or_default();
        if mark.count > 1 {
            let to = match fact.filter(|_| things.lane == HELD) {
                Some(at) => Route::results(Question::default().with("person", self.fact(at).word(1)).during(period)),
                None => nearer(),
            };
            return (when, [whose, fill(words.chart_count(), &[&mark.count.to_string()])].concat(), to);
        }
        if things.lane == ISSUES {
            return match store.archive.issues().get(mark.what as usize) {
                Some(issue) => (when, store.issue_label(issue), Route::issue(&issue.key.0)),
                None => (when, String::new(), nearer()),
            };
        }
        let here = store.archive.numbered(mark.what).map(|article| (article.title(), article.id()));
        let listed = || {
            let headline = store.ready.headlines.iter().find(|headline| headline.number == mark.what)?;
            Some((headline.title.clone(), headline.id.clone()))
        };
        let (what, to) = match here.or_else(listed) {
            Some((title, id)) => {
                let asked = match fact {
                    Some(at) if things.lane == HELD => self.fact(at).word(1),
                    Some(_) => "",
                    None if things.words.is_empty() => &store.route.question().text,
                    None => &things.words,
                };
                (title, Route::article(&id, asked))
            }
            None => (fill(words.chart_count(), &["1"]), nearer()),
        };
        (when, [whose, what].concat(), to)
    }

    /// The language of what a mark is: one article is called as it is printed, everything else in our words.
    pub(super) fn language_of(&self, things: &Things, mark: &Mark) -> &'static str {
        if mark.count == 1 && things.lane != ISSUES { PAPER } else { self.store.settings.language.tag() }
    }

    /// The marks, told: lane, when, how many, what, where it leads, the days, and the languages of the lane and of what. What
    /// is not held is told as well.
    pub(super) fn told_all(&self) -> Vec<([String; 4], Route, Window, [&'static str; 2])> {
        let mut rows = Vec::new();
        let ours = self.store.settings.language.tag();
        for things in &self.store.ready.lanes.lanes {
            let language = self.language(things);
            let told = |fact: Option<u32>, mark: Mark| {
                let (when, what, to) = self.told(things, fact, &mark);
                let languages = [language, self.language_of(things, &mark)];
                ([self.name(things).into(), when, mark.count.to_string(), what], to, mark.days, languages)
            };
            if things.named.is_empty() {
                let marks = lane(&things.all, self.window, self.cells).marks;
                rows.extend(marks.into_iter().map(|mark| told(None, mark)));
            }
            let mut named: Vec<&Named> = things.named.iter().filter(|named| named.days.touches(self.window)).collect();
            sort_by_numbers(&mut named, |named| [named.days.first.into(), 0, 0, 0]);
            for named in named {
                let marks = points(&named.all, self.window, self.cells);
                rows.extend(marks.into_iter().map(|mark| told(Some(named.fact), mark)));
                if named.all.is_empty() {
                    let when = named.days.period().map(|period| period_label(&self.store, period)).unwrap_or_default();
                    let what = [&self.label(things, named.fact), " ", self.store.words().not_held()].concat();
                    let to = Route::known(SERIES as usize, Question::default());
                    rows.push(([self.name(things).into(), when, "0".into(), what], to, named.days, [language, ours]));
                }
            }
        }
        rows
    }

    pub(super) fn table(&self) -> El {
        let head = self.store.words().chart_columns().split('#').map(|name| el("th").attr("scope", "col").say(name));
        let rows = self.told_all().into_iter().map(|([lane, when, count, what], to, _, [language, of_what])| {
            let what = link(&self.store, to).attr("lang", of_what).say(what);
            el("tr")
                .put(el("th").attr("scope", "row").attr("lang", language).say(lane))
                .put(el("td").say(when))
                .put(el("td").say(count))
                .put(el("td").put(what))
        });
        let table = el("table").put(el("thead").put(el("tr").all(head))).put(el("tbody").all(rows));
        el("div").class("fact-table").put(table)
    }
}
