//! Tables of a small archive whose facts are written by hand.

use super::*;
use crate::archive::tests::{bundle_of, opened};
use crate::bundle::{FactsFile, Manifest};
use crate::facts::{Fact, Facts, ORGANISATION, PERSON, TARGET, write_mentions};
use crate::source::LoadError;
use futures::executor::block_on;

const ISSUES: [(&str, &str, &str); 3] = [
    ("aaaaaaaa", "2030-01-01", "江口开会\n镇长李小峰到会。李小峰说，今年修桥20座。\n\n柳园\n李小峰走访柳园。"),
    ("bbbbbbbb", "2031-01-01", "柳园修桥\n修桥12座，王大山到场。"),
    ("cccccccc", "2032-01-01", "江口又开会\n镇长李晓峰到会，柳园来人。"),
];

/// Every place of some words, by article; the nth article begins at its headline.
fn places(archive: &Archive, words: &str) -> Vec<u32> {
    let mut places = Vec::new();
    for article in archive.articles() {
        let source = article.issue().source();
        for pieces in article.article().blocks.iter().map(|block| &block.pieces) {
            let span = pieces.0[0];
            for (at, _) in source.slice(span).match_indices(words) {
                let start = span.start + at as u32;
                places.push(Mention { article: article.number(), start, end: start + words.len() as u32 });
            }
        }
    }
    write_mentions(&places)
}

pub(crate) fn archive() -> Archive {
    let (plain, _) = opened(bundle_of(&ISSUES, &["李小峰"]));
    let mut facts = Facts { characters: vec![10_000, 5_000, 20_000], ..Facts::default() };
    let mut know = |kind: u32, words: &[&str], at: &[&str]| {
        let words = words.iter().map(|word| (*word).to_string()).collect();
        facts.facts.push(Fact { kind, words, at: at.iter().map(|at| places(&plain, at)).collect() });
    };
    know(PERSON, &["李小峰", "小峰", "江口镇镇长"], &["李小峰"]);
    know(PERSON, &["李晓峰", "", "江口镇镇长"], &["李晓峰"]);
    know(PERSON, &["王大山"], &["王大山"]);
    know(crate::facts::PLACE, &["柳园"], &["柳园"]);
    know(ORGANISATION, &["到会"], &["李晓峰到会"]);
    know(OFFICE, &["江口镇镇长", "李小峰", "李晓峰"], &["镇长李小峰"]);
    know(OFFICE, &["江口镇镇长", "李晓峰", "李小峰"], &["镇长李晓峰"]);
    know(SERIES, &["江口镇工作会议", "2030"], &["到会。李小峰", "", "李小峰到会"]);
    know(SERIES, &["江口镇工作会议", "2031"], &[]);
    know(FIGURE, &["修桥", "座", TARGET, "20"], &["20座"]);
    know(FIGURE, &["修桥", "座", "", "12.5"], &["12座"]);
    let mut files = bundle_of(&ISSUES, &["李小峰"]);
    let mut manifest: Manifest = serde_json::from_str(&files["manifest"]).unwrap();
    manifest.facts = Some(FactsFile { name: "facts".into(), counts: Vec::new() });
    files.insert("manifest".into(), serde_json::to_string(&manifest).unwrap());
    files.insert("facts".into(), serde_json::to_string(&facts).unwrap());
    let (archive, failed): (Archive, Vec<LoadError>) = opened(files);
    assert_eq!(failed, []);
    assert!(block_on(archive.settle(&mut || crate::source::Step::when(archive.take_facts()))).is_empty());
    archive
}

/// The tables of an address: `view`, a question's filters, and what is told of the table.
fn tables(view: &str, filters: &[(&str, &str)], told: [&str; 4]) -> (Archive, Vec<Table>, Vec<FacetCounts>) {
    let archive = archive();
    let view = VIEWS.iter().position(|known| known.name == view).unwrap();
    let question = filters.iter().fold(Question::default(), |all, (name, value)| all.with(name, value));
    let mut answer = block_on(archive.answer(&question.clone().without(VIEWS[view].facet)));
    answer.facets.clear();
    let told: Told = std::array::from_fn(|at| told.get(at).copied().unwrap_or_default().to_string());
    let mut tables = archive.tables(view, &question, &told, &mut answer);
    tables.retain(|table| !table.rows.is_empty());
    (archive, tables, answer.facets)
}

/// Each row in words: its fact's, and how often and in how many articles it is printed.
fn rows(archive: &Archive, table: &Table) -> Vec<String> {
    let facts = archive.facts().unwrap();
    let row = |row: &Row| {
        let words = facts.facts[row.fact].words.join(",");
        format!("{words} {}x in {}", row.at.len(), row.articles().len())
    };
    table.rows.iter().map(row).collect()
}

