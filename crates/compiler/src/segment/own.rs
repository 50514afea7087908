//! What a line says by itself for each kind: its shape, its place in its column, and what the file tells of it.

use super::chain::Scores;
use super::cues::column::{Column, extent};
use super::cues::echo::echo;
use super::cues::room::{Room, room_between};
use super::cues::{byline, caption, heading, imprint, opening, section};
use super::kind::{KINDS, Kind};
use super::page::Page;
use crate::format::Told;
use crate::lines::Ending;
use crate::role::Role;
use crate::vocabulary::news;

/// A line by itself; `caption` is what it says for being one.
pub(super) fn own_scores(page: &Page<'_>, at: usize, caption: f32) -> Scores {
    let Some(line) = page.lines.get(at) else { return [0.0; KINDS.len()] };
    let text = page.text(at);
    let ending = page.endings.get(at).copied().unwrap_or(Ending::Open);
    let mut scores = [0.0; KINDS.len()];
    scores[Kind::Imprint as usize] = imprint::imprint(text, line, ending) - 1.5;
    scores[Kind::Section as usize] = section::section(text, line, ending) - 0.5;
    let shape = heading::shape(text, line, ending, page.is_slogan(at)) + heading_in_column(page, at) - 1.5;
    scores[Kind::Heading as usize] = shape + if may_head(page, at, shape) { echo(page, at) } else { 0.0 };
    scores[Kind::Byline as usize] = byline::byline(text, line, ending) - 0.5;
    scores[Kind::CaptionAbove as usize] = caption - 0.5;
    scores[Kind::CaptionWithin as usize] = if marks_page(page, at) { MARK } else { caption - 1.0 };
    if page.marks.get(at) == Some(&true) {
        // 第2版 社区新闻 and 编辑：何苇 校对：丁一 have the shape of headlines.
        scores[Kind::Heading as usize] -= 4.0;
    }
    if text.ends_with(['电', '電', '讯', '訊']) && opening::is_dateline(text) {
        // 据新华社江口3月5日电, and what it reports on the next line.
        scores[Kind::Heading as usize] -= 4.0;
    }
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

/// What it counts for a line in the middle of a story that it marks a page. Up: numbers that a table leaves on a line
/// cut its paragraph; down: a sentence that runs over a page ends there.
const MARK: f32 = 3.0;

/// Whether a line is the mark of a page, or the paper's name on top of one.
pub(super) fn marks_page(page: &Page<'_>, at: usize) -> bool {
    let marks = |at: usize| page.marks.get(at) == Some(&true);
    marks(at) || marks(at + 1) && imprint::is_name(page.text(at))
}

/// Whether a line that interrupts a text is the mark of a page, unless the file says that it is a caption.
pub(super) fn is_mark(page: &Page<'_>, at: usize) -> bool {
    let told = page.lines.get(at).and_then(|line| line.told);
    marks_page(page, at) && !told.is_some_and(|told| told_score(told, Kind::CaptionWithin) > 0.0)
}

/// What a line says for being a caption.
pub(super) fn own_caption(page: &Page<'_>, at: usize) -> f32 {
    let ending = page.endings.get(at).copied().unwrap_or(Ending::Open);
    let caption = page.lines.get(at).map_or(0.0, |line| caption::caption(page.text(at), line, ending));
    if caption == caption::UNMARKED { caption + interrupts(page, at) } else { caption }
}

/// What it says for a caption without words of captions that the line above goes on with the line below it, not with it.
fn interrupts(page: &Page<'_>, at: usize) -> f32 {
    let Some(above) = at.checked_sub(1).filter(|above| page.endings.get(*above) == Some(&Ending::Open)) else {
        return 0.0;
    };
    let (Some(before), Some(line), Some(after)) = (page.lines.get(above), page.lines.get(at), page.lines.get(at + 1))
    else {
        return 0.0;
    };
    if line.blanks == 0 || line.opened + line.closed > 0 || page.endings.get(at) != Some(&Ending::Open) {
        return 0.0;
    }
    let quoted = if before.opened > 0 && after.closed > 0 { 2.0 } else { 0.0 };
    let broken = opening::broken(page.text(at + 1)).min(2.0);
    let own = page.bond(above, at).max(0.0) + page.bond(at, at + 1).max(0.0);
    // A column's end that is cut twice within a few words is rare.
    let alone = if after.blanks > 0 { 1.5 } else { 0.0 };
    (page.bond(above, at + 1) - own + quoted + broken + alone).clamp(-2.0, 5.0)
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
        _ if over < 0 && !has_room(page, at) => -2.5,
        _ => 0.0,
    };
    // A heading of the very width of a first line that lost its indent is more likely that.
    let lost =
        if column.lost_indent(line) { -2.0 * (page.habits.lost_indents - 0.2).max(0.0) * column.wrapped } else { 0.0 };
    let lost = if page.dropped_indent(at) { -1.0 } else { lost };
    // Where paragraphs are indented a heading is not, or is centred with a wider gap.
    let indented = if page.is_indented(at) { -4.0 * (page.habits.indented - 0.4).max(0.0) } else { 0.0 };
    fit * column.wrapped + indented + lost + against_text(page, at)
}

/// Whether what the next line begins with would have fitted on this one, the wider of its columns taken.
fn has_room(page: &Page<'_>, at: usize) -> bool {
    let (Some(line), Some(column)) = (page.lines.get(at), page.columns.get(at)) else { return true };
    let edge = column.above.max(column.below);
    room_between(&Column { above: edge, below: edge, ..*column }, line, page.text(at + 1), 0) > Room::Little
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
    let printed =
        if page.is_indented(at) || page.dropped_indent(at) { 0.0 } else { 16.0 * (habits.indented - 0.6).max(0.0) };
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
    if heading::signs(page.text(at), line) {
        return 0.0;
    }
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
        let first = column.lost_indent(line) && page.habits.lost_indents > 0.3 || page.dropped_indent(at);
        if short >= 3 && !first && has_room(page, at) {
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
