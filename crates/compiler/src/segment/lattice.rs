//! One pass over the lines that finds the likeliest sequence of kinds, and how sure each is.
//!
//! A linear chain: every line gets a score for each kind from its cues, every pair of neighbours a score for the
//! change of kind. The best path is Viterbi's, the certainties are the forward–backward marginals, so that 0.9 means
//! what it says as far as the cues' log-odds do.

use super::chain::{CHOICES, Scores, likeliest};
use super::cues::breaks::From;
use super::cues::column::{Column, extent};
use super::cues::echo::echo;
use super::cues::heading::balanced_halves;
use super::cues::room::{Room, room};
use super::cues::{breaks, byline, caption, heading, imprint, opening, section};
use super::page::Page;
use crate::format::Told;
use crate::lines::Ending;
use crate::role::Role;
use crate::vocabulary::news;

/// What a printed line can be before headings are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Masthead, imprint, page mark.
    Imprint,
    /// A section's label.
    Section,
    /// A heading of some level.
    Heading,
    /// Who wrote it.
    Byline,
    /// A caption before the text of a story.
    CaptionAbove,
    /// A caption inside the text.
    CaptionWithin,
    /// The first line of a paragraph.
    Start,
    /// A further line of a paragraph.
    Continued,
}

const KINDS: [Kind; CHOICES] = [
    Kind::Imprint,
    Kind::Section,
    Kind::Heading,
    Kind::Byline,
    Kind::CaptionAbove,
    Kind::CaptionWithin,
    Kind::Start,
    Kind::Continued,
];

/// A line's kind and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// What the line is.
    pub kind: Kind,
    /// Probability of that kind, 0 to 1.
    pub sure: f32,
}

/// What does not happen. Finite, so that even a nonsensical text has a best path.
const NEVER: f32 = -30.0;

/// Gives every printed line of a page its kind.
#[must_use]
pub fn segment(page: &Page<'_>) -> Vec<Segment> {
    let chosen = likeliest(page.lines.len(), &KINDS.map(end), |at| {
        let moves = Moves::at(page, at);
        let mut own = own_scores(page, at);
        if at == 0 {
            KINDS.into_iter().for_each(|kind| own[kind as usize] += begin(kind));
        }
        (own, KINDS.map(|from| KINDS.map(|to| moves.score(from, to))))
    });
    let segment = |(choice, sure): (u8, f32)| Some(Segment { kind: *KINDS.get(usize::from(choice))?, sure });
    chosen.into_iter().filter_map(segment).collect()
}

/// Score of beginning the issue with this kind.
fn begin(kind: Kind) -> f32 {
    match kind {
        // A story may begin above the first heading, but not as a rule; nor does a page open in mid-sentence.
        Kind::Start => -1.0,
        Kind::Continued => -4.0,
        Kind::CaptionWithin => NEVER,
        Kind::Byline => -2.0,
        _ => 0.0,
    }
}

/// Score of ending the issue with this kind.
fn end(kind: Kind) -> f32 {
    match kind {
        Kind::Heading | Kind::Section => -4.5,
        _ => 0.0,
    }
}

/// A line by itself.
fn own_scores(page: &Page<'_>, at: usize) -> Scores {
    let Some(line) = page.lines.get(at) else { return [0.0; KINDS.len()] };
    let text = page.text(at);
    let ending = page.endings.get(at).copied().unwrap_or(Ending::Open);
    let mut scores = [0.0; KINDS.len()];
    let caption = own_caption(page, at);
    scores[Kind::Imprint as usize] = imprint::imprint(text, line, ending) - 1.5;
    scores[Kind::Section as usize] = section::section(text, line, ending) - 0.5;
    let shape = heading::shape(text, line, ending) + heading_in_column(page, at) - 1.5;
    scores[Kind::Heading as usize] = shape + if may_head(page, at, shape) { echo(page, at) } else { 0.0 };
    scores[Kind::Byline as usize] = byline::byline(text, line, ending) - 0.5;
    scores[Kind::CaptionAbove as usize] = caption - 0.5;
    scores[Kind::CaptionWithin as usize] = caption - 1.0;
    if page.listed.get(at) == Some(&true) {
        scores[Kind::Heading as usize] -= 4.0;
        scores[Kind::Section as usize] -= 3.0;
    }
    let prose = prose(page, at);
    scores[Kind::Start as usize] = prose - out_of_line(page, at);
    scores[Kind::Continued as usize] = prose;
    if let Some(told) = line.told {
        KINDS.into_iter().for_each(|kind| scores[kind as usize] += told_score(told, kind));
    }
    scores
}

