//! Addresses as they are written, and as they come back from chats.

use super::*;

fn check(query: &str, expected: &str) {
    assert_eq!(Route::parse(query).query(), expected, "{query}");
}

const LIFT: &str = "q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF";
const ID: &str = "a=51e5afcc-65";

#[test]
fn written_addresses_read_back() {
    let question = Question::of("加装 电梯&%+#").with("year", "2022").with("person", "王平").sorted(Sort::Oldest);
    let dates = "2022-01..2022-12".parse().ok();
    for route in [
        Route::front(),
        Route::known(0, Question::default()),
        Route::named(0, "王平"),
        Route::known(6, Question::of("a")).telling(1, "台").telling(3, "-2"),
        Route::about(),
        Route::issue("51e5afcc"),
        Route::article("51e5afcc-65", ""),
        Route::article("51e5afcc-65", "加装 电梯"),
        Route::results(Question::default()),
        Route::results(question.clone()).at_leaf(3),
        Route::results(question.clone()).at_leaf(3).opening("51e5afcc-65"),
        Route::results(Question::default().during(dates)),
        Route::timeline(question.clone().during(dates)).telling(4, "events,series").telling(5, "王平、电梯"),
        Route::timeline(question.during("2022-02-03..2022-02-16".parse().ok())),
    ] {
        assert_eq!(Route::parse(&route.query()), route, "{}", route.query());
        assert_eq!(Route::parse(&format!("?{}", route.query())), route);
    }
}

#[test]
fn the_order_of_parameters_does_not_matter() {
    check("page=2&sort=newest&year=2022&q=a", "q=a&year=2022&sort=newest&page=2");
    check("dates=2022-01..2022-12&view=timeline", "view=timeline&dates=2022-01..2022-12");
    check("issue=51e5afcc&view=issue", "view=issue&issue=51e5afcc");
}

#[test]
fn what_chat_programs_add_is_ignored() {
    for junk in [
        "from=singlemessage&isappinstalled=0",
        "from=timeline",
        "from=groupmessage&isappinstalled=0&nsukey=abc%2Fdef%3D%3D",
        "shareTo=wechat",
        "scene=1&clicktime=1690000000&enterid=1690000000",
        "lang=en&version=3&code=081&state=STATE",
        "utm_source=wechat",
        "fbclid=IwAR0",
        "unknown",
        "=",
        "&&&",
        "%",
        "%zz=%zz",
    ] {
        check(&format!("{ID}&{junk}"), ID);
        check(&format!("{junk}&{ID}"), ID);
        check(&format!("{LIFT}&{junk}"), LIFT);
        check(junk, "");
    }
}

#[test]
fn escaped_signs_between_parameters_are_undone() {
    check("a=51e5afcc-65&amp;q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF", &format!("{ID}&{LIFT}"));
    check("a=51e5afcc-65&amp;amp;from=timeline", ID);
    check("a=51e5afcc-65%26from=singlemessage", ID);
    check("a=51e5afcc-65%26from%3Dsinglemessage%26isappinstalled%3D0", ID);
    check("a%3D51e5afcc-65%26from%3Dsinglemessage", ID);
    check("q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF%26year=2022", &format!("{LIFT}&year=2022"));
    check("q%3D%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF%26year%3D2022", &format!("{LIFT}&year=2022"));
    check(
        "q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF&amp;year=2022&amp;sort=newest",
        &format!("{LIFT}&year=2022&sort=newest"),
    );
    check("a=51e5afcc-65?from=singlemessage", ID);
    check("a=51e5afcc-65%3Ffrom=singlemessage", ID);
    check("??a=51e5afcc-65", ID);
    check("q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF?nsukey=x", LIFT);
}

#[test]
fn escaped_fragments_are_cut() {
    check("a=51e5afcc-65%23wechat_redirect", ID);
    check("a=51e5afcc-65%23rd", ID);
    check("a=51e5afcc-65#wechat_redirect", ID);
    check("q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF%23wechat_redirect", LIFT);
    check("q=C%23", "q=C%23");
}

