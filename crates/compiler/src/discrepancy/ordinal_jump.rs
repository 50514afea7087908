//! Numbers of terms and sessions that go back or jump.

use super::Look;
use super::sessions::{Numbered, numbered};
use crate::diagnostic::{Diagnostic, Spot};
use crate::part::Part;
use crate::passage::{Joined, passages};
use baoku_archive::bundle::Article;
use baoku_archive::date::PartialDate;
use baoku_archive::print::Pieces;
use std::collections::{BTreeMap, BTreeSet};

rule!("ordinal-jump", Warning,
    help "请查证哪一处的届次可能印错了。",
    manual "同一个会议的“第几届第几次”前后接不上：较晚召开的一次届次反而小，或者没过几个月就跳过了一整届，或者换了届而次数接着往下数，\
        可能有一处印错了。只提到过去的会议（“贯彻第十届三次会议精神”）不算往回数。",
    look Look::Corpus(look));

/// A term lasts at least so many months. Up: terms cut short are reported; down: a jump over one term within a few
/// years is believed.
const TERM: i32 = 30;
/// A session that counts on into a new term within so many months is reported.
const COUNTS_ON: i32 = 12;

/// One of them in its issue.
struct Mention<'a> {
    part: &'a Part,
    pieces: Pieces,
    raw: String,
    date: PartialDate,
    numbered: Numbered,
}

impl Mention<'_> {
    fn spot(&self) -> Spot {
        Spot::pieces(&self.part.issue.file, &self.part.text.source, &self.pieces)
    }
}

fn look(parts: &[Part]) -> Vec<Diagnostic> {
    let mut series: BTreeMap<(Option<&str>, char, &str), Vec<Mention<'_>>> = BTreeMap::new();
    for part in parts {
        for article in &part.text.articles {
            let Some(date) = day(article).or(part.issue.date.date) else { continue };
            for pieces in passages(article) {
                let source = &part.text.source;
                if !pieces.0.iter().any(|piece| source.slice(*piece).contains('届')) {
                    continue;
                }
                let joined = Joined::of(source, pieces);
                for numbered in numbered(&joined.text) {
                    let key = (part.issue.newspaper.as_deref(), numbered.level, numbered.meeting);
                    let raw = joined.text.get(numbered.start..numbered.end).unwrap_or_default().to_owned();
                    let pieces = joined.cut(numbered.start, numbered.end);
                    series.entry(key).or_default().push(Mention { part, pieces, raw, date, numbered });
                }
            }
        }
    }
    let mut found = Vec::new();
    for mut mentions in series.into_values() {
        mentions.sort_by_key(|mention| mention.date);
        follow(&mentions, &mut found);
    }
    found
}

/// The day an article is about.
fn day(article: &Article) -> Option<PartialDate> {
    article.dates.get(article.event? as usize).map(|date| date.from)
}

/// Goes through the mentions of one meeting in order of time, places apart.
fn follow<'a>(mentions: &'a [Mention<'a>], found: &mut Vec<Diagnostic>) {
    let mut last: BTreeMap<Option<&str>, &Mention<'_>> = BTreeMap::new();
    let mut latest: Option<&Mention<'_>> = None;
    // A headline and its body say the same: once an issue.
    let mut said: BTreeSet<(&str, u32, u32)> = BTreeSet::new();
    for now in mentions {
        let place = now.numbered.place.as_deref();
        // 镇 alone is any place of the paper: it is compared with whatever was held last, and named places with it.
        let before = match place {
            None => latest,
            Some(_) => last.get(&place).or_else(|| last.get(&None)).copied(),
        };
        if let Some(before) = before
            && let Some(why) = odd(before, now)
        {
            if said.insert((&now.part.issue.file, before.numbered.term, now.numbered.term)) {
                found.push(why.say(before, now));
            }
        } else if !now.numbered.held {
            continue;
        }
        last.insert(place, now);
        latest = Some(now);
    }
}

/// What is odd about the later of two mentions.
#[derive(Debug, Clone, Copy)]
enum Odd {
    TermBack,
    Jump(i32),
    SessionCountsOn,
    SessionBack,
}

/// What is odd about two mentions, the second not earlier.
fn odd(before: &Mention<'_>, now: &Mention<'_>) -> Option<Odd> {
    let months = months(before, now);
    let (a, b) = (&before.numbered, &now.numbered);
    let sessions = a.session.zip(b.session);
    match b.term as i32 - a.term as i32 {
        ..0 => b.held.then_some(Odd::TermBack),
        0 => sessions.filter(|(one, other)| other < one && months > 0 && b.held).map(|_| Odd::SessionBack),
        1 => sessions.filter(|(one, other)| *other == one + 1 && months <= COUNTS_ON).map(|_| Odd::SessionCountsOn),
        terms => (months < (terms - 1) * TERM).then_some(Odd::Jump(terms)),
    }
}

fn months(before: &Mention<'_>, now: &Mention<'_>) -> i32 {
    now.date.month_number() - before.date.month_number()
}

impl Odd {
    fn say(self, before: &Mention<'_>, now: &Mention<'_>) -> Diagnostic {
        let (why, reason) = match self {
            Odd::TermBack => ("届次往回数".to_owned(), "the term counts back".to_owned()),
            Odd::Jump(terms) => (format!("届次跳了 {terms} 届"), format!("the term jumps by {terms}")),
            Odd::SessionCountsOn => {
                ("换了届，次数却接着数".to_owned(), "a new term, but the session counts on".to_owned())
            }
            Odd::SessionBack => ("次数往回数".to_owned(), "the session counts back".to_owned()),
        };
        let (span, apart) = match months(before, now) {
            0 => ("同一个月里".to_owned(), "In the same month".to_owned()),
            months => (format!("相隔 {months} 个月"), format!("{months} months apart")),
        };
        let (one, then, other, date) = (&before.raw, before.date, &now.raw, now.date);
        Diagnostic::new(&KIND, now.spot(), format!("{span}，{why}，可能有一处印错：{one}（{then}）与{other}（{date}）"))
            .in_english(format!("{apart}, {reason}; one is possibly misprinted: {one} ({then}) and {other} ({date})"))
            .and(before.spot())
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::corpus_messages;
    use super::*;

    fn check(first: &str, second: &str, count: usize) {
        let text = |day: &str, meeting: &str| format!("代表共商大事\n\n{day}，{meeting}，代表们都来了。\n");
        let (first, second) = (text("3月5日", first), text("8月9日", second));
        let found = corpus_messages(&RULE, &[("2023-03.txt", &first), ("2023-08.txt", &second)]);
        assert_eq!(found.len(), count, "{found:?}");
    }

    #[test]
    fn a_jump_a_step_back_and_a_session_that_counts_on_are_found() {
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第十一届人民代表大会第四次会议召开", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第八届人民代表大会第四次会议召开", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "镇第十届人大四次会议举行", 1);
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第九届人民代表大会第二次会议召开", 1);
    }

    #[test]
    fn what_follows_or_looks_back_is_left_alone() {
        check("河东镇第九届人民代表大会第三次会议召开", "河东镇第九届人民代表大会第四次会议召开", 0);
        check("河东镇第九届人民代表大会第六次会议召开", "河东镇第十届人民代表大会第一次会议召开", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "大家学习镇第八届人大二次会议精神", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "区第十二届人民代表大会第四次会议召开", 0);
        check("河东镇第九届人民代表大会第三次会议召开", "南山镇第十二届人民代表大会第四次会议召开", 0);
    }
}