/// What the file itself says outweighs every cue, [`NEVER`] included.
const TOLD: f32 = 60.0;
/// How much a paragraph of the file must look like a byline or imprint to be one.
const TOLD_START: f32 = 2.0;

/// What it counts for a kind that the file says something of a line.
fn told_score(told: Told, kind: Kind) -> f32 {
    let fits = match told {
        Told::Headline | Told::Subhead => kind == Kind::Heading,
        Told::Large => matches!(kind, Kind::Heading | Kind::Section | Kind::Imprint),
        Told::Section => kind == Kind::Section,
        Told::Byline => kind == Kind::Byline,
        Told::Caption => matches!(kind, Kind::CaptionAbove | Kind::CaptionWithin),
        // Marks tell paragraphs from headings; that one is a byline or imprint, only its words tell.
        Told::Start | Told::Opening if kind == Kind::Start => return TOLD + TOLD_START,
        Told::Start => kind == Kind::Byline,
        Told::Opening => !matches!(kind, Kind::Heading | Kind::Section | Kind::Continued),
        Told::Continued => kind == Kind::Continued,
        Told::Text => matches!(kind, Kind::Start | Kind::Continued),
        Told::Imprint => kind == Kind::Imprint,
        Told::Decided { role, opens } => match role {
            Role::Kicker | Role::Headline | Role::Subtitle | Role::Subhead => kind == Kind::Heading,
            Role::Section => kind == Kind::Section,
            Role::Byline => kind == Kind::Byline,
            Role::Caption => matches!(kind, Kind::CaptionAbove | Kind::CaptionWithin),
            // A line may continue a paragraph that was put before it afterwards, under a heading that stays one.
            Role::Paragraph => kind == Kind::Start || kind == Kind::Continued && !opens,
            Role::Boilerplate => kind == Kind::Imprint,
            Role::Blank => false,
        },
    };
    if fits { TOLD } else { 0.0 }
}

fn own_caption(page: &Page<'_>, at: usize) -> f32 {
    let ending = page.endings.get(at).copied().unwrap_or(Ending::Open);
    page.lines.get(at).map_or(0.0, |line| caption::caption(page.text(at), line, ending))
}

/// Whether looking for a heading's echo can change anything: its shape allows it, and the text above may have ended.
fn may_head(page: &Page<'_>, at: usize, shape: f32) -> bool {
    let gap = page.lines.get(at).is_some_and(|line| line.blanks > 0);
    let ended = at.checked_sub(1).is_none_or(|above| page.endings.get(above) != Some(&Ending::Open));
    shape > -4.0 && page.habits.punctuated && (gap || ended || !page.columns.get(at).is_some_and(Column::is_wrapped))
}

/// How a heading sits in its column: it is set larger, so it overshoots or falls short, and rarely fits.
fn heading_in_column(page: &Page<'_>, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(at), page.columns.get(at)) else { return 0.0 };
    let over = line.width as i32 - column.above.max(column.below) as i32;
    // A title that runs over the edge may stop at any word.
    let cut = page.text(at).chars().next_back().is_some_and(|last| news::UNFINISHED.has(last));
    let fit = match over {
        4.. => 1.5,
        -1..=1 if cut => 0.0,
        -1..=1 => -2.5,
        _ => 0.0,
    };
    // A heading of the very width of a first line that lost its indent is more likely that.
    let lost =
        if column.lost_indent(line) { -2.0 * (page.habits.lost_indents - 0.2).max(0.0) * column.wrapped } else { 0.0 };
    // Where paragraphs are indented a heading is not, or is centred with a wider gap.
    let indented = if page.is_indented(at) { -4.0 * (page.habits.indented - 0.4).max(0.0) } else { 0.0 };
    fit * column.wrapped + indented + lost + against_text(page, at)
}

