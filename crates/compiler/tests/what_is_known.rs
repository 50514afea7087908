//! Every fact in the bundle leads back to the printed words.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::{Manifest, Newspaper};
use baoku_archive::facts::{BETWEEN, FIGURE, Fact, Facts, OFFICE, PERSON, PROGRAMME, SERIES, WORD, mentions};
use baoku_compiler::authority::Authority;
use baoku_compiler::bundle::merge;
use baoku_compiler::{Corpus, compile_issue, gather};

const FIRST: &str = "江口镇召开2030年学习讨论会

2030年1月8日，江口镇在渡口礼堂召开2030年学习讨论会。江口镇党委书记安小静指出，要抓住“四桥两渡”，弄清“三对关系”。

镇长李小
峰通报了去年的工作：全镇走访5.2万户，修好12座桥。";
const SECOND: &str = "江口镇召开2032年学习讨论会

2032年1月9日，江口镇召开2032年学习讨论会。镇党委书记安小静强调，“四桥两渡”今年要见成效，力争修桥20座。

镇长李晓峰、副镇长王大山参加。江口镇各居民区都来了人。";

fn corpus() -> Corpus {
    let issues = [("2030-01.txt", FIRST), ("2032-01.txt", SECOND)];
    gather(Newspaper::default(), issues.map(|(file, text)| compile_issue(file, None, text.as_bytes())).into())
}

/// The words between two bytes of an article's issue, line ends left out.
fn printed(corpus: &Corpus, article: u32, start: u32, end: u32) -> String {
    let mut number = article;
    let part = corpus.parts.iter().find(|part| match number.checked_sub(part.issue.articles) {
        Some(rest) => {
            number = rest;
            false
        }
        None => true,
    });
    let source = part.unwrap().text.source.text();
    source[start as usize..end as usize].chars().filter(|c| !c.is_whitespace()).collect()
}

fn facts(corpus: &Corpus) -> Facts {
    let bundle = merge(corpus).unwrap();
    let manifest: Manifest = serde_json::from_str(&bundle.files[0].json).unwrap();
    let named = manifest.facts.unwrap();
    assert_eq!(bundle.facts.as_deref(), Some(named.name.as_str()));
    let file = bundle.files.iter().find(|file| file.name == named.name).unwrap();
    let facts: Facts = serde_json::from_str(&file.json).unwrap();
    assert_eq!(named.counts, (0..=WORD).map(|kind| of(&facts, kind).len() as u32).collect::<Vec<_>>());
    facts
}

fn of(facts: &Facts, kind: u32) -> Vec<&Fact> {
    facts.facts.iter().filter(|fact| fact.kind == kind).collect()
}

#[test]
fn every_name_stands_where_it_is_said_to_stand() {
    let corpus = corpus();
    let facts = facts(&corpus);
    for fact in facts.facts.iter().filter(|fact| fact.kind <= PROGRAMME) {
        for place in mentions(&fact.at[0]) {
            let words = printed(&corpus, place.article, place.start, place.end);
            assert!(
                words == fact.word(0) || fact.word(1).split(BETWEEN).any(|also| also == words),
                "{words}: {fact:?}"
            );
        }
    }
    let named = |kind: u32| of(&facts, kind).iter().map(|fact| fact.word(0).to_owned()).collect::<Vec<_>>();
    assert_eq!(named(PERSON), ["安小静", "李小峰", "李晓峰", "王大山"]);
    assert_eq!(of(&facts, PERSON)[0].word(2), "江口镇党委书记");
    assert_eq!(named(PROGRAMME), ["四桥两渡"]);
    assert_eq!(facts.characters.len(), 2);
}

#[test]
fn offices_are_lanes_and_like_names_in_one_are_shown_not_merged() {
    let facts = facts(&corpus());
    let held = |office: &str| -> Vec<[String; 2]> {
        let held = of(&facts, OFFICE).into_iter().filter(|fact| fact.word(0) == office);
        held.map(|fact| [fact.word(1).into(), fact.word(2).into()]).collect()
    };
    let pair = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
    assert_eq!(held("江口镇党委书记"), [pair("安小静", "")]);
    #[cfg(feature = "dictionary")]
    assert_eq!(held("江口镇镇长"), [pair("李小峰", "李晓峰"), pair("李晓峰", "李小峰")]);
    #[cfg(not(feature = "dictionary"))]
    assert_eq!(held("江口镇镇长"), [pair("李小峰", ""), pair("李晓峰", "")]);
}

