//! Offices as lanes: who is named in each, and where. From mentions alone: between two of them nothing is known.

use super::Home;
use crate::corpus::Corpus;
use crate::discrepancy::one_office_two_names::likenesses;
use crate::people::offices;
use baoku_archive::bundle::PersonMention;
use baoku_archive::print::{Pieces, Source};
use std::collections::BTreeMap;

/// An office and everybody named with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What it is called, with its body where that is known.
    pub office: String,
    /// Whose names are printed with it, in the order of print.
    pub held: Vec<(String, Vec<Printed>)>,
}

/// Where a name and an office are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The issue's place in the archive.
    pub issue: u32,
    /// The article's place in the issue.
    pub article: u32,
    /// The words.
    pub pieces: Pieces,
}

impl Lane {
    /// Pairs of bearers whose names sound or look alike, as indexes one after the other.
    #[must_use]
    pub fn alike(&self) -> Vec<u32> {
        let mut by_key: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (at, (name, _)) in self.held.iter().enumerate() {
            likenesses(name).into_iter().for_each(|key| by_key.entry(key).or_default().push(at as u32));
        }
        let mut pairs: Vec<[u32; 2]> = Vec::new();
        for like in by_key.values() {
            pairs.extend(
                like.iter().enumerate().flat_map(|(next, one)| {
                    like.iter().skip(next + 1).take(MOST_ALIKE).map(move |other| [*one, *other])
                }),
            );
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.concat()
    }
}

/// Somebody is compared with so many bearers of a like name at most.
const MOST_ALIKE: usize = 8;

/// What is printed before a name as an office is, and is nobody's in particular.
const TRADES: &str = "记者 記者 見習記者 见习记者 通讯员 通訊員 编辑 作者 专家 学者 作家 诗人 画家 演员 代表 学生";

/// The offices of a corpus, those with most mentions first.
#[must_use]
pub fn lanes(corpus: &Corpus) -> Vec<Lane> {
    let mut found: BTreeMap<String, Lane> = BTreeMap::new();
    let mut bearers: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (issue, part) in corpus.parts.iter().enumerate() {
        let source = &part.text.source;
        let home = corpus.knowledge().home(part.issue.newspaper.as_deref());
        for (article, mention) in part
            .text
            .articles
            .iter()
            .enumerate()
            .flat_map(|(at, article)| article.people.iter().map(move |one| (at, one)))
        {
            let printed = source.join(&mention.name);
            let name = corpus.names.person(&printed, &part.issue.file);
            for office in held(source, mention) {
                let office = office.whole(home);
                let lane = found.entry(office.clone()).or_insert_with(|| Lane { office, held: Vec::new() });
                let pieces = mention.raw.clone();
                let place = Printed { issue: issue as u32, article: article as u32, pieces };
                let new = lane.held.len();
                let at = *bearers.entry((lane.office.clone(), name.to_owned())).or_insert(new);
                match lane.held.get_mut(at) {
                    Some((_, printed)) => printed.push(place),
                    None => lane.held.push((name.to_owned(), vec![place])),
                }
            }
        }
    }
    let mut lanes: Vec<Lane> = found.into_values().collect();
    let named = |lane: &Lane| lane.held.iter().map(|(_, at)| at.len()).sum::<usize>();
    lanes.sort_by(|a, b| named(b).cmp(&named(a)).then_with(|| a.office.cmp(&b.office)));
    lanes
}

/// An office as it is printed with a name.
#[derive(Debug)]
pub(crate) struct OfficeHeld {
    title: String,
    /// The body printed with it.
    body: Option<String>,
    /// The body of an office printed before it with the same name: in 区政协党组书记、主席 both are of 区政协.
    before: Option<String>,
}

/// The offices of a mention that are somebody's in particular.
pub(crate) fn held(source: &Source, mention: &PersonMention) -> Vec<OfficeHeld> {
    let (mut held, mut before) = (Vec::new(), None);
    for office in offices(source, mention) {
        let title = source.join(&office.title);
        if TRADES.split(' ').any(|trade| trade == title) {
            continue;
        }
        let body = office.organisation.as_ref().map(|body| source.join(body));
        let next = body.clone().or_else(|| before.clone());
        held.push(OfficeHeld { title, body, before });
        before = next;
    }
    held
}

impl OfficeHeld {
    /// The office with its body, both whole: 镇长 in a paper of 江口镇 is 江口镇镇长, 镇党委书记 is 江口镇党委书记.
    pub(crate) fn whole(&self, home: &Home) -> String {
        let title = &self.title;
        if let Some(body) = &self.body {
            return home.whole(body) + title;
        }
        let own = ["镇长", "副镇长", "乡长", "副乡长", "党委", "党工委", "人大主席", "人大副主席"];
        if own.iter().any(|own| title.starts_with(own)) {
            return format!("{}{title}", home.town());
        }
        let party = |body: &str| {
            let bare = ["党组", "党委", "党总支", "党支部"].iter().find_map(|party| body.strip_suffix(party));
            home.whole(bare.unwrap_or(body)) + title
        };
        self.before.as_deref().map_or_else(|| home.whole(title), party)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compile_issue, gather};
    use baoku_archive::bundle::Newspaper;

    #[test]
    fn an_office_is_one_lane_however_it_is_printed_and_like_names_are_a_pair() {
        let first =
            "江口镇修好了古桥\n\n2023年5月3日，江口镇党委书记安小静、镇长李小峰察看古桥。在江口镇，大家都高兴。\n";
        let second = "江口镇开了菜场\n\n2023年6月3日，江口镇镇长李晓峰来到菜场，镇党委书记安小静介绍。江口镇很热闹。\n";
        let compiled = [("2023-05.txt", first), ("2023-06.txt", second)]
            .map(|(file, text)| compile_issue(file, None, text.as_bytes()));
        let corpus = gather(Newspaper::default(), compiled.into());
        let lanes = lanes(&corpus);
        let show = |lane: &Lane| {
            let names: Vec<&str> = lane.held.iter().map(|(name, _)| name.as_str()).collect();
            format!("{} {} {:?}", lane.office, names.join(" "), lane.alike())
        };
        let shown: Vec<String> = lanes.iter().map(show).collect();
        assert_eq!(shown[0], "江口镇党委书记 安小静 []");
        assert!(shown.iter().any(|lane| lane.starts_with("江口镇镇长 李小峰 李晓峰")), "{shown:?}");
    }
}
