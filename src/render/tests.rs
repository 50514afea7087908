//! Pages rendered to text: what a reader without scripts gets, and what the app draws first.

use super::*;
use crate::fixture::{archive_of, asked, changed, knowing, telling, two_issues, without_suggestions};
use baoku_archive::bundle::Correction;
use baoku_archive::facts::{FIGURE, Fact, PERSON};
use baoku_archive::print::{Pieces, Span};

/// A page of the running app for an address.
fn app(archive: Rc<Archive>, query: &str) -> String {
    shell(Store::still(archive, Route::parse(query), Surface::App { article_pages: false }))
}

/// The words of a page: tags and what stands in them gone.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    words
}

fn check(html: &str, expected: &[&str]) {
    for part in expected {
        assert!(html.contains(part), "no {part:?} in {html}");
    }
}

#[test]
fn the_front_page_names_the_paper_and_links_every_article() {
    let html = front(two_issues());
    check(&html, &["<h1", "试刊", "a/aaaaaaaa-1.html", "a/bbbbbbbb-1.html", "2023年7月", "备案号 1"]);
    check(&html, &["<a href=\"https://beian.miit.gov.cn/\">柳ICP备00000000号-1"]);
    let newest = html.find("bbbbbbbb-1").unwrap();
    assert!(newest < html.find("aaaaaaaa-1").unwrap());
    check(&front_without_pages(two_issues()), &["?a=aaaaaaaa-1"]);
}

#[test]
fn an_article_page_is_complete_and_leads_on() {
    let html = article(two_issues(), "aaaaaaaa-1");
    check(&html, &["幸福直达", "今年要加装 电梯一百部。镇长王平到会。", "2022年2月16日", "王平", "镇长"]);
    check(&html, &["./aaaaaaaa-7.html", "../index.html?person=", "<details", "原文第 3–4 行", "连成一段：存疑"]);
    check(&html, &["action=\"../index.html\""]);
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(article(two_issues(), "nonsense"), "");
}

#[test]
fn the_one_file_text_holds_every_article_and_every_anchor_it_links() {
    let html = whole(two_issues());
    for id in ["aaaaaaaa-1", "aaaaaaaa-7", "bbbbbbbb-1"] {
        check(&html, &[&format!("href=\"#a-{id}\""), &format!("id=\"a-{id}\"")]);
    }
    check(&html, &["讨论了事情。", "大家读书。"]);
    for link in html.split("href=\"").skip(1).filter(|link| !link.starts_with("https://beian.")) {
        assert!(link.starts_with('#'), "leads away without scripts: {}", &link[..link.len().min(40)]);
    }
}

#[test]
fn results_mark_hits_and_offer_ways_to_narrow() {
    let html = app(two_issues(), "q=加装电梯");
    check(&html, &["找到 1 篇", "<mark>加装电梯</mark>", "<mark>加装 电梯</mark>", "?q=%E5%8A%A0", "&amp;year=2022"]);
    check(&html, &["?a=aaaaaaaa-1&amp;q="]);
}

#[test]
fn an_odd_question_is_answered_with_a_word_on_how_it_was_taken() {
    let odd = [
        ("\"电梯", "引号没有合上"),
        ("OR 电梯", "OR 的一边没有词"),
        ("人:", "“人:”后面没有写什么"),
        ("年:去年", "“去年”不是年月"),
        ("-电梯", "只说了不要什么"),
        ("\"\"&year=2022", "没有看得见的字"),
    ];
    for (query, remark) in odd {
        check(&words_of(&app(two_issues(), &format!("q={query}"))), &[remark, "搜索结果"]);
    }
    assert!(!app(two_issues(), "q=电梯").contains("class=\"remarks\""));
}

#[test]
fn nothing_found_says_what_to_do() {
    let html = app(two_issues(), "q=加装电梯&year=2023");
    check(&html, &["没有找到", "去掉“2023年”，就有 1 篇"]);
    check(&app(two_issues(), "q=没有这回事"), &["没有一篇符合"]);
}