/// Where nothing is punctuated only a short line above a much longer one is a heading.
fn against_text(page: &Page<'_>, at: usize) -> f32 {
    if page.habits.punctuated {
        return 0.0;
    }
    let width = |at: usize| page.lines.get(at).map_or(0, |line| line.width);
    match width(at) {
        0..=24 if width(at + 1) * 2 >= width(at) * 3 => 2.0,
        0..=24 => 0.0,
        _ => -3.0,
    }
}

/// What speaks against a paragraph beginning with this line, where first lines are set in and it is not.
fn out_of_line(page: &Page<'_>, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(at), page.columns.get(at)) else { return 0.0 };
    let habits = &page.habits;
    let printed = if page.is_indented(at) { 0.0 } else { 16.0 * (habits.indented - 0.6).max(0.0) };
    let full = extent(line) + 1 >= column.below;
    // A mark at the end may hang, and a sentence of one line need not be set in.
    let much = if line.hangs > 0 { 4.0 } else { 12.0 };
    let lost = if full { much * column.wrapped * (habits.lost_indents - 0.55).max(0.0) } else { 0.0 };
    printed + lost
}

/// How much a line by itself looks like running text.
fn prose(page: &Page<'_>, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(at), page.columns.get(at)) else { return 0.0 };
    let open = page.endings.get(at) == Some(&Ending::Open);
    let mut score = 0.0;
    if page.listed.get(at) == Some(&true) {
        return -0.3;
    }
    if open && page.habits.punctuated {
        // Outside hard-wrapped columns text hardly ever stops short without a stop; inside them it runs to the edge,
        // but for first lines whose indent was lost.
        if line.width < 80 {
            score -= (1.0 + 2.0 * page.habits.honest_blanks()) * (1.0 - column.wrapped);
        }
        let short = column.above.min(column.below) as i32 - extent(line) as i32;
        let first = column.lost_indent(line) && page.habits.lost_indents > 0.3;
        if short >= 3 && !first {
            score -= 3.0 * column.wrapped;
        }
    }
    if line.han == 0 && line.latin > 0 {
        score -= 1.0;
    }
    // Text does not stick out of its column by two characters; a squeezed or hanging mark makes one.
    if extent(line) >= column.above.max(column.below) + 4 {
        score -= 2.0 * column.wrapped;
    }
    score
}

/// What the change from the line above to this one says, computed once for all kinds.
#[derive(Debug, Clone, Copy)]
struct Moves {
    /// Start and Continued after a further line of a paragraph.
    start: f32,
    continued: f32,
    /// Start and Continued after the first line of a paragraph.
    start_first: f32,
    continued_first: f32,
    /// What the room left on the line above says against going on from it, where it begins its paragraph and where it
    /// does not.
    from_start: f32,
    from_continued: f32,
    /// Start and Continued after a caption within text.
    start_past: f32,
    continued_past: f32,
    /// A heading, label or imprint after text.
    leaves_text: f32,
    /// Text after a heading.
    enters_text: f32,
    /// Text that goes on in mid-sentence after a heading.
    enters_broken: f32,
    /// A heading after a heading.
    goes_on: f32,
    /// An imprint line after an imprint line.
    same_imprint: f32,
}

impl Moves {
    fn at(page: &Page<'_>, at: usize) -> Moves {
        let Some(above) = at.checked_sub(1) else {
            return Moves {
                start: 0.0,
                continued: 0.0,
                start_first: 0.0,
                continued_first: 0.0,
                from_start: 0.0,
                from_continued: 0.0,
                start_past: 0.0,
                continued_past: 0.0,
                leaves_text: 0.0,
                enters_text: 0.0,
                enters_broken: 0.0,
                goes_on: 0.0,
                same_imprint: 0.0,
            };
        };
        let broken = opening::broken(page.text(at));
        let opens = opening::paragraph(page.text(at)) - broken;
        let starts = breaks::starts_paragraph(page, above, at, From::Further, opens);
        let starts_first = breaks::starts_paragraph(page, above, at, From::First, opens);
        // Only past a caption does the line before the line above count.
        let captioned = own_caption(page, above) > -4.0;
        let past = above.checked_sub(1).filter(|_| captioned);
        let past = past.map_or(0.0, |before| breaks::starts_paragraph(page, before, at, From::Further, opens));
        let bond = page.bond(above, at);
        Moves {
            start: log_of_odds(starts),
            continued: log_of_odds(-starts),
            start_first: log_of_odds(starts_first),
            continued_first: log_of_odds(-starts_first),
            from_start: runs_on_from_start(page, above, at),
            from_continued: runs_on(page, above, at, 0),
            start_past: log_of_odds(past),
            continued_past: log_of_odds(-past),
            leaves_text: leaves_text(page, above, at),
            enters_text: enters_text(page, above, at) - broken,
            enters_broken: broken - 6.0 - bond,
            goes_on: goes_on(page, above, at),
            // A list under a line of imprint (目录, 本期导读) belongs to it.
            same_imprint: if page.listed.get(at) == Some(&true) { 3.0 } else { 1.0 },
        }
    }