fn check(view: &str, filters: &[(&str, &str)], told: [&str; 4], expected: &[&str]) {
    let (archive, tables, _) = tables(view, filters, told);
    let shown = tables.iter().find(|table| table.is_long()).map(|table| rows(&archive, table)).unwrap_or_default();
    assert_eq!(shown, expected, "{view} {filters:?} {told:?}");
}

const AS_IT_IS: [&str; 4] = [""; 4];

#[test]
fn names_stand_by_their_articles_and_only_those_of_the_articles_asked_for() {
    let people = ["李小峰,小峰,江口镇镇长 3x in 2", "李晓峰,,江口镇镇长 1x in 1", "王大山 1x in 1"];
    check("people", &[], AS_IT_IS, &people);
    check("people", &[("year", "2032")], AS_IT_IS, &people[1..2]);
    check("places", &[("person", "李小峰")], AS_IT_IS, &["柳园 1x in 1"]);
    check("people", &[], ["", "", "", "4"], &[people[1], people[2], people[0]]);
}

#[test]
fn offices_keep_names_that_look_alike_apart() {
    check("offices", &[], AS_IT_IS, &["江口镇镇长,李小峰,李晓峰 1x in 1", "江口镇镇长,李晓峰,李小峰 1x in 1"]);
    let (_, tables, _) = tables("offices", &[], AS_IT_IS);
    assert_eq!(tables[0].counts, [1, 2]);
}

#[test]
fn what_is_not_held_is_named_unless_only_some_articles_are_asked_for() {
    let held = "江口镇工作会议,2030 1x in 1";
    check("series", &[], AS_IT_IS, &[held, "江口镇工作会议,2031 0x in 0"]);
    check("series", &[("year", "2030")], AS_IT_IS, &[held]);
    check("series", &[("year", "2031")], AS_IT_IS, &[]);
}

