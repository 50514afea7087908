//! Where everything stands on a share picture, as SVG. All measures are in its pixels.

use super::lines::{balanced, width_of, wrapped};
use super::qr::Squares;
use super::{Poster, SIDE};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

/// The colours of `assets/tokens.css`: paper, ink, accent.
pub(super) const PAPER: [u8; 3] = [0xfd, 0xfa, 0xf3];
pub(super) const INK: [u8; 3] = [0x23, 0x1f, 0x1a];
pub(super) const ACCENT: [u8; 3] = [0x9d, 0x1f, 0x1a];

const MARGIN: f32 = 40.0;
const WIDTH: f32 = SIDE as f32 - 2.0 * MARGIN;
/// Where the story begins below the masthead.
const STORY: f32 = 128.0;
/// Where the foot with the code ends.
const FOOT: f32 = 564.0;
/// The most a code may take of the foot. Up: less room for the headline; down: cameras fail on long addresses.
const CODE: u32 = 196;
/// Type sizes a headline is tried in, and how many lines of each look like a headline.
const HEADLINES: [(f32, usize); 12] = [
    (78.0, 1),
    (74.0, 1),
    (64.0, 1),
    (57.0, 1),
    (70.0, 2),
    (64.0, 2),
    (57.0, 3),
    (50.0, 3),
    (44.0, 4),
    (38.0, 5),
    (33.0, 6),
    (29.0, 7),
];

/// The picture.
pub(super) fn svg(poster: &Poster, family: Option<&str>) -> String {
    let mut page = Sheet { svg: String::new(), family: family.map(str::to_owned) };
    page.fill(PAPER, 0.0, 0.0, SIDE as f32, SIDE as f32);
    masthead(&mut page, poster);
    let foot = foot(&mut page, poster);
    story(&mut page, poster, foot);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SIDE}\" height=\"{SIDE}\" shape-rendering=\"auto\">{}</svg>",
        page.svg
    )
}

/// The name between a thick and a double rule, the date at its right.
fn masthead(page: &mut Sheet, poster: &Poster) {
    page.fill(INK, MARGIN, 34.0, WIDTH, 5.0);
    let date = printable(&poster.date);
    let date_width = width_of(&date) * 21.0;
    let room = WIDTH - date_width - 24.0;
    let name = wrapped(&printable(&poster.newspaper), room / 20.0, 1).concat();
    let size = (room / width_of(&name).max(1.0)).min(42.0);
    page.text(&name, MARGIN, 84.0, size, ACCENT, 700);
    page.text(&date, MARGIN + WIDTH - date_width, 82.0, 21.0, INK, 400);
    page.fill(INK, MARGIN, 101.0, WIDTH, 1.5);
    page.fill(INK, MARGIN, 105.5, WIDTH, 1.5);
}

/// The code at the right of the foot and what to do with it; gives back where the foot begins and how much of its
/// width is free.
fn foot(page: &mut Sheet, poster: &Poster) -> (f32, f32) {
    let Some(squares) = poster.address.as_deref().and_then(Squares::of) else {
        page.fill(INK, MARGIN, FOOT - 4.0, WIDTH, 4.0);
        return (FOOT - 18.0, WIDTH);
    };
    // Whole pixels a square: a code drawn across pixels is grey at its edges.
    let unit = (CODE / squares.side_with_margin()).max(2);
    let side = (unit * squares.side()) as f32;
    let (left, top) = (MARGIN + WIDTH - side, FOOT - side);
    page.svg += &format!(
        "<path transform=\"translate({left} {top}) scale({unit})\" shape-rendering=\"crispEdges\" fill=\"{}\" d=\"{}\"/>",
        colour(INK),
        squares.path()
    );
    let quiet = (unit * 4) as f32;
    page.fill(INK, MARGIN, top - quiet, WIDTH, 1.0);
    page.text("长按或扫一扫，读全文", MARGIN, FOOT - 4.0, 20.0, ACCENT, 700);
    (top - quiet, WIDTH - side - quiet)
}