#[test]
fn the_timeline_shows_gaps_and_what_is_doubtful() {
    let html = app(two_issues(), "view=timeline");
    check(&html, &["中间隔了 16 个月", "2022年", "7月", "data-precision=\"day\""]);
    let chosen = app(two_issues(), "view=timeline&dates=2022-01..2022-12");
    assert!(!words_of(&chosen).contains("读书"));
    check(&chosen, &["2022年1月至2022年12月"]);
}

#[test]
fn the_timeline_is_drawn_in_lanes_and_every_mark_is_named_and_leads_somewhere() {
    let html = app(two_issues(), "view=timeline&terms=电梯");
    check(
        &html,
        &["id=\"timeline-chart\"", "文章（", "各期（2）", "电梯（", "<title>", "timeline-unsure", "href=\"?a="],
    );
    check(&html, &["href=\"?view=issue&amp;issue=aaaaaaaa\"", "aria-label=\"2022年2月（不确切） "]);
    check(&html, &["?view=timeline&amp;lanes=events&amp;terms="]);
    assert!(!html.contains("style="));
    let issues = app(two_issues(), "view=timeline&lanes=issues");
    assert!(!issues.contains("timeline-lane\">文章"));
    let days = app(two_issues(), "view=timeline&dates=2022-02-14..2022-02-20");
    check(&days, &["2022年2月14日至2022年2月20日"]);
}

#[test]
fn an_office_has_a_lane_with_everybody_named_in_it_and_like_names_stay_two() {
    let html = app(knowing(), "view=timeline&lanes=issues,offices,series");
    check(&html, &[">柳园镇镇长（1）</text>", "王平（名字相近：王萍）</text>", ">工作会议（1）</text>"]);
    check(&html, &["aria-label=\"2022年2月16日 王平（名字相近：王萍） 全力推进加装电梯", "?view=people&amp;person="]);
    check(&html, &["职务：挑着看（1）", "of=%E6%9F%B3%E5%9B%AD%E9%95%87%E9%95%87%E9%95%BF"]);
    let chosen = app(knowing(), "view=timeline&lanes=offices&of=柳园镇镇长");
    check(&chosen, &["aria-current=\"true\"><span lang=\"zh-Hans\">柳园镇镇长"]);
    check(&app(knowing(), "view=offices"), &["lanes=issues%2Coffices", "在时间轴上看"]);
    check(&app(knowing(), "view=people&person=王平"), &["href=\"?view=timeline&amp;person="]);
}

#[test]
fn an_issue_shows_its_date_with_the_evidence() {
    let html = app(two_issues(), "view=issue&issue=aaaaaaaa");
    check(&html, &["2022年2月", "推断", "不早于 2022年2月16日", "aaaaaaaa.txt", "原文件全文（9 行）"]);
}

#[test]
fn what_the_paper_knows_is_listed_with_ways_to_the_print() {
    let people = app(knowing(), "view=people");
    check(
        &people,
        &["人和事", "报上提到姓名的有 1 位", "柳园镇镇长", "?view=people&amp;person=%E7%8E%8B%E5%B9%B3", "<svg"],
    );
    check(&people, &["href=\"?a=aaaaaaaa-4&amp;q=%22%E7%8E%8B%E5%B9%B3%22\"", "2022年2月16日", "aria-sort=\"none\""]);
    check(&app(knowing(), "view=people&order=-3"), &["aria-sort=\"descending\"", "order=3\""]);
    check(&app(knowing(), "view=offices"), &["柳园镇镇长", "名字相近", "王萍"]);
    check(&app(knowing(), "view=series"), &["工作会议", "报库里没有收这一次；办没办，无从知道。", "讨论", "事情"]);
    check(
        &app(knowing(), "view=figures"),
        &["一百部", "目标", "今年要加装 电梯<mark>一百部</mark>。", "?view=figures&amp;of="],
    );
    check(&app(knowing(), "view=figures&unit=%E9%A1%B9"), &["这里没有找到可以列出的内容"]);
    check(&app(knowing(), "view=offices&year=2023"), &["这里没有找到可以列出的内容"]);
    assert!(app(two_issues(), "view=people").contains("没有找到可以列出"));
}

