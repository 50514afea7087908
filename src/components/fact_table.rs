//! A table of what the paper knows: its caption, what it can be narrowed to, what is drawn of it, its rows, each claim
//! with a way to the printed line. The one component of all views.

use super::issue_line::{doubt, issue_name};
use super::link::at_line;
use super::{El, dated, el, link, pager};
use crate::route::Route;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::facts::{FIGURE, Fact, Mention, OFFICE, WORD, mentions};
use baoku_archive::lanes::{AGAIN, HELD};
use baoku_archive::quote::Quote;
use baoku_archive::tables::{CONTEXT, Column, ORDER, Row, Table, columns};
use yew::prelude::*;

/// How many rows a leaf has. Up: a phone draws more sentences than anybody reads at once; down: more leafing.
const A_LEAF: usize = 60;

/// How many places one cell leads to. Up: a mayor fills the screen with dates; down: more are only on the name's page.
const PLACES: usize = 6;

/// How many characters before and behind a word in its context. Up: more than a wide screen shows; down: a sentence is cut
/// where it could be read.
const AROUND: usize = 36;

/// The cells of the line of time.
const LANE: &str = "fact-table-lane";

/// The dotted line of a lane: what is not known.
const UNKNOWN: &str = "M0 50H1000";

/// Places on a drawing: across and down.
pub(super) type Points = Vec<[u32; 2]>;

/// The table; nothing where it is empty. Its title may already stand above it.
pub(crate) fn fact_table(store: &Store, table: &Table, has_title: bool) -> Option<El> {
    let mut said = store.words().table(table.kind).split('#');
    let (title, note) = (said.next()?, said.next()?);
    let names: Vec<&'static str> = said.collect();
    let held = store.archive.issues().len();
    let note = fill(
        note,
        &[table.counts[0], table.counts[1], held].map(|count| count.to_string()).each_ref().map(String::as_str),
    );
    let leaves = if table.is_long() { table.rows.len().div_ceil(A_LEAF).max(1) as u32 } else { 1 };
    let leaf = store.route.leaf().min(leaves);
    let (skipped, most) = if leaves > 1 { ((leaf as usize - 1) * A_LEAF, A_LEAF) } else { (0, usize::MAX) };
    let head = columns(table.kind).iter().zip(&names).zip(1..).map(|((column, name), at)| {
        let into = el("th").attr("scope", "col");
        match column {
            Column::Lane => into.class(LANE).put(el("span").class("off-screen").say(*name)).put(axis(store)),
            _ if table.is_long() && !table.is_grouped() && column.sorts() => sorting(store, into, *column, at, name),
            _ => into.say(*name),
        }
    });
    let mut body = el("tbody");
    let mut group = "";
    // Places of words that somebody typed are no facts.
    let nothing = Fact::default();
    let of = |row: &Row| store.ready.facts.facts.get(row.fact).unwrap_or(&nothing);
    for row in table.rows.iter().skip(skipped).take(most) {
        let fact = of(row);
        if table.is_grouped() && group != fact.word(0) {
            group = fact.word(0);
            let alike = table.rows.iter().filter(|row| of(row).word(0) == group);
            let lanes: Vec<Points> = alike.map(|row| points(store, row)).collect();
            let lane = (table.kind == OFFICE && lanes.len() > 1)
                .then(|| el("td").class(LANE).put(drawing(&lanes, true, UNKNOWN)));
            let wide = if lane.is_some() { "3" } else { "9" };
            let drawn = Route::drawn(if table.kind == OFFICE { HELD } else { AGAIN }, group);
            let name = el("th")
                .attr("scope", "rowgroup")
                .attr("colspan", wide)
                .put(el("span").paper().say(group.to_string()))
                .put(link(store, drawn).say(store.words().on_timeline()));
            body = body.put(el("tr").class("fact-table-group").put(name).maybe(lane));
        }
        body = body.put(self::row(store, table, &names, row, fact));
    }
    let drawn = || {
        // The highest reaches almost to the top; in steps, so that no number is too large.
        let most = table.rows.iter().map(|row| row.number).max().unwrap_or(0);
        let step = (most / 90).max(1);
        let point =
            |row: &Row| Some([store.archive.along(row.at.first()?.article)?, 100 - (row.number / step).min(95) as u32]);
        let points: Points = table.rows.iter().filter_map(point).collect();
        let joined = table.kind == FIGURE;
        let said = joined.then(|| el("figcaption").class("page-note").say(store.words().figure_line()));
        el("figure").put(drawing(&[points], joined, "M0 100H1000")).put(axis(store)).maybe(said)
    };
    let whole = el("table")
        .put(el("caption").class("off-screen").say(title))
        .put(el("thead").put(el("tr").all(head)))
        .put(body);
    let section = el("section")
        .class(if table.is_short() { "fact-table fact-table-short" } else { "fact-table" })
        .attr("data-kind", if table.kind == CONTEXT { "context" } else { "" })
        .maybe(has_title.then(|| el("h2").say(title)))
        .put(el("p").class("page-note").say(note))
        .maybe(table.is_drawn.then(drawn))
        .put(whole)
        .maybe(pager(store, leaf, leaves));
    (!table.rows.is_empty()).then_some(section)
}