#[test]
fn figures_and_series_lead_back_to_print() {
    let corpus = corpus();
    let facts = facts(&corpus);
    let words = |at: &[u32]| {
        let words = mentions(at).into_iter().map(|place| printed(&corpus, place.article, place.start, place.end));
        words.collect::<Vec<_>>().join(" ")
    };
    let shown: Vec<String> = of(&facts, FIGURE)
        .iter()
        .map(|figure| [&words(&figure.at[0]), figure.word(3), figure.word(1), figure.word(0), figure.word(2)].join(" "))
        .collect();
    assert_eq!(shown, ["5.2万户 52000 户 全镇走访 ", "12座 12 座 桥 ", "20座 20 座 修桥 target"]);
    let series = of(&facts, SERIES);
    let labels: Vec<[&str; 2]> = series.iter().map(|event| [event.word(0), event.word(1)]).collect();
    assert_eq!(labels, ["2030", "2031", "2032"].map(|year| ["江口镇学习讨论会", year]));
    let told: Vec<String> = series[0].at.iter().map(|at| words(at)).collect();
    assert_eq!(told[1..], ["渡口礼堂", "安小静 李小峰", "三对关系"]);
    assert!(series[1].at.is_empty());
}

#[test]
fn a_meeting_of_two_names_is_an_event_of_both_series() {
    let issues = [
        (
            "2030-01.txt",
            "江口镇召开2029年度路灯改造表彰大会暨2030年动员部署会\n\n1月8日，江口镇的路灯改造有了结果，大家都到会。",
        ),
        ("2031-01.txt", "江口镇召开2031年动员部署会\n\n1月9日，江口镇说定了今年的路灯。"),
        ("2032-01.txt", "江口镇召开2032年路灯改造表彰大会暨动员部署会\n\n1月7日，江口镇的路灯都亮了，大家都到会。"),
        ("2033-01.txt", "江口镇召开2033年路灯改造表彰大会暨“江口杯”象棋大赛\n\n1月7日，江口镇的棋手都到了。"),
    ];
    let parts = issues.map(|(file, text)| compile_issue(file, None, text.as_bytes())).into();
    let facts = facts(&gather(Newspaper::default(), parts));
    let held = |event: &&Fact| !event.at.is_empty();
    let held: Vec<String> = of(&facts, SERIES).into_iter().filter(held).map(|event| event.words.join(" ")).collect();
    let awards = ["2029", "2032", "2033"].map(|year| format!("江口镇路灯改造表彰大会 {year}"));
    let calls = ["2030", "2031", "2032"].map(|year| format!("江口镇动员部署会 {year}"));
    assert!(held == [calls.as_slice(), &awards].concat() || held == [awards.as_slice(), &calls].concat(), "{held:?}");
}

#[test]
fn what_an_editor_merges_is_one_name_with_both_spellings() {
    let mut corpus = corpus();
    corpus.names = Authority::read("[[merge]]\nname = \"李小峰\"\nalso = [\"李晓峰\"]\n").unwrap();
    let facts = facts(&corpus);
    let merged = facts.facts.iter().find(|fact| fact.word(0) == "李小峰").unwrap();
    assert_eq!((merged.word(1), mentions(&merged.at[0]).len()), ("李晓峰", 2));
    let held: Vec<_> = of(&facts, OFFICE).into_iter().filter(|fact| fact.word(0) == "江口镇镇长").collect();
    assert_eq!((held.len(), held[0].word(2)), (1, ""));
}

#[cfg(feature = "dictionary")]
#[test]
fn a_word_that_is_no_name_is_new_in_the_first_issue_that_prints_it() {
    let second =
        "柳园镇新建驿站\n\n2032年1月9日，柳园镇的驿站开门迎客。居民说，驿站里有热水和书。居民们都来了，居民高兴。";
    let issues = [("2030-01.txt", FIRST), ("2032-01.txt", second)];
    let parts = issues.map(|(file, text)| compile_issue(file, None, text.as_bytes())).into();
    let corpus = gather(Newspaper::default(), parts);
    let facts = facts(&corpus);
    let words = |facts: &Facts| -> Vec<(String, usize)> {
        let of = of(facts, WORD).into_iter();
        of.map(|fact| (fact.word(0).to_owned(), mentions(&fact.at[0]).len())).collect()
    };
    assert_eq!(words(&facts), [("驿站".to_owned(), 3)]);
    // Printed before as a part of something else.
    let first = FIRST.replace("去年的工作", "驿站居民区去年的工作");
    let issues = [("2030-01.txt", first.as_str()), ("2032-01.txt", second)];
    let parts = issues.map(|(file, text)| compile_issue(file, None, text.as_bytes())).into();
    assert_eq!(words(&self::facts(&gather(Newspaper::default(), parts))), []);
}
