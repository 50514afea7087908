use super::*;

fn window(dates: &str) -> Window {
    let (from, to) = dates.split_once("..").unwrap_or((dates, dates));
    Window::between(from.parse().unwrap(), to.parse().unwrap())
}

/// Things by their dates; a `?` behind one means that it is unsure, as are those known by month or year.
fn things(dates: &[&str]) -> Vec<Stretch> {
    let thing = |(what, date): (u32, &&str)| {
        let days = window(date.trim_end_matches('?'));
        Stretch { days, is_unsure: date.ends_with('?') || !date.contains("..") && days.days() > 1, what }
    };
    (0..).zip(dates).map(thing).collect()
}

fn check(dates: &[&str], shown: &str, cells: i32, expected: &[&str]) {
    let lane = lane(&Times::of(things(dates)), window(shown), cells);
    let told = |mark: &Mark| {
        let unsure = if mark.unsure > 0 { "?" } else { "" };
        let day = |number| PartialDate::from_day_number(number).unwrap();
        format!("{}+{} ^{} {}×{}{unsure}", mark.from, mark.width, mark.below, mark.count, day(mark.days.first))
    };
    assert_eq!(lane.marks.iter().map(told).collect::<Vec<_>>(), expected);
    assert_eq!(lane.count, lane.marks.iter().map(|mark| mark.count).sum::<u32>());
}

#[test]
fn a_few_things_are_drawn_one_by_one_and_stand_above_each_other_where_they_meet() {
    let dates = ["2022-01-01", "2022-01-02", "2022-01-03..2022-01-05", "2022-01-09", "2023-01-01"];
    let shown = ["0+1000 ^0 1×2022-01-01", "1000+1000 ^0 1×2022-01-02", "2000+3000 ^0 1×2022-01-03"];
    check(&dates, "2022-01-01..2022-01-10", 10, &[&shown[..], &["8000+1000 ^0 1×2022-01-09"]].concat());
    let meeting = ["0+2000 ^0 1×2022-01-01", "500+2000 ^1 1×2022-01-02", "2000+3000 ^0 1×2022-01-03"];
    check(&dates[..3], "2022-01-01..2022-01-10", 5, &meeting);
}

#[test]
fn what_is_known_by_its_month_only_is_as_broad_as_the_month() {
    check(&["2022-02"], "2022-01-01..2022-04-10", 10, &["3100+2800 ^0 1×2022-02-01?"]);
    check(&["2022-02"], "2022-02-10..2022-02-19", 10, &["0+10000 ^0 1×2022-02-01?"]);
}

#[test]
fn many_things_are_counted_by_the_smallest_unit_that_fits() {
    let days = [["2022-01-03"; 9], ["2022-02-07"; 9]].concat();
    check(&days, "2022-01-01..2022-12-31", 12, &["0+849 ^0 9×2022-01-01", "849+767 ^0 9×2022-02-01"]);
    check(&days, "2022-01-01..2022-03-11", 12, &["285+1000 ^0 9×2022-01-03", "5285+1000 ^0 9×2022-02-07"]);
    check(&days, "2020-01-01..2029-12-31", 12, &["2001+999 ^0 18×2022-01-01"]);
}

#[test]
fn what_may_have_been_on_any_of_many_days_is_counted_apart_and_lies_behind() {
    let mut dates = vec!["2022-01"; 7];
    dates.extend(["2022-01-01?"; 4]);
    let expected = ["0+10000 ^0 7×2022-01-01?", "0+322 ^0 4×2022-01-01?"];
    check(&dates, "2022-01", 62, &expected);
}

#[test]
fn a_hundred_thousand_things_are_a_few_marks_in_every_window() {
    let first = window("1990-01-01").first;
    let thing = |what| {
        let day = first + (what / 8) as i32;
        Stretch { days: Window { first: day, last: day }, is_unsure: what % 7 == 0, what }
    };
    let all = Times::of((0..100_000).map(thing).collect());
    let whole = Window { first, last: first + 12_499 };
    let mut shown = whole;
    while shown.days() > LEAST {
        assert!(lane(&all, shown, 60).marks.len() <= 63, "{shown:?}");
        assert_eq!(lane(&all, shown, 60).count as i32, 8 * shown.days());
        assert!(ticks(shown, 7).len() <= 9, "{shown:?}");
        shown = shown.zoomed(shown.days() * 2 / 3, WIDTH / 3, whole);
    }
}