    fn score(&self, from: Kind, to: Kind) -> f32 {
        use Kind::{Byline, CaptionAbove, CaptionWithin, Continued, Heading, Imprint, Section, Start};
        match (from, to) {
            (Start, Start) => self.start_first,
            (Continued, Start) => self.start,
            (Start, Continued) => self.continued_first + self.from_start,
            (Continued, Continued) => self.continued + self.from_continued,
            (Start | Continued, Heading | Section) => self.leaves_text,
            (Start | Continued, Imprint) => self.leaves_text - 2.0,
            (Start | Continued, Byline) => self.leaves_text.min(0.0) - 1.0,
            (Start | Continued, CaptionWithin) => 0.0,
            (CaptionWithin, Start) => self.start_past,
            (CaptionWithin, Continued) => self.continued_past,
            (CaptionWithin, CaptionWithin) => -1.0,
            (Heading | Byline | CaptionAbove, Start) => self.enters_text,
            (Heading | Byline | CaptionAbove, Continued) => self.enters_broken,
            (Section, Start) => self.enters_text.min(0.0) - 1.0,
            (Section | Imprint, Continued) => self.enters_broken - 1.0,
            (Imprint, Start) => -0.5,
            (Imprint, Imprint) => self.same_imprint,
            (Heading, Imprint) => -2.5,
            (Section, Heading) => 1.0,
            (Section, Section) => -1.5,
            (Heading, Section) => -1.5,
            (Heading, Heading) => self.goes_on,
            (Heading, Byline | CaptionAbove) => 0.5,
            (CaptionAbove, CaptionAbove) => -1.0,
            (Byline, Byline) => -1.0,
            (Byline, CaptionAbove) => -0.5,
            (CaptionAbove | Byline, Heading) => -1.5,
            (CaptionWithin, Heading) => -0.5,
            (_, CaptionWithin) => NEVER,
            (Start | Continued | CaptionWithin | Section | Imprint, CaptionAbove) => -3.0,
            _ => -0.7,
        }
    }
}

/// What the room left on a line says against its paragraph going on below, where wrapping is rigid.
fn runs_on(page: &Page<'_>, above: usize, at: usize, narrower: i32) -> f32 {
    let (Some(a), Some(b)) = (page.columns.get(above), page.columns.get(at)) else { return 0.0 };
    let wrapped = a.wrapped.min(b.wrapped);
    // A program's wrapping keeps to the character; a printer justifies.
    let exact = ((page.habits.rigid - 0.85) / 0.1).clamp(0.0, 1.0);
    match room(page, above, at, narrower) {
        Room::None => 0.0,
        Room::Little => -0.7 * wrapped * exact,
        Room::Enough => -6.0 * wrapped * exact,
        Room::Ample => -6.0 * wrapped * (2.0 * page.habits.rigid - 1.0).max(0.0),
    }
}

/// The same for the first line of a paragraph, which is narrower where the indent was lost.
fn runs_on_from_start(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let lost = if page.is_indented(above) { 0.0 } else { page.habits.lost_indents };
    let narrower = lost * runs_on(page, above, at, breaks::LOST_INDENT).exp();
    // A first line that runs to the edge nevertheless was squeezed there; that it did has been weighed already.
    let full = (1.0 - lost).max(0.2) * runs_on(page, above, at, 0).exp();
    (narrower + full).max(1e-6).ln()
}

/// Logarithm of the probability with these log-odds.
fn log_of_odds(odds: f32) -> f32 {
    if odds > 0.0 { -(-odds).exp().ln_1p() } else { odds - odds.exp().ln_1p() }
}

