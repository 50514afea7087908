//! Share pictures: a square of newsprint with the newspaper, the date, the headline and a QR code that leads back.
//!
//! Serves as the picture of a card in a chat and as a poster for a noticeboard. Pure but for the fonts: the same
//! facts and the same font give the same bytes.

mod fonts;
mod layout;
mod lines;
mod pixels;
pub mod qr;

pub use fonts::Fonts;

use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// Length of a side, in pixels. WeChat takes pictures of 300 and more; twice that is sharp on its screens.
pub const SIDE: u32 = 600;

/// What a picture says. Plain text: nothing of it is markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Poster {
    /// The newspaper's name.
    pub newspaper: String,
    /// When it was, in words; empty where nothing is known.
    pub date: String,
    /// The kicker; empty where there is none.
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// The story's beginning.
    pub lead: String,
    /// Where the QR code leads; `None` draws none.
    pub address: Option<String>,
}

impl Poster {
    /// The picture as PNG; without its text where there is no font. `None` when the drawing library refuses, which
    /// no text of ours should bring it to.
    #[must_use]
    pub fn png(&self, fonts: &Fonts) -> Option<Vec<u8>> {
        let svg = layout::svg(self, fonts.family());
        let options = usvg::Options { fontdb: Arc::clone(fonts.database()), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&svg, &options).ok()?;
        let mut canvas = tiny_skia::Pixmap::new(SIDE, SIDE)?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
        pixels::png(&canvas)
    }
}

#[cfg(test)]
#[path = "../../tests/press/codes.rs"]
mod codes;

#[cfg(test)]
mod tests {
    use super::codes::codes;
    use super::*;

    fn poster(headline: &str, address: &str) -> Poster {
        Poster {
            newspaper: "柳园报".into(),
            date: "2024年4月6日".into(),
            kicker: "为民办实事".into(),
            headline: headline.into(),
            lead: "街上的路灯都换了新的，晚上亮堂多了。".into(),
            address: Some(address.into()),
        }
    }

    #[test]
    fn every_code_reads_back_as_its_address() {
        // Without a font, so that the test says the same on every machine; with one, where there is one.
        for fonts in [Fonts::none(), Fonts::installed()] {
            for length in [0, 20, 60, 150, 300] {
                let address = format!("https://paper.example/{}a/51e5afcc-65.html", "x".repeat(length));
                let png = poster("柳园镇举行邻里文化节开幕式暨好邻居表彰会", &address).png(&fonts).unwrap();
                assert_eq!(codes(&png), [address]);
            }
        }
    }

    #[test]
    fn the_same_facts_give_the_same_picture_and_hostile_ones_give_one() {
        let fonts = Fonts::installed();
        let hostile = poster("</text><script>\u{0}\u{202e}&amp;<image href='http://x'/>", "https://paper.example/a/1");
        let one = hostile.png(&fonts).unwrap();
        assert!(one == hostile.png(&fonts).unwrap());
        assert_eq!(codes(&one).len(), 1);
        let long = "很长的标题".repeat(20_000);
        assert!(poster(&long, "https://paper.example/a/1").png(&fonts).unwrap().len() < 60_000);
    }

    #[test]
    fn text_is_drawn_where_there_is_a_font() {
        let fonts = Fonts::installed();
        let plain = poster("柳园镇路灯换新", "https://paper.example/a/1");
        let (with, without) = (plain.png(&fonts).unwrap(), plain.png(&Fonts::none()).unwrap());
        // A machine without a Chinese font draws the same picture twice; both are right.
        assert_eq!(with != without, fonts.family().is_some());
    }
}
