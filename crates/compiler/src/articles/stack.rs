//! Headings on top of each other: which are kicker, headline, second line of a headline, subtitle, and where one
//! story's title ends and another's begins.

use super::{At, decided};
use crate::lines::{Line, Sign};
use crate::role::Role;
use crate::segment::page::Page;
use crate::vocabulary::{news, starts_with_any};

/// One story's title.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Title {
    pub(super) kicker: Vec<At>,
    pub(super) headline: Vec<At>,
    pub(super) subtitle: Vec<At>,
}

/// A way to read a stack of headings: its titles from top to bottom, and how well that fits, in log-odds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parse {
    pub(super) titles: Vec<Title>,
    pub(super) score: f32,
}

/// Every sensible way to read a stack, best first for each number of titles.
pub(super) fn parses(page: &Page<'_>, heads: &[At]) -> Vec<Parse> {
    // The lines that an editor has called one heading are read as one.
    let units: Vec<At> = heads.iter().copied().filter(|at| !decided::goes_on(page, *at)).collect();
    let mut parses = parses_of(page, &units);
    for parse in parses.iter_mut().filter(|_| units.len() < heads.len()) {
        for title in &mut parse.titles {
            [&mut title.kicker, &mut title.headline, &mut title.subtitle]
                .into_iter()
                .for_each(|lines| *lines = decided::whole(page, heads, lines));
        }
    }
    parses
}

fn parses_of(page: &Page<'_>, heads: &[At]) -> Vec<Parse> {
    if heads.len() == 1 {
        // Most stacks.
        let title = Title { headline: heads.to_vec(), ..Title::default() };
        return vec![Parse { score: against(page, &title), titles: vec![title] }];
    }
    let beside: Vec<Beside> = heads.windows(2).map(|pair| Beside::of(page, pair)).collect();
    // best[i][k]: how well the first i lines read as k titles, and what the last of them is.
    let mut best: Vec<Vec<Option<(f32, Form)>>> = vec![vec![Some((0.0, Form::default()))]];
    for end in 1..=heads.len() {
        let mut row = vec![None; end + 1];
        for start in end.saturating_sub(MOST_LINES)..end {
            let (Some(lines), Some(beside), Some(before)) =
                (heads.get(start..end), beside.get(start..end - 1), best.get(start))
            else {
                continue;
            };
            let parting = if start == 0 { 0.0 } else { parting(page, heads, start) };
            for (kicker, headline, score) in forms(page, lines, beside) {
                let form = Form { start, kicker, headline };
                let against = against(page, &form.title(lines));
                for (count, read) in before.iter().enumerate() {
                    let Some((so_far, _)) = read else { continue };
                    let score = so_far + score + parting + against;
                    let Some(slot) = row.get_mut(count + 1) else { continue };
                    if slot.is_none_or(|(known, _)| known < score) {
                        *slot = Some((score, form));
                    }
                }
            }
        }
        best.push(row);
    }
    let counts = 0..=heads.len();
    counts.filter_map(|count| parse(&best, heads, count)).collect()
}

/// The best reading of a whole stack as so many titles, put together from its last one back.
fn parse(best: &[Vec<Option<(f32, Form)>>], heads: &[At], count: usize) -> Option<Parse> {
    let score = (*best.last()?.get(count)?)?.0;
    let mut end = heads.len();
    let mut titles = Vec::with_capacity(count);
    for count in (1..=count).rev() {
        let (_, form) = (*best.get(end)?.get(count)?)?;
        titles.push(form.title(heads.get(form.start..end)?));
        end = form.start;
    }
    titles.reverse();
    Some(Parse { titles, score })
}

/// What it counts against a title that its lines were decided to be something else, in log-odds.
fn against(page: &Page<'_>, title: &Title) -> f32 {
    /// More than all cues of a stack together.
    const AGAINST: f32 = 60.0;
    let parts = [(&title.kicker, Role::Kicker), (&title.headline, Role::Headline), (&title.subtitle, Role::Subtitle)];
    let mut wrong = 0;
    for (lines, is) in parts {
        let roles = || lines.iter().filter_map(|at| decided::role(page, *at));
        wrong += roles().filter(|role| *role != is).count();
        // Each decision is one heading: two of them are two.
        wrong += roles().filter(|role| *role == is).count().saturating_sub(1);
    }
    -AGAINST * wrong as f32
}

/// A title has at most a kicker, two lines of headline and a subtitle.
const MOST_LINES: usize = 4;

/// A few lines read as one title: where they start, how many are its kicker and its headline; the rest is the subtitle.
#[derive(Debug, Clone, Copy, Default)]
struct Form {
    start: usize,
    kicker: usize,
    headline: usize,
}