#[test]
fn zooming_keeps_what_is_below_the_pointer_and_stays_in_the_whole() {
    let whole = window("2020-01-01..2023-12-31");
    let year = window("2022-01-01..2022-12-31");
    assert_eq!(year.zoomed(73, 0, whole), window("2022-01-01..2022-03-14"));
    assert_eq!(year.zoomed(73, WIDTH, whole), window("2022-10-20..2022-12-31"));
    assert_eq!(year.zoomed(99_999, 5000, whole), whole);
    assert_eq!(year.zoomed(0, 0, whole).days(), LEAST);
    assert_eq!(Window::within(whole.last, 31, whole), window("2023-12"));
    assert_eq!(year.part(2000, 5000, whole).days(), 110);
    let day = window("2022-02-16");
    assert_eq!(Window::within(day.first, 1, day).days(), LEAST);
}

#[test]
fn fingers_and_keys_move_the_window() {
    let whole = window("2020-01-01..2023-12-31");
    let year = window("2022-01-01..2022-12-31");
    assert_eq!(year.dragged(&[[2000, 4000]], whole), window("2021-10-20..2022-10-19"));
    let pinched = year.dragged(&[[2000, 1000], [4000, 5000]], whole);
    assert_eq!((pinched.days(), pinched.first), (182, year.first + 109 - 54));
    assert_eq!(year.dragged(&[[0, 0], [5000, 1]], whole), whole);
    assert_eq!(year.keyed("ArrowRight", whole), Some(window("2022-04-03..2023-04-02")));
    assert_eq!(year.keyed("End", whole), Some(window("2023-01-01..2023-12-31")));
    assert_eq!(year.keyed("Escape", whole), Some(whole));
    assert_eq!(year.keyed("+", whole).map(Window::days), Some(182));
    assert_eq!(year.keyed("Tab", whole), None);
}

#[test]
fn dates_are_written_as_coarse_as_the_window_is_wide() {
    let written = |shown, most| ticks(window(shown), most).iter().map(|(_, date)| date.to_string()).collect::<Vec<_>>();
    assert_eq!(written("1998-05-01..2026-11-20", 4), ["2000", "2010", "2020"]);
    assert_eq!(written("2022-11-20..2023-03-05", 6), ["2022-12", "2023-01", "2023-02", "2023-03"]);
    assert_eq!(written("2023-02-03..2023-02-16", 4), ["2023-02-06", "2023-02-13"]);
    assert_eq!(ticks(window("2022-01-01..2022-01-10"), 12)[1], (1000, "2022-01-02".parse().unwrap()));
}

#[test]
fn a_window_of_whole_months_is_called_by_them() {
    assert_eq!(window("2022-01..2022-12").period().unwrap().to_string(), "2022-01..2022-12");
    assert_eq!(window("2022-01-02..2022-12-31").period().unwrap().to_string(), "2022-01-02..2022-12-31");
}

#[test]
fn times_that_meet_are_one_mark_and_unsure_ones_stay_apart() {
    let times = things(&["2022-01", "2022-01-05", "2022-01-06", "2022-03-01"]);
    let marks = points(&times, window("2022-01-01..2022-04-10"), 10);
    let told: Vec<[i32; 4]> =
        marks.iter().map(|mark| [mark.from, mark.width, mark.count as i32, mark.unsure as i32]).collect();
    assert_eq!(told, [[0, 3100, 1, 1], [0, 1050, 2, 0], [5450, 1000, 1, 0]]);
}

#[test]
fn nothing_is_known_between_two_times_and_nothing_is_drawn_before_or_after_them() {
    let times = things(&["2022-01-11", "2022-03-01", "2022-03-05"]);
    let shown = |dates: &str| between(&times, window(dates), 10);
    assert_eq!(shown("2022-01-01..2022-04-10"), [[1100, 5900]]);
    assert_eq!(shown("2022-02-01..2022-02-10"), [[0, 10_000]]);
    assert!(shown("2022-03-06..2022-03-15").is_empty());
    assert!(shown("2022-01-01..2022-01-10").is_empty());
}

#[test]
fn names_share_a_row_where_there_is_room_for_them_and_too_many_have_none() {
    let whole = window("2022-01-01..2022-04-10");
    let named = |dates: &[&str]| dates.iter().map(|dates| (window(dates), 2)).collect::<Vec<_>>();
    let two = named(&["2022-03-01..2022-03-02", "2022-01-01..2022-01-05", "2022-01-03..2022-03-03"]);
    assert_eq!(rows(&two, whole, 10, 9), [Some(0), Some(0), Some(1)]);
    assert_eq!(rows(&two, whole, 10, 1), [Some(0), Some(0), None]);
    // Not out of the drawing, but moved to the left of its day.
    let last = named(&["2022-04-10", "2022-03-10"]);
    assert_eq!(rows(&last, whole, 10, 9), [Some(1), Some(0)]);
    assert_eq!(whole.name(last[0].0, 2000), 8000);
}
