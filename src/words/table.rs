//! The table: `name: Chinese, English;`. `{}` marks a place to fill; `@whole` what only the whole program
//! says, with what the smaller one says instead in parentheses.

/// What parts the words of a language where they stand in one text. No word has it.
pub(super) const BETWEEN: char = '|';

/// What a word says; nothing in the smaller program where only the whole one says it.
#[cfg(feature = "whole")]
macro_rules! said {
    (whole $(($short:literal))? $words:literal) => {
        $words
    };
    ($words:literal) => {
        $words
    };
}

#[cfg(not(feature = "whole"))]
macro_rules! said {
    (whole ($short:literal) $words:literal) => {
        $short
    };
    (whole $words:literal) => {
        ""
    };
    ($words:literal) => {
        $words
    };
}

macro_rules! words {
    ($($name:ident: $(@$whole:ident $(($short:literal))?)? $chinese:literal, $english:literal;)*) => {
        /// The words of one language, in the order of the table.
        #[derive(Debug)]
        pub(crate) struct Words(pub(super) Box<[&'static str; COUNT]>);

        impl Default for Words {
            fn default() -> Words {
                Words(Box::new([""; COUNT]))
            }
        }

        const COUNT: usize = [$(stringify!($name)),*].len();

        #[allow(non_camel_case_types, reason = "a row for each word, under its own name")]
        enum Row { $($name,)* }

        #[allow(missing_docs, reason = "what a word says stands in the table")]
        impl Words {
            $(pub(crate) fn $name(&self) -> &'static str {
                self.0[Row::$name as usize]
            })*
        }

        pub(super) const CHINESE: &str = concat!($(said!($($whole $(($short))?)? $chinese), "|",)*);
        /// All English words. The running app loads them when they are wanted.
        #[cfg(not(target_arch = "wasm32"))]
        pub(crate) const ENGLISH: &str = concat!($($english, "|",)*);

        /// Every word for the tests: name, Chinese, English.
        #[cfg(test)]
        pub(super) static ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $chinese, $english),)*];
    };
}