/// A column's name that sorts by it, the other way when it does already.
fn sorting(store: &Store, into: El, column: Column, at: u32, name: &'static str) -> El {
    let up = at.to_string();
    let down = ["-", &up].concat();
    let (order, next) = match &store.route.told()[ORDER] {
        now if *now == up => ("ascending", down),
        now if *now == down => ("descending", up),
        _ => ("none", if column.is_rising() { up } else { down }),
    };
    into.attr("aria-sort", order).put(link(store, store.route.telling(ORDER, &next)).say(name))
}

/// From the first issue's date to the last one's, at the two ends of what is drawn.
pub(super) fn axis(store: &Store) -> El {
    let ends = store.ends().map(|date| el("span").say(date.map(|date| store.date(date)).unwrap_or_default()));
    el("span").class("fact-table-axis").all(ends)
}

fn row(store: &Store, table: &Table, names: &[&'static str], row: &Row, fact: &Fact) -> El {
    let is_held = !row.at.is_empty();
    let columns = columns(table.kind).iter().zip(names).take(if is_held { names.len() } else { 1 });
    let filled = columns.enumerate().map(|(at, (column, name))| {
        // A figure that counts what is not said heads no row.
        let is_head = at == 0 && !(*column == Column::Word(0) && fact.word(0).is_empty());
        let into = if is_head { el("th").attr("scope", "row") } else { el("td") };
        cell(store, into, *column, row, fact).attr("data-name", *name)
    });
    let gap = || el("td").attr("colspan", "9").class("fact-table-gap").say(store.words().not_held());
    el("tr").all(filled).maybe((!is_held).then(gap))
}

/// What a column shows of a row, put into its cell.
fn cell(store: &Store, into: El, column: Column, row: &Row, fact: &Fact) -> El {
    let named = |to: Route, word: usize| link(store, to).paper().say(fact.word(word).to_string());
    let number = |number: String| el("span").class("fact-table-number").say(number);
    match column {
        Column::Word(word) => into.paper().say(fact.word(word).to_string()),
        Column::Label => {
            let label = fact.word(1);
            into.say(match label.split_once('-') {
                Some((term, session)) => fill(store.words().term_session(), &[term, session]),
                None => label.to_string(),
            })
        }
        Column::Is => into.say(store.words().title(fact.kind)),
        Column::Alike(word) => {
            let alike = fact.word(word);
            into.paper().maybe((!alike.is_empty()).then(|| doubt(alike.to_string())))
        }
        Column::Name(word) => {
            let to = match fact.kind {
                OFFICE => Route::named(0, fact.word(word)),
                WORD => Route::comparing(fact.word(word)),
                kind => Route::named(kind as usize, fact.word(word)),
            };
            into.put(named(to, word))
        }
        Column::Quantity => into.put(named(store.route.telling(0, fact.word(0)).telling(1, fact.word(1)), 0)),
        Column::Articles => into.put(number(row.articles().len().to_string())),
        Column::Times => into.put(number(row.at.len().to_string())),
        Column::Rate => {
            let rest = (100 + row.number % 100).to_string();
            into.put(number([&(row.number / 100).to_string(), ".", &rest[1..]].concat()))
        }
        Column::Issue => {
            let article = row.at.first().and_then(|place| store.archive.numbered(place.article));
            into.maybe(article.map(|article| issue_name(store, article.issue().issue())))
        }
        Column::Date => places(store, into, row.at.get(..1).unwrap_or_default(), false),
        Column::Dates => places(store, into, &row.articles(), false),
        Column::Printed(0) => places(store, into, &row.at, true),
        Column::Printed(at) => {
            let at = fact.at.get(at).map_or(&[][..], Vec::as_slice);
            places(store, into, &mentions(at), true)
        }
        Column::Value => {
            let is_target = !fact.word(2).is_empty();
            places(store, into, &row.at, true).maybe(is_target.then(|| doubt(store.words().figure_target())))
        }
        Column::Sentence => match row.at.first().and_then(|place| printed(store, place)?.1) {
            Some(quote) => into
                .class("fact-table-sentence")
                .paper()
                .say(quote.before)
                .put(el("mark").say(quote.words))
                .say(quote.after),
            None => into,
        },
        Column::Before | Column::Hit | Column::After => {
            let quote = row.at.first().and_then(|place| printed(store, place)?.1).unwrap_or_default();
            let into = into.paper();
            match column {
                Column::Before => {
                    let skipped = quote.before.chars().count().saturating_sub(AROUND);
                    let near: String = quote.before.chars().skip(skipped).collect();
                    into.class("fact-table-before").put(el("span").say(near))
                }
                Column::Hit => into.class("fact-table-hit").put(el("mark").say(quote.words)),
                _ => into.class("fact-table-after").say(quote.after.chars().take(AROUND).collect::<String>()),
            }
        }
        Column::Lane => into.class(LANE).put(drawing(&[points(store, row)], true, UNKNOWN)),
    }
}

/// The issues a row is in, along the line of time.
fn points(store: &Store, row: &Row) -> Points {
    let issues = row.at.iter().filter_map(|place| store.archive.along(place.article));
    let mut points: Points = issues.map(|across| [across, 50]).collect();
    points.dedup();
    points
}

/// The article a place is in, and its sentence.
fn printed(store: &Store, place: &Mention) -> Option<(ArticleHandle, Option<Quote>)> {
    let article = store.archive.numbered(place.article)?;
    let quote = article.quote(*place);
    Some((article, quote))
}

/// Ways to the printed lines of some places: when they were, or the words that are printed.
fn places(store: &Store, mut into: El, at: &[Mention], in_words: bool) -> El {
    for place in at.iter().take(PLACES) {
        let Some((article, quote)) = printed(store, place) else { continue };
        let line = quote.as_ref().map_or(article.article().line, |quote| quote.line);
        // Together, as a search for them marks them.
        let marked = quote.as_ref().map(|quote| ["\"", &quote.words, "\""].concat()).unwrap_or_default();
        let to = link(store, at_line(store, &article, line, &marked));
        let to = match (quote, article.dating()) {
            (Some(quote), _) if in_words => to.paper().say(quote.words),
            (_, Some(dating)) => to.put(dated(store, "span", &dating)),
            _ => to.say(store.words().undated()),
        };
        into = into.put(to);
    }
    match at.len().checked_sub(PLACES) {
        None | Some(0) => into,
        Some(more) => into.say(fill(store.words().more_values(), &[&more.to_string()])),
    }
}

/// Points, and either a line through those of each, or each on a stem, over a line at the foot. The table says the same.
pub(super) fn drawing(all: &[Points], joined: bool, foot: &'static str) -> El {
    let path = |class: &'static str, line: AttrValue| el("path").class(class).attr("d", line);
    let mut drawing = el("svg")
        .attr("viewBox", "-20 0 1040 100")
        .attr("preserveAspectRatio", "none")
        .flag("aria-hidden", true)
        .put(path("plot-unknown", foot.into()));
    for (number, points) in all.iter().enumerate() {
        let (mut lines, mut dots) = (String::new(), String::new());
        for (at, [across, down]) in points.iter().enumerate() {
            let place = [&across.to_string(), " ", &down.to_string()].concat();
            lines.push_str(if joined && at > 0 { "L" } else { "M" });
            lines.push_str(&place);
            if !joined {
                lines.push_str("V100");
            }
            // A line without length has round ends: a point that stays round however the drawing is stretched.
            dots.push('M');
            dots.push_str(&place);
            dots.push_str("h0");
        }
        let number = number.to_string();
        drawing = drawing
            .put(path("plot-lines", lines.into()).attr("data-line", number.clone()))
            .put(path("plot-points", dots.into()).attr("data-line", number));
    }
    drawing
}