#[test]
fn a_name_has_a_page_of_its_own() {
    let page = app(knowing(), "view=people&person=%E7%8E%8B%E5%B9%B3");
    check(
        &page,
        &["<h1 lang=\"zh-Hans\">王平</h1>", "第一次见报", "镇长<mark>王平</mark>到会。", "每万字次数", "100.00"],
    );
    check(&page, &["?view=places&amp;place=", "提到这个名字的全部文章", "?person=%E7%8E%8B%E5%B9%B3"]);
    check(&app(knowing(), "a=aaaaaaaa-1"), &["?view=people&amp;person=%E7%8E%8B%E5%B9%B3"]);
    check(&app(knowing(), "q=加装"), &["?view=people&amp;q=", "<h2>地点</h2>"]);
    check(&app(knowing(), "place=%E5%88%B0%E4%BC%9A"), &["找到 1 篇"]);
}

#[test]
fn open_questions_quote_the_print_and_lead_to_its_line() {
    let archive = asked(two_issues());
    let html = app(archive.clone(), "?view=questions");
    check(
        &html,
        &["等您来答", "可能漏字", "说明在此", "可能对不上", "<mark>电梯</mark>", "原文第 3 行", "?a=aaaaaaaa-3"],
    );
    check(&html, &["aaaaaaaa.toml", "code = \"missing\"", "line = 3", "共 7 处，这里列出前 1 处"]);
    check(&front(archive.clone()), &["?view=questions", "有 7 处存疑"]);
    let mut store = Store::still(archive, Route::questions(), Surface::App { article_pages: false });
    store.settings.language = crate::words::Language::English;
    let english = words_of(&shell(store));
    check(&english, &["Open questions", "Possibly missing", "Copy this question"]);
    assert!(english.contains("may be wrong") && !english.contains("可能对不上"));
}

#[test]
fn an_archive_without_questions_says_so_warmly() {
    let archive = two_issues();
    assert!(!front(archive.clone()).contains("?view=questions"));
    assert!(block_on(archive.load_questions()).is_empty());
    check(&app(archive, "?view=questions"), &["没有存疑的地方"]);
}

#[test]
fn an_address_with_a_line_opens_its_receipt() {
    let open = app(two_issues(), "?a=aaaaaaaa-4");
    assert_eq!(open.matches("<details open").count(), 1, "{open}");
    assert!(!app(two_issues(), "?a=aaaaaaaa-1").contains("<details open"));
}

#[test]
fn the_about_page_names_what_was_left_out() {
    check(&app(two_issues(), "view=about"), &["0123abcd", "空.txt", "文件是空的", "brand-new-code"]);
}

#[test]
fn an_unknown_address_helps() {
    check(&app(two_issues(), "a=cccccccc-1"), &["没有这一页", "cccccccc-1", "?view=issue&amp;issue=bbbbbbbb"]);
    check(&app(two_issues(), "view=issue&issue=x"), &["没有这一页"]);
    // A line of a known issue is the article that owns it.
    check(&app(two_issues(), "a=aaaaaaaa-4"), &["全力推进加装电梯"]);
}

#[test]
fn a_row_of_data_is_cited_by_its_record() {
    let archive = changed(|text| {
        text.articles[0].id = Some("news-4".into());
        text.articles[0].line = 1000;
    });
    let page = app(archive, "?a=news-4");
    check(&page, &["全力推进加装电梯", "原文第 1000 行", "data-row"]);
    assert!(!page.contains("原文第 3") && !page.contains("<details open"), "{page}");
}

#[test]
fn an_article_leads_back_to_the_results_it_was_found_in() {
    let page = app(two_issues(), "?a=aaaaaaaa-1&q=%E7%94%B5%E6%A2%AF&year=2022&page=2");
    check(&page, &["href=\"?q=%E7%94%B5%E6%A2%AF&amp;year=2022&amp;page=2\""]);
}

#[test]
fn what_could_not_be_loaded_is_not_denied() {
    let mut store = Store::still(two_issues(), Route::parse("a=cccccccc-1"), Surface::App { article_pages: false });
    let problem = baoku_archive::source::LoadProblem::Missing;
    store.missing = Rc::new(vec![baoku_archive::source::LoadError { name: "shard1".into(), problem }]);
    let page = shell(store);
    check(&page, &["这一页没有取到"]);
    assert!(!page.contains("没有这一页") && !page.contains("没有编号为"), "{page}");
}

