//! Every fact in the bundle leads back to the printed words.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::{Manifest, Newspaper};
use baoku_archive::facts::{Facts, PERSON, PROGRAMME, TARGET, mentions};
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
    let counts = (facts.names.len(), facts.offices.len(), facts.figures.values.len(), facts.series.len());
    let said = (named.names, named.offices, named.figures, named.series);
    assert_eq!((counts.0 as u32, counts.1 as u32, counts.2 as u32, counts.3 as u32), said);
    facts
}

#[test]
fn every_name_stands_where_it_is_said_to_stand() {
    let corpus = corpus();
    let facts = facts(&corpus);
    for name in &facts.names {
        for place in mentions(&name.at) {
            let words = printed(&corpus, place.article, place.start, place.end);
            assert!(words == name.name || name.also.contains(&words), "{words} is not {name:?}");
        }
    }
    let named = |kind: u32| facts.names.iter().filter(move |name| name.kind == kind).map(|name| name.name.as_str());
    assert_eq!(named(PERSON).collect::<Vec<_>>(), ["安小静", "李小峰", "李晓峰", "王大山"]);
    assert_eq!(named(PROGRAMME).collect::<Vec<_>>(), ["四桥两渡"]);
    assert_eq!((facts.articles.clone(), facts.characters.len()), (vec![1, 1], 2));
}

#[test]
fn offices_are_lanes_and_like_names_in_one_are_shown_not_merged() {
    let facts = facts(&corpus());
    let lane = |office: &str| facts.offices.iter().find(|lane| lane.office == office).unwrap();
    let names = |office: &str| -> Vec<&str> {
        lane(office).held.iter().map(|held| facts.names[held.name as usize].name.as_str()).collect()
    };
    assert_eq!(names("江口镇党委书记"), ["安小静"]);
    assert_eq!(names("江口镇镇长"), ["李小峰", "李晓峰"]);
    #[cfg(feature = "dictionary")]
    assert_eq!(lane("江口镇镇长").alike, [0, 1]);
}

#[test]
fn figures_and_series_lead_back_to_print() {
    let corpus = corpus();
    let facts = facts(&corpus);
    let figures = &facts.figures;
    let shown: Vec<String> = mentions(&figures.at)
        .enumerate()
        .map(|(at, place)| {
            let of = figures.of[at].checked_sub(1).map_or("-", |of| figures.things[of as usize].as_str());
            let target = if figures.marks[at] & TARGET > 0 { " target" } else { "" };
            let words = printed(&corpus, place.article, place.start, place.end);
            format!("{words} {} {} {of}{target}", figures.values[at], figures.units[figures.unit[at] as usize])
        })
        .collect();
    assert_eq!(shown, ["5.2万户 52000 户 全镇走访", "12座 12 座 桥", "20座 20 座 修桥 target"]);
    let series = &facts.series[0];
    assert_eq!((series.host.as_str(), series.name.as_str()), ("江口镇", "学习讨论会"));
    assert_eq!(series.missing, ["2031"]);
    let first = &series.held[0];
    let words = |ends: &[u32]| printed(&corpus, first.article, ends[0], ends[1]);
    assert_eq!((first.label.as_str(), words(&first.place).as_str()), ("2030", "渡口礼堂"));
    assert_eq!((words(&first.points).as_str(), words(&first.spoke).as_str()), ("三对关系", "安小静"));
}

#[test]
fn what_an_editor_merges_is_one_name_with_both_spellings() {
    let mut corpus = corpus();
    corpus.names = Authority::read("[[merge]]\nname = \"李小峰\"\nalso = [\"李晓峰\"]\n").unwrap();
    let facts = facts(&corpus);
    let merged = facts.names.iter().find(|name| name.name == "李小峰").unwrap();
    assert_eq!((merged.also.as_slice(), mentions(&merged.at).count()), (["李晓峰".to_owned()].as_slice(), 2));
    let lane = facts.offices.iter().find(|lane| lane.office == "江口镇镇长").unwrap();
    assert_eq!((lane.held.len(), lane.alike.len()), (1, 0));
}