words! {
    // The whole
    app: "报库", "Baoku";
    archive_of: "{} · 报库", "{} archive";
    ear: "旧报存档，段段有出处", "Back issues, every line traceable to print";
    unnamed_paper: "社区报存档", "Newspaper archive";
    skip: "跳到正文", "Skip to the text";
    menu: "菜单", "Menu";
    skip_filters: "跳过筛选", "Skip the filters";
    front: "首页", "Front page";
    timeline: "时间轴", "Timeline";
    about: "关于", "About";
    all_articles: "全部文章", "All articles";
    all_of_issue: "这一期的全部文章", "Every article of this issue";
    first_time: "这里收录的是报纸原文：每一段都能点开，看它在报上是哪几行。", "These are the newspaper's own words: every passage opens to the printed lines behind it.";
    first_time_read: "知道了", "Got it";
    span: "{}至{}", "{} to {}";
    article_one: "{} 篇", "{} article";
    article_many: "{} 篇", "{} articles";
    issue_one: "{} 期", "{} issue";
    issue_many: "{} 期", "{} issues";
    colophon: "{} · {} · 版本 {}", "{} · {} · build {}";

    // Settings of the device
    settings: "显示设置", "Display";
    text_size: "字号", "Text size";
    size_normal: "标准", "Normal";
    size_large: "大字", "Large";
    size_elder: "长辈", "Extra large";
    theme: "明暗", "Theme";
    theme_system: "跟随系统", "System";
    theme_light: "浅色", "Light";
    theme_dark: "深色", "Dark";
    language: "语言", "Language";
    settings_kept: "只记在这台设备上。", "Kept on this device only.";

    // Search
    search: "搜索", "Search";
    search_label: "在全部报纸里搜索", "Search every issue";
    search_placeholder: "人名、路名、一件事", "A name, a road, a matter";
    suggestions: "可能要找的", "Suggestions";
    article: "文章", "article";
    results: "搜索结果", "Results";
    results_for: "搜索“{}”", "Search for “{}”";
    found: "找到 {}", "Found {}";
    found_nothing: "没有找到", "Nothing found";
    found_leaf: "，第 {} 页，共 {} 页", ", page {} of {}";
    sort: "排序", "Sort by";
    sort_relevance: "最相关", "Best match";
    sort_newest: "最近在前", "Newest first";
    sort_oldest: "最早在前", "Oldest first";
    filters: "筛选", "Filters";
    filters_chosen: "筛选（已选 {}）", "Filters ({} chosen)";
    chosen: "已选条件", "Chosen";
    remove_choice: "去掉“{}”", "Remove “{}”";
    clear_all: "全部清除", "Clear all";
    more_values: "其余 {} 项", "{} more";
    beyond_values: "还有 {} 项，先搜索或另选条件即可看到", "{} more: search or narrow down to see them";
    facet_year: "年份", "Year";
    facet_month: "月份", "Month";
    facet_issue: "哪一期", "Issue";
    facet_section: "栏目", "Section";
    facet_person: "人物", "Person";
    facet_place: "地点", "Place";
    facet_organisation: "单位", "Organisation";
    facet_programme: "项目", "Programme";
    dates_chosen: "{}至{}", "{} to {}";
    leaves: "分页", "Pages of results";
    previous_leaf: "上一页", "Previous";
    next_leaf: "下一页", "Next";
    on_timeline: "在时间轴上看", "On the timeline";
    as_list: "按列表看", "As a list";
    nothing_whole: "每一篇都逐字查过，没有一篇符合。", "Every article here was searched to the letter; none fits.";
    nothing_filtered: "没有一篇文章同时符合这些条件。去掉一个条件再试试。", "No article fits all of these choices. Try removing one.";
    nothing_fewer: "试试更短的词：只输入名字，或一句话里最要紧的两三个字。", "Try fewer words: a name alone, or the two or three characters that matter most.";
    nearest_meant: "也许您要找：", "Did you mean:";
    nearest_alike: "读音或字形相近的名字有：", "Names that sound or look alike:";
    nearest_apart: "不连在一起，同一篇里都有的：", "Not side by side, but in one article:";
    nearest_miswritten: "也许有一个字写错了，报上有：", "One character may be wrong; the paper has:";
    nearest_fewer: "少几个字，就找得到：", "With fewer words there is something:";
    nearest_one: "{}（{}）", "{} ({})";
    nothing_would: "{}，就有 {}", "{}: {}";
    odd_quote: "引号没有合上：从引号起，整段当作一个词来找。补上后一个引号就准了。", "A quotation mark never closes: all after it was searched as one phrase. Close it to be exact.";
    odd_or: "OR 的一边没有词，就当作普通的字母来找了。两个词有一个就行，这样写：电梯 OR 扶梯", "OR has no word on one side, so it was searched as a word. To find either of two: lift OR escalator";
    odd_field: "“{}:”后面没有写什么，就照字面来找了。冒号后面紧跟要找的，不空格：{}:……", "Nothing follows “{}:”, so it was searched as it stands. Write it with no space after the colon: {}:…";
    odd_dates: "“{}”不是年月，就照字面来找了。这样写：年:2022，年:2022..2024，日期:2022-03", "“{}” is no year or month, so it was searched as it stands. Write year:2022, year:2022..2024 or date:2022-03";
    odd_without: "只说了不要什么，下面是其余的全部。再加一个要找的词，就能找得准。", "You only said what to leave out; here is everything else. Add a word to look for.";
    odd_nothing: "没有看得见的字，下面是全部文章。", "There is no visible character: here is every article.";
    undated: "日期不详", "Date unknown";

    // Front page
    earlier_issues: "更早的各期", "Earlier issues";
    this_season: "往年此时", "Around this time of year";
    season_note: "往年今天前后登过的事", "What was in the paper around this day in other years";
    issue_of: "{}", "{}";
    issue_undated: "未注明日期（{}）", "Undated ({})";
    inferred_mark: "推断", "inferred";

    // Article
    cite: @whole "引用这篇文章", "Cite this article";
    cite_note: @whole "不知道的项目已略去，推断的日期放在方括号里；引用日期请自己补上。版本号是这份数据的内容校验值，换一个字它就不同。", "What is not known is left out, and inferred dates stand in brackets; add the day of access yourself. The version is a checksum of this data: one changed character changes it.";
    printed_lines: "原文第 {} 行", "Printed lines {}";
    printed_in: "原文件 {}", "In {}";
    on_page: "第 {} 版", "page {}";
    joined_from: "由 {} 处断行接成", "Joined from {} pieces";
    headings_printed: "标题与日期的出处", "Where the headings stand";
    certain: "确定", "certain";
    inferred: "推断", "inferred";
    doubtful: "存疑", "doubtful";
    by_editor: "由编辑核定", "settled by an editor";
    wrong_words: "原印", "Printed:";
    right_words: "更正", "Correction";
    right_words_from: "更正：{}", "Correction: {}";
    withdrawn: "这里有一段内容已应要求撤回。", "A passage here was withdrawn on request.";
    joining: "连成一段：{}", "Joined lines: {}";
    kicker: "引题", "Kicker";
    headline: "主标题", "Headline";
    subtitle: "副题", "Subtitle";
    byline: "署名", "Byline";
    section: "栏目", "Section";
    event_date: "发生于", "Happened";
    printed_on: "刊于", "Printed in";
    people_named: "文中人物", "People named";
    previous_article: "上一篇", "Previous";
    next_article: "下一篇", "Next";
    in_this_issue: "本期文章", "In this issue";
    back_to_results: "回到搜索结果", "Back to the results";
    open_in_app: "在报库里打开", "Open in the archive";
    copy_text: "复制全文", "Copy the text";
    copy_link: "复制链接", "Copy the link";
    share: "分享", "Share";
    page_of_article: "引用、下载、打印", "Cite, download, print";
    copied_text: "全文已复制。", "The text is copied.";
    copied_link: "链接已复制，可以发给别人。", "The link is copied.";
    copy_refused: "这个浏览器不让复制，请长按文字选择后复制。", "This browser refuses to copy; select the text by hand.";
    link_is_one_file: "这一份是一个文件，没有网址可发；可以复制全文，或把这个文件发给对方，再告诉他搜标题。", "This copy is a single file, so there is no link to send; copy the text, or send the file and tell which headline to search for.";
    link_is_file: "这一份是存在本机上的文件，没有网址可发；可以复制全文，或把整个文件夹发给对方。", "This copy is a file on your own machine, so there is no link to send; copy the text, or send the whole folder.";
    basis_printed: "文中印有“{}”", "printed as “{}”";
    basis_context: "文中“{}”，年份取自上下文", "printed as “{}”; the year is taken from the context";
    basis_issue: "文中“{}”，年份由本期推断", "printed as “{}”; the year is taken from the issue";
    basis_relative_issue: "文中“{}”，从本期日期推算", "printed as “{}”; counted from the issue's date";
    basis_relative_context: "文中“{}”，从前文日期推算", "printed as “{}”; counted from a date before it";
    basis_lunar: "文中“{}”，由农历换算", "printed as “{}”; converted from the lunar calendar";
    basis_lunar_inferred: "文中“{}”，由农历换算，年份为推断", "printed as “{}”; converted from the lunar calendar, the year inferred";
    basis_only_issue: "文中没有确切日期，按本期：{}", "no exact date printed; taken from the issue: {}";
    issue_basis_masthead: "报头印有日期", "date printed in the masthead";
    issue_basis_file_name: "日期见于文件名", "date in the file's name";
    issue_basis_inferred: "由所载的事推断", "inferred from the events it reports";
    issue_basis_unknown: "无从知道", "not known";
    listed: "、", ", ";

    // Timeline
    timeline_title: "时间轴", "Timeline";
    timeline_key: @whole "图例", "Key";
    key_day: @whole "日子确定", "day known";
    key_month: @whole "只知月份", "month only";
    key_doubtful: @whole "日期为推断", "date inferred";
    gap_one: @whole "中间隔了 {} 个月", "{} month between";
    gap_many: @whole "中间隔了 {} 个月", "{} months between";
    day_of_month: @whole "{}日", "{}";
    month_unknown: @whole "月份不详", "month unknown";
    undated_articles: @whole "没有日期的文章", "Articles without a date";
    chart_label: @whole "时间轴图：加号放大，减号缩小，左右键移动，上下键逐个看", "Timeline: plus zooms in, minus out, left and right move, up and down go from mark to mark";
    chart_note: @whole "一块是一篇（一期、一次）；多了就合起来数，越高越多。斜线是日子不确切或推断的。拖动或双指可放大，点开看文章。", "A block is one; many are counted together, the taller the more. Hatched: the date is inexact or inferred. Drag or pinch to zoom; a block opens its articles.";
    chart_buttons: @whole "缩小#放大#更早#更晚#表格#CSV#SVG", "Zoom out#Zoom in#Earlier#Later#Table#CSV#SVG";
    chart_columns: @whole "哪一行#时间#数目#内容", "Lane#When#How many#What";
    chart_columns_more: @whole "起始日#结束日#网址", "First day#Last day#Address";
    chart_lanes: @whole "文章#各期#历次会议活动#职务", "Articles#Issues#Meetings, time by time#Offices";
    chart_names: @whole "{}：挑着看（{}）", "{}: choose by name ({})";
    chart_names_note: @whole "有名字的，一行一个：实块是报上提到的日子；两块之间的虚线，报上没有说；头一块之前、末一块之后，也无从知道。名字相近的各占各的行，没有合并。虚框是报库里没有收的一次。", "Names have a row each: solid where the paper tells of them. A dotted line joins two such places; the paper does not say what was between, nor before the first and after the last. Names that look alike are never merged. A dotted frame is one that this archive does not hold.";
    chart_most: @whole "见报最多的", "The most frequent";
    chart_times: @whole "　{} 篇", " · {}";
    chart_more: @whole "，另有 {} 个画不下，在表格里", ", {} more in the table";
    chart_alike: @whole "{}（名字相近：{}）", "{} (alike: {})";
    chart_choose: @whole "图上看什么", "What is drawn";
    chart_terms: @whole "再比几个词", "Compare words";
    chart_terms_example: @whole "如：垃圾分类、人:王平", "such as library, lift";
    chart_lane: @whole "{}（{}）", "{} ({})";
    chart_unsure: @whole "{}（不确切）", "{} (not exactly known)";
    chart_count: @whole "{} 个", "{} in all";

    // Issue
    issue_file: "原文件", "Source file";
    issue_evidence: "依据", "Evidence";
    issue_not_before: "不早于 {}", "not before {}";
    issue_not_after: "不晚于 {}", "not after {}";
    filter_issue: "只在这一期里搜索", "Search this issue only";
    take_issue: "带走这一期", "Take this issue along";
    source_text: "原文件全文（{} 行）", "The whole source ({} lines)";
    earlier_issue: "前一期", "Earlier issue";
    later_issue: "后一期", "Later issue";

    // People
    people_note: "报上提到姓名的人，按篇数排列；职务照当时所印。", "People named in the paper, by number of articles; offices as printed at the time.";
    mention_one: "提到 {} 次", "{} mention";
    mention_many: "提到 {} 次", "{} mentions";

    // What the paper knows: the title, what is said of it with what was counted, then the columns, parted by #
    known: "人和事", "People and topics";
    known_here: "其中的人和事", "People and topics in these articles";
    known_articles: "提到这个名字的全部文章", "Every article that names it";
    names_note: "报上提到的名称，按篇数排列；点名称，看提到它的文章。项目和提法数的是加了引号的。", "Names in the paper, by number of articles; a name leads to them. Programmes and set phrases are counted where they are quoted.";
    offices_note: "印着姓名、两篇以上都有的职务，按篇数排列；旁边是印在一起的名字，多的在前。点职务，看文章。", "Offices printed with a name in several articles, by number of articles; beside them the names, the most frequent first. An office leads to its articles.";
    series_note: "两篇以上写到的会议和活动，按篇数排列；旁边是哪几年、哪几次。点名称，看文章。", "Meetings and events that several articles tell of, by number of articles; beside them which years or sessions. A name leads to its articles.";
    figures_note: "两篇以上都数到的，按篇数排列；旁边是哪年报上说的多少，当时定的目标注明“目标”，做成没有要看后来的报纸。点开看文章。", "What several articles count, by number of articles; beside it the year and the number as printed, in brackets that it was a target. Whether it was met is for later issues to say. Each leads to its articles.";
    known_not_listed: "这份报库大，这一项没有在网页上列成表。", "This archive is large and this is not listed here.";
    known_nothing: "这里没有找到可以列出的内容。", "Nothing found to list here.";
    not_held: "报库里没有收这一次；办没办，无从知道。", "Not in this archive; whether it took place is not known.";
    figure_target: "目标", "target";
    figure_line: "一点是一次说到，从左到右按时间，越高数越大，最下面是零。", "Each point is one time it is told, in order of time; the higher, the greater, with zero at the foot.";
    term_session: "第\u{a0}{}\u{a0}届第\u{a0}{}\u{a0}次", "Term {}, session {}";
    facet_of: "数的是什么", "What is counted";
    facet_unit: "计量单位", "Unit";
    facet_mark: "目标", "Target";
    table_people: "人物#报上提到姓名的有 {} 位，共 {} 次；职务补全了单位，原样见原句。点名字，看每一次的原句；横线上一点就是一期。#姓名#职务#篇数#次数#最早#哪几期", "People#{} people are named, {} times in all; offices have their body written out. A name leads to every sentence; on the line each point is an issue.#Name#Offices#Articles#Times#First#Issues";
    table_organisations: "单位#报上单独提到 {} 个单位，共 {} 次；职务里带着的（镇党委书记）不算，要找每一处，用搜索。点名称，看每一次的原句；横线上一点就是一期。#名称#也印作#篇数#次数#最早#哪几期", "Organisations#{} organisations are named by themselves, {} times in all; those inside a title (Party secretary of …) are not counted: search finds every place. A name leads to every sentence; on the line each point is an issue.#Name#Also printed as#Articles#Times#First#Issues";
    table_places: "地点#报上提到 {} 处地方，共 {} 次。点名称，看每一次的原句；横线上一点就是一期。#名称#也印作#篇数#次数#最早#哪几期", "Places#{} places are named, {} times in all. A name leads to every sentence; on the line each point is an issue.#Name#Also printed as#Articles#Times#First#Issues";
    table_programmes: "项目和提法#报上反复提到的项目和固定提法有 {} 个，共 {} 次。点名称，看每一次的原句；横线上一点就是一期。#名称#也印作#篇数#次数#最早#哪几期", "Programmes#{} programmes and set phrases come up again, {} times in all. A name leads to every sentence; on the line each point is an issue.#Name#Also printed as#Articles#Times#First#Issues";
    table_offices: "职务#{} 个职务，共 {} 处印着任职的人。一点是一期报纸；实线只连起同一人头一次和末一次见报，虚线处报上没有说，谁在任无从知道。名字相近的并排列出，没有合并。#姓名#见报日期#名字相近#哪几期", "Offices#{} offices, printed with a name in {} places. Each point is an issue; a full line joins the first and the last time somebody is named. Where it is dotted the paper does not say who held the office. Names that look or sound alike are told, never merged.#Name#Named on#Alike#Issues";
    table_series: "历次会议活动#{} 种会议和活动，报上写了 {} 次。同一种的放在一起，一次一行，对照着看。#哪一次#日期#报上的名称#地点#讲话的人#要点", "Meetings, time by time#{} kinds of meetings and events, told of {} times; those of one kind stand together, a line each.#Which#Date#As it was called#Place#Who spoke#Points";
    table_figures: "报上的数字#报上有 {} 个数字写明了数的是什么，其中 {} 个是当时定的目标。目标后来做成没有，要看后来的报纸怎么写。#数的是什么#报上的数#日期#原句", "Figures#{} numbers that say what they count; {} of them were targets when they were printed. Whether a target was met is for later issues to say.#What is counted#As printed#Date#Sentence";
    table_new: "每期新见#报库最早的一期之后，每一期第一次印出的名字和词，共 {} 个，印了 {} 次，印得多的在前。没有选定一期时，每期只列前 12 个。#名字和词#第一次#次数#原句", "New in each issue#What each issue after the archive’s first one is the first to print: {} names and words, printed {} times, the most frequent first; of each issue 12 unless it is chosen.#Name or word#First#Times#Sentence";
    table_explore: @whole("词语比一比") "词语比一比#一字不差地数这些词在各期印了几次；线只连起各期，中间没有报纸的日子无从知道。", "Compare words#Every time these words are printed, to the letter. Lines only join issues; what lies between is not known.";
    table_together: @whole("同在一篇") "同在一篇#一格里的数，是两边的名字都提到的文章有几篇；点开就看。只列提到最多的。#姓名", "Named together#A cell tells how many articles name both; it leads to them. Only the most frequent are listed.#Name";
    table_quantities: "同一个数字，几期都说到#共 {} 种。一点就是一期；点开看每一期的原句。#数的是什么#各期的数#哪几期", "The same quantity in several issues#{} of them. Each point is an issue; a quantity opens to the sentences of each.#What is counted#As printed#Issues";
    table_first: "第一次见报#这样称呼的最早一处，原句照印。#日期#原句", "First in print#The earliest place that names it so, word for word.#Date#Sentence";
    table_mentions: "每一次提到#{} 篇，{} 次，按时间排列。点日期，看印在哪一行。#日期#原句", "Every mention#{} articles, {} times, in order of time. A date leads to the printed line.#Date#Sentence";
    table_trend: "一期一期看#{} 期提到，共 {} 次；报库里一共 {} 期。柱子的高低是每一万字里提到几次，没有柱子就是没有提到，或者没有收那一期。#哪一期#次数#每万字次数", "Issue by issue#Named in {} issues, {} times in all; the archive has {} issues. The height is times per 10,000 characters; where nothing stands it was not named, or there is no issue.#Issue#Times#Per 10,000 characters";
    table_held: "印在一起的职务#{} 个，照报上所印。#职务#见报日期#名字相近#哪几期", "Offices printed with the name#{} offices, as printed.#Office#Named on#Names alike#Issues";
    table_company: "同一篇里还提到#最常见的 {} 个；数的是同时提到的篇数，点日期看印在哪一行。#名称#类别#篇数#日期", "Named in the same articles#The {} most frequent, by articles that name both; a date leads to the printed line.#Name#What#Articles#Dates";

    table_context: @whole "前后文#列出 {} 处。按左边或右边的字排，同样的说法就排到一起。#日期#前文#词#后文", "In context#{} places. Sorted by what stands to the left or right, like stands beside like.#Date#Before#Word#After";
    explore_words: @whole "要比的词，用空格隔开，最多六个", "Words to compare, separated by spaces, at most six";
    explore_compare: "比一比", "Compare";
    explore_relative: @whole "每一万字几次", "Per 10,000 characters";
    explore_times: @whole "一共几次", "Times";
    explore_share: @whole "每一百篇几篇", "Of 100 articles";
    explore_articles: @whole "一共几篇", "Articles";
    explore_measure: @whole "怎样数", "How to count";
    explore_large: @whole "这份报库很大，数的是含有这个词的文章；前后文只取自其中 20 篇。缩小范围，就能看到别的。", "This archive is large: articles that have the word are counted, and only 20 of them are read for its context. Narrow the question to see others.";
    explore_nothing: @whole "写下想比的词：一件事、一条路、一个人。", "Write the words to compare: a matter, a road, a person.";
    explore_these: "把这些词按时间比一比", "Compare these words over time";
    explore_highest: @whole "最高 {}", "Highest: {}";

    // About
    about_title: "关于这份报库", "About this archive";
    about_what: "这是一份社区报的旧报存档：把散落的旧报文字整理成可以阅读、搜索、按时间查看的报库。它不需要服务器，断网也能用；双击就能打开，复制整个文件夹就能带走。", "This is an archive of a community newspaper's back issues, made readable and searchable. It needs no server, works without a network, opens by double-click, and is taken away by copying its folder.";
    about_text: "文字一字未改，只接合了断行、理顺了次序；凡是推断出来的日期和次序都注明“推断”，点“原文第……行”，看报上怎样印。", "No word was changed: only cut lines were joined and put in order. What was inferred says so, and “Printed lines” shows the source.";
    about_how: "怎样使用", "How to use it";
    about_search: "搜索是逐字查找，简单直接：含有这几个字的文章一篇不漏；几个词之间留空格，就是要同时含有。", "Search is to the letter: it finds every article with these characters. Several words, separated by spaces, must all be there.";
    about_filter: "年份、月份、期、栏目、人物、地点、单位、项目可以随意组合；网址里记着选好的条件，可以收藏，也可以发给别人。", "Year, month, issue, section, person, place, organisation and programme combine freely; the address remembers everything and can be kept or sent.";
    about_pass: "要把一篇文章发给别人，打开它，点“复制链接”。", "To pass an article on, open it and choose “Copy the link”.";
    about_elder: "字小看不清，在“显示设置”里选“长辈”。", "If the letters are too small, choose “Elder” under “Display”.";
    about_holdings: "收录情况", "Holdings";
    about_span: "时间跨度", "Span";
    about_counts: "收录", "Holdings";
    about_build: "版本", "Build";
    about_publisher: "出版者", "Publisher";
    about_serial: "刊号或准印证号", "Serial or permit number";
    about_place: "地区", "Place";
    about_contact: "联系", "Contact";
    about_address: "网址", "Address";
    about_left_out: "没有收录的文件", "Files left out";
    about_take_away: "全部带走，或核对这份拷贝", "Take everything along, or verify this copy";
    about_none_left_out: "报纸文件夹里的每一期都收录了。", "Every issue in the folder is here.";
    left_out_empty: "文件是空的", "the file is empty";
    left_out_not_text: "内容不是文字", "not text";
    left_out_undecodable: "文字编码无法识别", "its encoding is not known";
    left_out_too_large: "文件太大", "too large";
    left_out_unreadable: "读不出来", "could not be read";
    left_out_only_boilerplate: "只有报头等固定文字，没有文章", "only a masthead, no article";
    left_out_duplicate: "与另一个文件完全相同", "the same as another file";
    same_as: "（{}）", " ({})";

    // Open questions
    questions_title: @whole "等您来答", "Open questions";
    questions_note: @whole "整理旧报时，这些地方可能对不上，也可能本来就是这样。记得的人一句话就能说清楚：复制下面的问题，连同您的回答发给编辑。", "When the back issues were put together, some places did not seem to fit; they may be right all the same. If you remember, one sentence is enough: copy a question and send it to the editor with your answer.";
    questions_none: @whole "没有存疑的地方。谢谢每一位看过、记得、说过的人。", "Nothing is in doubt. Thanks to everybody who looked, remembered and told.";
    questions_waiting: @whole "正在载入……", "Loading…";
    questions_line: "有 {} 处存疑，等知情的人来说一声", "{} open questions wait for somebody who remembers";
    questions_some: @whole "共 {} 处，这里列出前 {} 处。", "{} in all; the first {} are listed.";
    question_place: @whole "{}，原文第 {} 行", "{}, line {}";
    question_copy: @whole "复制这个问题", "Copy this question";
    question_copied: @whole "已复制，写上您的回答，发给编辑即可。", "Copied: add your answer and send it to the editor.";
    question_mail: @whole "写信给编辑", "Write to the editor";
    question_editor: @whole "编辑怎样记下来", "For the editor";
    question_decide: @whole "查清之后，在 {} 里写：", "Once it is clear, write into {}:";

    // Not found, failures
    not_found_title: "没有这一页", "No such page";
    not_loaded_title: "这一页没有取到", "This page did not load";
    not_found_article: "报库里没有编号为“{}”的文章。链接可能在转发时被截断了。", "There is no article “{}”. The link may have been cut when it was passed on.";
    not_found_issue: "报库里没有编号为“{}”的一期。", "There is no issue “{}”.";
    not_found_missing: "这一页要用的文件没有取到：可能是网络中断，也可能是文件不全。", "A file this page needs did not load: the network may be down, or the file is missing.";
    not_found_try: "可以搜索它的标题或里面的人名，或者从最近的几期里找：", "Search for its headline or a name in it, or look in the newest issues:";
    not_found_nearest: "看看这一期：", "It may be in this issue:";
    missing_issues: "有 {}没有取到，搜索和计数不含它们：{}", "{} did not load; search and counts leave them out: {}";
    missing_questions: @whole "存疑的地方没有取到：可能是网络中断，也可能是文件不全。", "The open questions did not load: the network may be down or the file is missing.";
    count_names: "按{}列出篇数", "Count articles by {}";
    missing_files: "有几个文件没有取到，这一页可能不全。请再试一次；还是不行，就刷新页面，或告诉编辑。", "Some files did not load, so this page may be incomplete. Try again; if that does not help, reload the page or tell the editor.";
    waiting: "正在载入……", "Loading…";
    retry: "再试一次", "Try again";
    retrying: "正在重新载入……", "Loading again…";
    fail_manifest: "报库的目录没有载入：可能是网络中断，也可能是文件不全。请再试一次。", "The archive's table of contents did not load: the network may be down or a file missing. Please try again.";
    fail_damaged: "报库的目录读不出来。请刷新再试；仍不行，请联系编辑。若是拷来的文件夹，请重新拷一份。", "The archive's table of contents cannot be read. Reload the page; if that does not help, tell the editor. If this is a copied folder, copy it again.";
    fail_format: "网页与报库的版本不一致。请刷新再试；仍不行，请联系编辑。若是拷来的文件夹，请重新拷一份。", "The page and the archive are of different versions. Reload the page; if that does not help, tell the editor. If this is a copied folder, copy it again.";
}