#[test]
fn figures_are_narrowed_and_sorted_and_the_same_quantity_is_told_once() {
    let all = ["修桥,座,target,20 1x in 1", "修桥,座,,12.5 1x in 1"];
    check("figures", &[], AS_IT_IS, &all);
    check("figures", &[], ["", "", "", "2"], &[all[1], all[0]]);
    check("figures", &[], ["修桥", "座", TARGET, ""], &all[..1]);
    let (archive, whole, facets) = tables("figures", &[], AS_IT_IS);
    assert_eq!(rows(&archive, &whole[0]), ["修桥,座,target,20 2x in 2"]);
    assert_eq!((whole[0].kind, whole[1].counts), (QUANTITIES, [2, 1]));
    let facets: Vec<String> = facets.iter().map(|facet| format!("{} {:?}", facet.name, facet.values)).collect();
    assert_eq!(facets, [r#"of [("修桥", 2)]"#, r#"unit [("座", 2)]"#, r#"mark [("target", 1)]"#]);
    let (_, chosen, _) = tables("figures", &[], ["修桥", "座", "", ""]);
    assert!(chosen.len() == 1 && chosen[0].is_drawn);
    let (_, targets, _) = tables("figures", &[], ["", "", TARGET, ""]);
    assert_eq!(targets[0].counts, [1, 1]);
}

#[test]
fn a_name_has_a_page_and_so_have_its_other_forms() {
    for name in ["李小峰", "小峰"] {
        let (archive, tables, _) = tables("people", &[("person", name)], AS_IT_IS);
        let kinds: Vec<Kind> = tables.iter().map(|table| table.kind).collect();
        assert_eq!(kinds, [FIRST, MENTIONS, TREND, HELD, COMPANY]);
        assert_eq!(tables[1].counts, [2, 3]);
        // Three times in an issue of 10,000 characters.
        assert_eq!((tables[2].rows.len(), tables[2].rows[0].number), (1, 300));
        assert_eq!(rows(&archive, &tables[4]), ["柳园 1x in 1"]);
    }
    check("people", &[("person", "没有这人")], AS_IT_IS, &[]);
    check("people", &[("person", "李小峰"), ("year", "2032")], AS_IT_IS, &[]);
}

#[test]
fn issues_stand_along_the_line_of_time() {
    let archive = archive();
    assert_eq!([0, 1, 2, 3].map(|article| archive.along(article)), [Some(0), Some(0), Some(500), Some(1000)]);
}

#[test]
fn facets_of_places_bodies_and_programmes_come_from_the_facts() {
    let archive = archive();
    let answer = block_on(archive.answer(&Question::default().with("place", "柳园")));
    assert_eq!(answer.articles.len(), 2);
    let place = answer.facets.iter().find(|facet| facet.name == "place").unwrap();
    assert_eq!(place.values, [("柳园".to_string(), 2)]);
}

fn explored(filters: &[(&str, &str)], told: [&str; 4]) -> (Archive, explore::Explored) {
    let archive = archive();
    let question = filters.iter().fold(Question::default(), |all, (name, value)| all.with(name, value));
    let answer = block_on(archive.answer(&question));
    let explored = archive
        .take_explored(&question, &["", told[1], told[2], told[3], "", told[0]].map(str::to_string), &answer)
        .unwrap();
    (archive, explored)
}

/// The places of a word: what stands before it, and behind.
fn context(archive: &Archive, table: &Table) -> Vec<String> {
    let around = |row: &Row| {
        let quote = archive.numbered(row.at[0].article)?.quote(row.at[0])?;
        Some([&quote.before, "[", &quote.words, "]", &quote.after].concat())
    };
    table.rows.iter().filter_map(around).collect()
}

#[test]
fn words_are_counted_issue_by_issue_wherever_they_are_printed() {
    let (_, found) = explored(&[], ["修桥 柳园", TIMES, "", ""]);
    let values = |heads: &[grid::Head]| heads.iter().map(|head| head.value.clone()).collect::<Vec<_>>();
    assert_eq!(values(&found.grid.columns), ["修桥", "柳园"]);
    assert_eq!(values(&found.grid.rows), ["aaaaaaaa", "bbbbbbbb", "cccccccc"]);
    assert_eq!(found.grid.cells, [[100, 200], [200, 100], [0, 100]]);
    assert_eq!((found.grid.totals, found.grid.along), (vec![3, 4], vec![Some(0), Some(500), Some(1000)]));
    // The places listed are of the first word that has any.
    let (archive, second) = explored(&[], ["铁路 王大山", TIMES, "", ""]);
    assert_eq!(context(&archive, &second.context), ["修桥12座，[王大山]到场。"]);
    // What search finds is what is counted.
    let narrowed = found.grid.columns[1].narrow(found.grid.rows[0].narrow(Question::default()));
    assert_eq!(block_on(archive.answer(&narrowed)).articles.len(), 1);
    let (_, relative) = explored(&[], ["修桥", "", "", ""]);
    let articles = archive.articles();
    let characters: u32 = articles.iter().filter(|article| article.number() < 2).map(|article| article.length()).sum();
    assert_eq!(relative.grid.cells[0], [100 * 10_000 / characters]);
}

#[test]
fn only_the_articles_asked_for_are_counted_and_words_only_once() {
    let (_, found) = explored(&[("year", "2031")], ["柳园、柳园 “柳园” 王大山", TIMES, "", ""]);
    assert_eq!((found.grid.cells, found.grid.totals), (vec![vec![100, 100]], vec![1, 1]));
}

#[test]
fn a_word_stands_in_its_context_and_like_stands_beside_like() {
    let (archive, found) = explored(&[], ["柳园 到会", "", "到会", ""]);
    let by_time = ["镇长李小峰[到会]。", "镇长李晓峰[到会]，柳园来人。"];
    assert_eq!(context(&archive, &found.context), by_time);
    let sorted = |order: &str| {
        let (archive, found) = explored(&[], ["柳园", "", "", order]);
        context(&archive, &found.context)
    };
    assert_eq!(sorted("2"), ["[柳园]", "[柳园]修桥", "李小峰走访[柳园]。", "镇长李晓峰到会，[柳园]来人。"]);
    assert_eq!(sorted("4"), ["[柳园]", "李小峰走访[柳园]。", "[柳园]修桥", "镇长李晓峰到会，[柳园]来人。"]);
}

#[test]
fn what_is_named_together_is_counted_by_articles() {
    let archive = archive();
    let grids = archive.together(&block_on(archive.answer(&Question::default())));
    // Nobody is named with anybody else, and there is no programme.
    assert_eq!(grids, []);
}

#[test]
fn new_is_what_no_earlier_issue_prints_not_even_inside_other_words() {
    let new = ["王大山 1x in 1", "李晓峰,,江口镇镇长 1x in 1"];
    check("new", &[], AS_IT_IS, &[new[1], new[0]]);
    check("new", &[("issue", "bbbbbbbb")], AS_IT_IS, &new[..1]);
    check("new", &[("issue", "aaaaaaaa")], AS_IT_IS, &[]);
    // Named in the first issue already.
    check("new", &[("person", "李小峰")], AS_IT_IS, &[]);
}

#[test]
fn two_people_are_asked_for_in_two_ways() {
    let head = |value: &str| grid::Head { facet: "person", value: value.into() };
    let both = head("王大山").narrow(head("李小峰").narrow(Question::of("修桥")));
    assert_eq!((both.text.as_str(), both.filter("person")), ("修桥 人:\"王大山\"", Some("李小峰")));
}