#[test]
fn what_could_not_be_loaded_is_named_with_a_way_to_try_again() {
    let mut store = Store::still(two_issues(), Route::front(), Surface::App { article_pages: false });
    let problem = baoku_archive::source::LoadProblem::Missing;
    store.missing = Rc::new(vec![baoku_archive::source::LoadError { name: "shard1".into(), problem }]);
    check(&shell(store), &["有 1 期没有取到，搜索和计数不含它们：2023年7月", "再试一次"]);
}

#[test]
fn a_page_that_only_lacks_advice_is_whole() {
    for (words, shown) in [("读书", "大家"), ("天书", "没有")] {
        let page = app(without_suggestions(), &format!("?q={words}"));
        check(&page, &[shown]);
        assert!(!page.contains("missing-notice") && !page.contains("aria-busy=\"true\""), "{page}");
    }
}

#[test]
fn what_happened_around_this_day_is_shown_once_the_day_is_known() {
    let mut store = Store::still(two_issues(), Route::front(), Surface::App { article_pages: false });
    assert!(!shell(store.clone()).contains("往年此时"));
    store.today = "2024-07-01".parse().ok();
    check(&shell(store), &["往年此时", "读书"]);
}

/// A page of every kind.
const PAGES: [&str; 16] = [
    "",
    "q=a",
    "a=aaaaaaaa-1",
    "a=x-1",
    "view=timeline",
    "view=issue&issue=aaaaaaaa",
    "view=people",
    "view=offices",
    "view=series",
    "view=figures",
    "view=new",
    "view=explore",
    "view=explore&terms=%E7%94%B5%E6%A2%AF",
    "view=together",
    "view=places&place=%E5%88%B0%E4%BC%9A",
    "view=about",
];

#[test]
fn every_page_has_one_first_heading_landmarks_and_no_style_attribute() {
    for query in PAGES {
        let html = app(knowing(), query);
        assert_eq!(html.matches("<h1").count(), 1, "{query}");
        for landmark in ["<header", "<main", "<nav", "<footer", "href=\"#main\""] {
            assert!(html.contains(landmark), "{query}: no {landmark}");
        }
        assert!(!html.contains(" style="), "{query}");
    }
}

#[test]
fn the_whole_interface_can_be_english() {
    for query in PAGES {
        let mut store = Store::still(knowing(), Route::parse(query), Surface::App { article_pages: false });
        store.settings.language = crate::words::Language::English;
        let html = shell(store);
        for word in ["首页", "时间轴", "人物", "字号", "推断", "原文第", "找到", "篇"] {
            assert!(!words_of(&html).contains(word), "{query}: {word}");
        }
    }
}

#[test]
fn words_are_compared_counted_and_shown_in_context() {
    let html = app(knowing(), "view=explore&terms=%E7%94%B5%E6%A2%AF%20%E8%AF%BB%E4%B9%A6");
    check(&html, &["value=\"电梯 读书\"", "比一比", "data-line=\"1\"", "d=\"M0 ", "2023年7月"]);
    // Each number is a way to what it counts, each word to its places.
    check(&html, &["?q=%22%E8%AF%BB%E4%B9%A6%22&amp;issue=bbbbbbbb", "&amp;mark=%E8%AF%BB%E4%B9%A6", "?a=aaaaaaaa-2"]);
    check(&html, &["全力推进加装</span></td>", "<mark>电梯</mark>", "一百部。"]);
    check(&app(knowing(), "view=explore&terms=%E8%AF%BB%E4%B9%A6&unit=times"), &[">2</a>"]);
    check(&app(two_issues(), "view=explore"), &["写下想比的词"]);
    check(&app(two_issues(), "q=%E8%AF%BB%E4%B9%A6"), &["?view=explore&amp;terms=%E8%AF%BB%E4%B9%A6"]);
}