/// A heading, label or page mark after text: the text must have come to an end.
fn leaves_text(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(above), page.columns.get(above)) else { return 0.0 };
    let text = page.text(above);
    let last = text.chars().next_back().unwrap_or(' ');
    let mut score = match page.endings.get(above).copied().unwrap_or(Ending::Open) {
        Ending::Full => 0.5,
        Ending::Half if matches!(last, '：' | ':') => -1.5,
        Ending::Half => 0.0,
        Ending::Open if !page.habits.punctuated => 0.0,
        Ending::Open if matches!(last, '，' | ',' | '、') => -5.0,
        Ending::Open => -3.0 - page.bond(above, at),
    };
    if column.is_wrapped() {
        score += if column.shortness(line) >= 3 { 0.5 } else { -0.5 };
    }
    score + gap(page, at)
}

/// A heading after a heading: a slogan wants its headline, a title that fills the column runs over to the next line.
fn goes_on(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(line), Some(a)) = (page.lines.get(at), page.lines.get(above)) else { return 0.0 };
    let mut score = if line.blanks > 0 { 0.2 } else { 0.4 };
    if balanced_halves(page.text(above)).is_some() && line.commas == 0 {
        score += 2.5;
    }
    if page.is_full(above) && line.width + 4 <= a.width && page.endings.get(at) == Some(&Ending::Open) {
        score += 3.0;
    }
    score
}

/// Text after a heading: it opens like a story, and does not complete a word the "heading" began.
fn enters_text(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(a), Some(b), Some(column)) = (page.lines.get(above), page.lines.get(at), page.columns.get(at)) else {
        return 0.0;
    };
    let text = page.text(at);
    let (last, first) = (page.text(above).chars().next_back().unwrap_or(' '), text.chars().next().unwrap_or(' '));
    // A slogan in halves is no piece of a sentence.
    let most = if balanced_halves(page.text(above)).is_some() { 1.0 } else { f32::INFINITY };
    let bond = page.bond(above, at).min(most);
    let habits = &page.habits;
    let indent = match (page.is_indented(at), a.indent == b.indent) {
        (true, false) => 2.0 * habits.indented,
        (true, true) => 0.0,
        (false, _) => -8.0 * (habits.indented - 0.5).max(0.0),
    };
    // Where first lines are narrower, a line of full width is no first line, so the line above is no heading.
    let full = !column.lost_indent(b) && page.endings.get(at) != Some(&Ending::Full);
    let lost = if full { -10.0 * column.wrapped * (habits.lost_indents - 0.4).max(0.0) } else { 0.0 };
    let closed = if b.closed > 0 { -1.0 } else { 0.0 };
    let number = if last.is_ascii_digit() && first.is_ascii_digit() { -3.0 } else { 0.0 };
    0.7 * opening::story(text) - bond + indent + lost + closed + number
}

/// Where blank lines part paragraphs honestly, a heading without one is none.
fn gap(page: &Page<'_>, at: usize) -> f32 {
    let blank = page.lines.get(at).is_some_and(|line| line.blanks > 0);
    let honest = page.habits.honest_blanks() * page.habits.parted_by_blanks;
    if blank { 0.5 } else { -2.0 * honest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    fn kinds_of(text: &str) -> Vec<Kind> {
        let source = Source::new(text.to_owned());
        let lines = measure(&source);
        segment(&Page::new(&source, &lines)).iter().map(|segment| segment.kind).collect()
    }

    #[test]
    fn a_slogan_and_a_headline_stand_above_their_text() {
        let text = "清水绕城 白鹭归来\n\n江口街道启动河道治理\n\n3月5日，江口街道开会，部署今年的河道治理。\n\n会上，街道主任说，河\n\n\n道要清，岸线要美。\n";
        assert_eq!(kinds_of(text), [Kind::Heading, Kind::Heading, Kind::Start, Kind::Start, Kind::Continued]);
    }

    #[test]
    fn certainties_are_probabilities() {
        let source = Source::new("甲乙\n丙。\n\n丁戊，\n己".into());
        let lines = measure(&source);
        for segment in segment(&Page::new(&source, &lines)) {
            assert!((0.0..=1.0).contains(&segment.sure), "{segment:?}");
        }
    }

    #[test]
    fn no_lines_have_no_kinds() {
        assert!(kinds_of("").is_empty());
    }
}