impl Form {
    fn title(self, lines: &[At]) -> Title {
        let (kicker, rest) = lines.split_at(self.kicker.min(lines.len()));
        let (headline, subtitle) = rest.split_at(self.headline.min(rest.len()));
        Title { kicker: kicker.to_vec(), headline: headline.to_vec(), subtitle: subtitle.to_vec() }
    }
}

/// How well two neighbouring lines read as each pair of parts.
struct Beside {
    kicker: f32,
    two_lines: f32,
    subtitle: f32,
}

impl Beside {
    fn of(page: &Page<'_>, pair: &[At]) -> Beside {
        let (a, b) = (pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default());
        let (goes_on, dangles) = (continuation(page.text(b)), dangling(page, a, b));
        Beside {
            kicker: kicker(page, a, b) - goes_on - dangles,
            two_lines: two_lines(page, a, b, goes_on, dangles),
            subtitle: subtitle(page.text(b), dangles),
        }
    }
}

/// Every way to read a few lines as one title: how many are its kicker and its headline, and how well that fits.
fn forms(page: &Page<'_>, lines: &[At], beside: &[Beside]) -> Vec<(usize, usize, f32)> {
    match (lines, beside) {
        ([_], _) => vec![(0, 1, 0.0)],
        ([_, _], [ab]) => vec![(1, 1, ab.kicker), (0, 2, ab.two_lines), (0, 1, ab.subtitle)],
        ([a, _, c], [ab, bc]) => vec![
            (1, 2, ab.kicker + bc.two_lines),
            (2, 1, ab.two_lines + bc.kicker - 1.0),
            (1, 1, ab.kicker + bc.subtitle + below_slogan(page, *a, *c)),
            (0, 2, ab.two_lines + bc.subtitle),
            (0, 1, ab.subtitle + bc.two_lines - 0.5),
        ],
        ([_, _, _, _], [ab, bc, cd]) => vec![
            (1, 2, ab.kicker + bc.two_lines + cd.subtitle),
            (2, 2, ab.two_lines + bc.kicker + cd.two_lines - 1.0),
            (1, 1, ab.kicker + bc.subtitle + cd.two_lines - 0.5),
        ],
        _ => Vec::new(),
    }
}

/// Two lines wider than this together (half characters) are hardly one headline.
const LONGEST_HEADLINE: u32 = 80;

/// Whether a title tells that something happened.
fn happened(page: &Page<'_>, at: At) -> bool {
    page.lines.get(at).is_some_and(|line| line.holds(Sign::News))
}

/// Whether a title tells something by itself: who or what, or that something happened.
fn tells(page: &Page<'_>, at: At) -> bool {
    page.lines.get(at).is_some_and(|line| line.holds(Sign::News) || line.holds(Sign::Figure))
}

/// How well `a` reads as the kicker of the headline `b`, but for what holds the two together.
fn kicker(page: &Page<'_>, a: At, b: At) -> f32 {
    let slogan = page.is_slogan(a);
    let mut score = 0.2;
    score += match slogan {
        true => 2.5,
        false if tells(page, a) => -1.0,
        false if news::NEWS_NOUNS.within(page.text(a)) => 0.0,
        false => 1.0,
    };
    score += if tells(page, b) { 1.0 } else { 0.0 };
    // A few words above a long line are a kicker, not half of a headline.
    score += if width(page, a) * 2 <= width(page, b) { 0.7 } else { 0.0 };
    // A kicker much longer than its headline is a headline of its own, unless it is a slogan.
    score -= if width(page, a) * 2 > width(page, b) * 3 && !slogan && tells(page, a) { 1.0 } else { 0.0 };
    score += if page.is_slogan(b) && !slogan { -0.5 } else { 0.0 };
    score -= if close(page, b) { 0.5 } else { 0.0 };
    score + if gap(page, b) { 0.3 } else { 0.0 }
}

/// How well `b` reads as the second line of the headline begun by `a`; `goes_on` and `dangles` hold the two together.
fn two_lines(page: &Page<'_>, a: At, b: At, goes_on: f32, dangles: f32) -> f32 {
    let mut score = -0.3 + goes_on + dangles;
    score += if gap(page, b) { -1.0 } else { 0.7 };
    score += if close(page, b) { 0.8 } else { 0.0 };
    let newsy = tells(page, a) || news::NEWS_NOUNS.end(page.text(a));
    score += if newsy && !page.is_slogan(a) { 1.0 } else { -0.5 };
    // Two lines that each tell that something happened are two pieces of news.
    let both = happened(page, a) && happened(page, b) && goes_on == 0.0;
    score += if both { -2.0 } else { 0.0 };
    score -= if width(page, a) + width(page, b) > LONGEST_HEADLINE { 1.5 } else { 0.0 };
    score - if page.is_slogan(a) && page.is_slogan(b) { 1.0 } else { 0.0 }
}