/// Kicker, headline, and as much of the story as there is room for.
fn story(page: &mut Sheet, poster: &Poster, (foot, beside): (f32, f32)) {
    let mut y = STORY;
    let kicker = printable(&poster.kicker);
    for line in balanced(&kicker, WIDTH / 24.0, 2) {
        y += 30.0;
        page.text(&line, MARGIN, y, 24.0, INK, 400);
    }
    let room = foot - y - 8.0;
    let headline = printable(&poster.headline);
    let set = |(size, rows): (f32, usize)| (size, balanced(&headline, WIDTH / size, rows));
    let fits = |(size, lines): &(f32, Vec<String>)| {
        let whole = !lines.last().is_some_and(|line| line.ends_with('…')) || headline.ends_with('…');
        let widest = lines.iter().map(|line| width_of(line) * size).fold(0.0, f32::max);
        whole && lines.len() as f32 * size * 1.28 <= room && widest <= WIDTH
    };
    let smallest = || {
        let size = HEADLINES[HEADLINES.len() - 1].0;
        (size, wrapped(&headline, WIDTH / size, (room / (size * 1.28)).max(1.0) as usize))
    };
    let (size, lines) = HEADLINES.into_iter().map(set).find(fits).unwrap_or_else(smallest);
    y += 12.0;
    for line in lines {
        page.text(&line, MARGIN, y + size * 0.94, size, INK, 700);
        y += size * 1.28;
    }
    lead(page, poster, y + 8.0, foot, beside);
}

/// The story's first lines, between the headline and the foot or beside the code, whichever has more of them.
fn lead(page: &mut Sheet, poster: &Poster, from: f32, foot: f32, beside: f32) {
    const SIZE: f32 = 21.0;
    const LEADING: f32 = 34.0;
    let coded = poster.address.is_some() && beside < WIDTH;
    let top = if coded { from.max(foot + 13.0) } else { from };
    let bottom = if coded { FOOT - 26.0 } else { foot };
    let rows = ((bottom - top) / LEADING).max(0.0) as usize;
    if rows == 0 {
        return;
    }
    let mut y = top;
    for line in wrapped(&printable(&poster.lead), beside / SIZE, rows) {
        page.text(&line, MARGIN, y + SIZE, SIZE, INK, 400);
        y += LEADING;
    }
}

/// A drawing in the making.
struct Sheet {
    svg: String,
    family: Option<String>,
}

impl Sheet {
    fn fill(&mut self, ink: [u8; 3], x: f32, y: f32, width: f32, height: f32) {
        let ink = colour(ink);
        self.svg += &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{ink}\"/>");
    }

    fn text(&mut self, text: &str, x: f32, y: f32, size: f32, ink: [u8; 3], weight: u32) {
        let Some(family) = &self.family else { return };
        self.svg += &format!(
            "<text xml:space=\"preserve\" x=\"{x}\" y=\"{y}\" font-family=\"'{}'\" font-size=\"{size}\" \
             font-weight=\"{weight}\" fill=\"{}\">{}</text>",
            attribute(family),
            colour(ink),
            encode_text(text)
        );
    }
}

fn colour([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A text without characters that XML or a line cannot hold; no more of it than a picture can show.
fn printable(text: &str) -> String {
    const MOST: usize = 400;
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().take(MOST).map(|c| if odd(c) { ' ' } else { c }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_runs_out_of_the_picture() {
        for word in
            ["Donaudampfschifffahrtsgesellschaftskapitän", &"W".repeat(60), "读Supercalifragilistic", "柳园镇修路"]
        {
            let text = |words: &str| format!("{words}{word}");
            let poster = Poster {
                newspaper: text("柳园报"),
                date: "2024年4月6日".into(),
                kicker: text(""),
                headline: text(""),
                lead: text("街上的路灯都换了新的。").repeat(9),
                address: Some("https://paper.example/a/51e5afcc-65.html".into()),
            };
            let svg = svg(&poster, Some("Song"));
            let sheet = roxmltree::Document::parse(&svg).unwrap();
            for line in sheet.descendants().filter(|node| node.has_tag_name("text")) {
                let number = |name: &str| line.attribute(name).unwrap().parse::<f32>().unwrap();
                let end = number("x") + width_of(line.text().unwrap_or_default()) * number("font-size");
                assert!(end <= MARGIN + WIDTH + 0.5, "{:?} ends at {end}", line.text());
            }
        }
    }
}