#[test]
fn hostile_text_shows_as_text_everywhere() {
    let hostile = "</script><img src=x onerror=alert(1)>{{x}}\u{2028}\"'&amp;<!--";
    let escaped = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{x}}\u{2028}";
    let text = format!("#{hostile}\n{hostile}。镇长{hostile}到会。");
    let archive = archive_of(&[("aaaaaaaa", "2022-02-16", &text)], &[("镇长", hostile)]);
    let archive = telling(&archive, |place| {
        let fact = |kind| Fact { kind, words: vec![hostile.into(); 4], at: vec![place("到会", 0)] };
        (PERSON..=FIGURE).map(fact).collect()
    });
    let query = "q=%3Cimg";
    let pages = [
        front(archive.clone()),
        article(archive.clone(), "aaaaaaaa-1"),
        whole(archive.clone()),
        app(archive.clone(), "a=aaaaaaaa-1&q=%3C%2Fscript%3E"),
        app(archive.clone(), query),
        app(archive.clone(), "view=timeline"),
        app(archive.clone(), "view=people"),
        app(archive.clone(), "view=offices"),
        app(archive.clone(), "view=series"),
        app(archive.clone(), "view=figures"),
        app(archive.clone(), "view=together"),
        app(archive.clone(), "view=explore&terms=%3C%2Fscript%3E"),
    ];
    for page in pages {
        assert!(!page.contains("<img") && !page.contains("</script"), "{page}");
        assert!(page.contains(escaped) || page.contains("<mark>"), "{page}");
    }
    // What is typed is shown too.
    let page = app(archive, "q=%3Cimg%20src%3Dx%3E&person=%3Cb%3E");
    assert!(!page.contains("<img") && !page.contains("<b>"), "{page}");
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    for page in [front, whole] {
        assert_eq!(page(two_issues()), page(two_issues()));
    }
}

/// The paper above with two corrections in its first article.
fn corrected_issues() -> Rc<Archive> {
    changed(|text| {
        let article = &mut text.articles[0];
        for (wrong, right, note) in [("电梯", "升降机", None), ("王平", "王萍", Some("次期启事"))] {
            let start = text.source.text().find(wrong).unwrap() as u32;
            let pieces = Pieces(vec![Span { start, end: start + wrong.len() as u32 }]);
            let (text, note) = (right.to_owned(), note.map(str::to_owned));
            article.corrections.push(Correction { pieces, text, note });
        }
    })
}

#[test]
fn a_correction_stands_beside_what_is_printed() {
    let archive = corrected_issues();
    for html in [article(archive.clone(), "aaaaaaaa-1"), app(archive.clone(), "a=aaaaaaaa-1"), whole(archive.clone())] {
        check(
            &html,
            &[
                "王平</del><span",
                "更正</span><ins class=\"proofed\">王萍</ins>到会",
                "原印</span>电梯</del>",
                "升降机</ins>",
            ],
        );
        check(&html, &["更正：次期启事"]);
    }
    check(&app(archive.clone(), "a=aaaaaaaa-1&q=王萍到会"), &["<mark>王萍</mark></ins><mark>到会</mark>"]);
    check(&app(archive.clone(), "q=王萍到会"), &["找到 1 篇", "<mark>王萍到会</mark>"]);
    check(&app(archive.clone(), "q=王平到会"), &["找到 1 篇", "<mark>王平到会</mark>"]);
    check(&front(archive), &["推进加装电梯〔更正：升降机〕"]);
}

#[test]
fn a_withdrawn_passage_leaves_a_word_in_its_place() {
    let archive = changed(|text| {
        let article = &mut text.articles[0];
        let gap = |pieces: &Pieces| Span { start: pieces.0[0].start, end: pieces.0[0].start };
        let headline = article.headline.as_mut().unwrap();
        headline.pieces = Pieces(vec![gap(&headline.pieces)]);
        let gone = gap(&article.blocks[1].pieces);
        article.blocks[1].pieces = Pieces(vec![gone]);
        article.blocks.push(article.blocks[1].clone());
    });
    for html in [article(archive.clone(), "aaaaaaaa-1"), app(archive.clone(), "a=aaaaaaaa-1"), whole(archive.clone())] {
        check(&html, &["〔已撤回〕</h", "这里有一段内容已应要求撤回。"]);
        assert_eq!(html.matches("这里有一段").count(), 1, "{html}");
    }
    let mut store = Store::still(archive, Route::parse("a=aaaaaaaa-1"), Surface::App { article_pages: false });
    store.settings.language = crate::words::Language::English;
    check(&shell(store), &["A passage here was withdrawn on request."]);
}