#[test]
fn values_escaped_twice_or_not_at_all_are_read() {
    check("q=%25E5%258A%25A0%25E8%25A3%2585%25E7%2594%25B5%25E6%25A2%25AF", LIFT);
    check("q=加装电梯", LIFT);
    check("q=加装+电梯", "q=%E5%8A%A0%E8%A3%85%20%E7%94%B5%E6%A2%AF");
    check("q=加装%20电梯", "q=%E5%8A%A0%E8%A3%85%20%E7%94%B5%E6%A2%AF");
    check("q=100%25", "q=100%25");
    check("q=100%", "q=100%25");
    check("q=AT%26T", "q=AT%26T");
    check("q=%E5%8A", "q=%EF%BF%BD");
    check("dates=2022-01%2E%2E2022-12", "dates=2022-01..2022-12");
}

#[test]
fn the_first_of_a_repeated_parameter_counts() {
    check("a=51e5afcc-65&a=other", ID);
    check("a=&a=51e5afcc-65", ID);
    check("year=2022&year=2023", "year=2022");
    check("q=+&q=a", "q=a");
}

#[test]
fn what_makes_no_sense_is_left_out() {
    check("view=nonsense", "");
    check("view=issue", "");
    check("view=nonsense&q=a", "q=a");
    check("page=0", "");
    check("page=-1&q=a", "q=a");
    check("page=99999999999&q=a", "q=a");
    check("sort=best&q=a", "q=a");
    check("dates=2022..2023", "");
    check("dates=nonsense&q=a", "q=a");
    check("year=", "");
    check("q=%E2%80%8B", "");
    check("a=/../../etc/passwd", "");
    check("a=%22%3E%3Cscript%3E", "");
}

#[test]
fn an_article_address_is_found_inside_its_file_name() {
    check("a=51e5afcc-65.html", ID);
    check("a=%2051e5afcc-65%20", ID);
    check("a=51e5afcc-65%E3%80%82", ID);
}

#[test]
fn endless_words_are_cut() {
    let route = Route::parse(&format!("q={}", "电".repeat(5000)));
    assert_eq!(route.question().text.chars().count(), LONGEST);
}

#[test]
fn asking_nothing_is_the_front_page_and_asking_for_everything_is_not() {
    assert_eq!(Route::parse("").view(), &View::Front);
    assert_eq!(Route::parse("sort=newest").view(), &View::Results);
    assert_eq!(Route::results(Question::default()).query(), "sort=newest");
}

#[test]
fn typing_follows_the_page() {
    let typed = |from: &str, words: &str| Route::parse(from).typing(words).query();
    assert_eq!(typed("", "a"), "q=a");
    assert_eq!(typed("q=a&year=2022", "ab"), "q=ab&year=2022");
    assert_eq!(typed("q=a&page=3", "ab"), "q=ab");
    assert_eq!(typed("sort=newest", "a"), "q=a");
    assert_eq!(typed("q=a", ""), "");
    assert_eq!(typed("view=timeline&q=a", ""), "view=timeline");
    assert_eq!(typed("a=51e5afcc-65&q=a", "b"), "q=b");
    assert_eq!(typed("view=issue&issue=51e5afcc", "b"), "q=b");
}

#[test]
fn a_page_is_the_same_page_while_only_the_question_changes() {
    let same = |one: &str, other: &str| Route::parse(one).is_same_page(&Route::parse(other));
    assert!(same("q=a", "q=ab&year=2022"));
    assert!(!same("q=a", "q=a&page=2"));
    assert!(!same("q=a", ""));
    assert!(!same("a=x-1", "a=x-2"));
    assert!(same("a=x-1", "a=x-1&q=a"));
    assert!(!same("view=issue&issue=a", "view=issue&issue=b"));
}

#[test]
fn the_pages_that_only_the_whole_program_has_are_pages() {
    for view in OF_THE_WHOLE {
        check(&format!("view={view}"), &format!("view={view}"));
    }
}
