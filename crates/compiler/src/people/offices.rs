//! The offices printed with a name, one by one: 党委副书记、镇长 are two.

use super::titles::{BODY_ENDS, TITLE_ENDS};
use crate::passage::Joined;
use baoku_archive::bundle::PersonMention;
use baoku_archive::print::{Pieces, Source};

/// An office as it is printed with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// What is held: 镇长.
    pub title: Pieces,
    /// The body it belongs to, where that is printed right before it.
    pub organisation: Option<Pieces>,
    /// Both together.
    pub raw: Pieces,
}

/// The offices of a mention, in the order of print.
#[must_use]
pub fn offices(source: &Source, mention: &PersonMention) -> Vec<Office> {
    let Some(office) = &mention.office else { return Vec::new() };
    let joined = Joined::of(source, office);
    let mut found = Vec::new();
    let mut at = 0;
    for part in joined.text.split(['、', '兼', '，', ',']) {
        let from = at;
        at += part.len();
        at += joined.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if part.is_empty() {
            continue;
        }
        let title = TITLE_ENDS.longest_end(part).map_or(0, |title| part.len() - title.len());
        let body = part.get(..title).filter(|body| BODY_ENDS.end(body) && body.chars().count() >= 2);
        let split = from + body.map_or(0, str::len);
        let own = body.map(|_| joined.cut(from, split));
        let given = mention.organisation.as_ref().filter(|_| from == 0 && own.is_none());
        let title = joined.cut(split, from + part.len());
        let organisation = own.or_else(|| given.filter(|body| touches(source, body, &title)).cloned());
        let spans = organisation.iter().chain([&title]).flat_map(|pieces| pieces.0.iter().copied());
        let raw = merged(spans.collect());
        found.push(Office { title, organisation, raw });
    }
    found
}

/// Whether nothing is printed between two stretches but the end of a line.
fn touches(source: &Source, one: &Pieces, other: &Pieces) -> bool {
    let ends = one.0.last().zip(other.0.first());
    ends.is_some_and(|(one, other)| {
        one.end <= other.start
            && source.text().get(one.end as usize..other.start as usize).is_some_and(|gap| gap.trim().is_empty())
    })
}

/// Stretches that touch as one.
fn merged(spans: Vec<baoku_archive::print::Span>) -> Pieces {
    let mut merged: Vec<baoku_archive::print::Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => merged.push(span),
        }
    }
    Pieces(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::find;
    use baoku_archive::bundle::{Article, Block, BlockKind};
    use baoku_archive::print::Span;

    #[test]
    fn offices_are_told_apart_with_the_body_of_each() {
        let source = Source::new("区委宣传部副部长、区文旅局局长刘小朋出席，副镇长王平、殷晖到会。".into());
        let pieces = Pieces(vec![Span { start: 0, end: source.text().len() as u32 }]);
        let block = Block { kind: BlockKind::Paragraph, pieces, confidence: None };
        let mut articles = [Article { blocks: vec![block], ..Article::default() }];
        find(&source, &mut articles);
        let show = |office: Office| {
            let body = office.organisation.map(|body| source.join(&body)).unwrap_or_default();
            format!("{body}|{}|{}", source.join(&office.title), source.join(&office.raw))
        };
        let held: Vec<String> =
            articles[0].people.iter().flat_map(|mention| offices(&source, mention)).map(show).collect();
        let two = ["区委宣传部|副部长|区委宣传部副部长", "区文旅局|局长|区文旅局局长"];
        assert_eq!(held, [two[0], two[1], "|副镇长|副镇长", "|副镇长|副镇长"]);
    }
}