/// How well a line reads as the subtitle of the headline above it, which it `dangles` from.
fn subtitle(below: &str, dangles: f32) -> f32 {
    let dash = starts_with_any(below, "—— — ── -- －－ ―");
    let note = (below.starts_with('（') || below.starts_with('(')) && (below.ends_with('）') || below.ends_with(')'));
    match (dash, note) {
        (true, _) => 5.0 - dangles,
        (_, true) => 1.5,
        _ => -2.0,
    }
}

/// What a slogan above a headline says for a line below it being the subtitle: it is set with all that belongs to it.
/// One that names who did it is the next headline.
fn below_slogan(page: &Page<'_>, slogan: At, below: At) -> f32 {
    let whose = tells(page, below) && !news::NEWS_NOUNS.within(page.text(below));
    if whose && page.is_slogan(slogan) { 1.5 } else { 0.0 }
}

/// A line that begins with a joining word goes on from the line above.
fn continuation(below: &str) -> f32 {
    match () {
        () if below.starts_with(['暨', '及', '并', '和', '与', '的', '、', '，', '”', '》']) => 3.0,
        () if news::PREDICATES.begin(below) => 1.0,
        () => 0.0,
    }
}

/// The line above wants something after it: an open mark, a joining word, a word cut in two.
fn dangling(page: &Page<'_>, a: At, b: At) -> f32 {
    let (Some(above), Some(below)) = (page.lines.get(a), page.lines.get(b)) else { return 0.0 };
    let last = page.text(a).chars().next_back().unwrap_or(' ');
    let open = if above.opened > 0 && below.closed > 0 { 3.0 } else { 0.0 };
    // A title that fills the column runs over to the next line.
    let runs_over = page.is_full(a) && below.width + 4 <= above.width;
    let remains = page.columns.get(a).is_some_and(|column| column.is_wrapped()) && below.width * 3 <= above.width;
    let wrapping = if page.habits.rigid > 0.85 && below.blanks == 0 { 1.5 } else { 0.0 };
    // What is left of it is too little for a headline.
    let full = match (runs_over, remains && below.blanks == 0) {
        (true, _) if below.width * 2 <= above.width => 6.0,
        // As wide as the column by chance is one headline in ten; a program that wraps text wraps headlines, too.
        (false, false) if page.is_full(a) && !page.is_slogan(a) => 1.5 + wrapping,
        (false, false) => 0.0,
        _ => 2.5 + wrapping,
    };
    let text = page.text(a);
    // 在…中 says when, not what.
    let when = matches!(last, '中' | '时' | '后' | '间') && text.contains(['在', '于']);
    let unfinished =
        if when || news::UNFINISHED.has(last) || matches!(last, '、' | '，' | '：') { 2.0 } else { 0.0 };
    // 关于… is about something until it says what it is: 公告, 通知.
    let about = text.starts_with("关于") && !news::NOTICES.end(text) && news::NOTICES.end(page.text(b));
    open + full + unfinished + if about { 3.0 } else { 0.0 } + cut(page.bond(a, b))
}

/// What it says that a line goes on with a word or phrase of the one above: half of it, for a phrase may stand on both by
/// chance; a whole word, which the dictionary knows, says all.
fn cut(bond: f32) -> f32 {
    if bond > 3.5 { bond } else { 0.5 * bond }
}

fn width(page: &Page<'_>, at: At) -> u32 {
    page.lines.get(at).map_or(0, |line| line.width)
}

fn gap(page: &Page<'_>, at: At) -> bool {
    page.lines.get(at).is_some_and(|line| line.blanks > 0)
}

/// Whether a line stands close to the one above and apart from the one below, as the halves of a headline do.
fn close(page: &Page<'_>, at: At) -> bool {
    !gap(page, at) && gap(page, at + 1)
}

/// How well a new title begins at `start`: where the gaps of the stack differ, titles part at the wide ones.
fn parting(page: &Page<'_>, heads: &[At], start: usize) -> f32 {
    let blanks = |at: &At| page.lines.get(*at).map_or(0, |line: &Line| line.blanks);
    let gaps: Vec<u16> = heads.iter().skip(1).map(blanks).collect();
    let here = heads.get(start).map_or(0, blanks);
    match (gaps.iter().min(), gaps.iter().max()) {
        (Some(least), Some(most)) if least < most => {
            if here == *most {
                1.0
            } else {
                -1.5
            }
        }
        _ => -0.5,
    }
}
