//! The lanes of a small archive whose facts are written by hand.

use super::*;
use crate::tables::tests::archive;
use futures::executor::block_on;

/// Each lane in words, with who is named in it, from when to when, and in how many articles; then what is offered.
fn check(lanes: &str, of: &str, leaf: u32, filter: (&str, &str), expected: &[&str], offered: &[&str]) {
    let archive = archive();
    let question = Question::default().with(filter.0, filter.1);
    let answer = block_on(archive.answer(&question));
    let told = [of, "", "", "", lanes, ""].map(str::to_string);
    let drawn = archive.take_lanes(&question, &answer, &told, leaf).unwrap();
    let facts = archive.facts().unwrap();
    let day = |number| crate::date::PartialDate::from_day_number(number).unwrap();
    let mut found = Vec::new();
    for things in &drawn.lanes {
        let times: usize = things.named.iter().map(|named| named.all.len()).sum();
        found.push(format!("{} {times}", things.words));
        for named in &things.named {
            let (who, days) = (facts.facts[named.fact as usize].word(1), named.days);
            found.push(format!("- {who} {}..{} {}", day(days.first), day(days.last), named.all.len()));
        }
    }
    assert_eq!(found, expected);
    let told = |one: &Offered| format!("{} {}{}", one.name, one.times, if one.is_chosen { " chosen" } else { "" });
    assert_eq!(drawn.offered.iter().map(told).collect::<Vec<_>>(), offered);
    assert_eq!(drawn.leaves, 1);
}

const MAYOR: [&str; 3] = ["江口镇镇长 2", "- 李小峰 2030-01-01..2030-01-01 1", "- 李晓峰 2032-01-01..2032-01-01 1"];

#[test]
fn an_office_is_a_lane_in_which_names_that_look_alike_stay_two() {
    check("offices", "", 1, ("", ""), &MAYOR, &["江口镇镇长 2"]);
    check("offices", "江口镇镇长、没有的", 1, ("", ""), &MAYOR, &["江口镇镇长 2 chosen"]);
    // An address of another archive, and a leaf that is not there, show what there is.
    check("offices", "没有的", 9, ("", ""), &MAYOR, &["江口镇镇长 2"]);
}

#[test]
fn what_comes_again_has_a_row_for_each_time_and_an_empty_one_for_what_is_not_held() {
    let meetings = ["江口镇工作会议 1", "- 2030 2030-01-01..2030-01-01 1", "- 2031 2031-01-01..2031-12-31 0"];
    check("series", "", 1, ("", ""), &meetings, &["江口镇工作会议 1"]);
}

#[test]
fn only_the_articles_asked_for_are_drawn() {
    check("offices", "", 1, ("year", "2032"), &["江口镇镇长 1", MAYOR[2]], &["江口镇镇长 1"]);
    check("offices,series", "", 1, ("year", "2031"), &[], &[]);
}

#[test]
fn others_are_compared_with_whoever_is_looked_at() {
    let archive = archive();
    let question = Question::default().with("person", "李小峰");
    let answer = block_on(archive.answer(&question));
    let told = ["", "", "", "", "events", "王大山"].map(str::to_string);
    let drawn = archive.take_lanes(&question, &answer, &told, 1).unwrap();
    assert_eq!(drawn.lanes.iter().map(|things| things.all.all().len()).collect::<Vec<_>>(), [2, 1]);
}
