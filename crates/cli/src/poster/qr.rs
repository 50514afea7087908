//! A QR code as dark squares, for a picture and for a page that is printed.

use qrcode::{Color, EcLevel, QrCode};

/// Light squares around a code, by its standard.
const MARGIN: u32 = 4;

/// A code's squares.
#[derive(Debug)]
pub struct Squares {
    side: u32,
    dark: Vec<bool>,
}

impl Squares {
    /// The code of a text; `None` when it is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Squares> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|square| square == Color::Dark).collect();
        Some(Squares { side: u32::try_from(code.width()).ok()?, dark })
    }

    /// Squares along one side, without the margin.
    #[must_use]
    pub fn side(&self) -> u32 {
        self.side
    }

    /// Squares along one side with the light margin that readers need.
    #[must_use]
    pub fn side_with_margin(&self) -> u32 {
        self.side + 2 * MARGIN
    }

    /// The dark squares as the data of an SVG path, one unit a square.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.side as usize).enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|dark| **dark).count();
                if run > 0 {
                    path += &format!("M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        path
    }

    /// The code as an inline SVG: attributes only, which every content security policy allows.
    #[must_use]
    pub fn svg(&self) -> String {
        format!(
            "<svg class=\"qr\" viewBox=\"-{MARGIN} -{MARGIN} {0} {0}\" role=\"img\" aria-label=\"本页地址的二维码\">\
             <path d=\"{1}\"/></svg>",
            self.side_with_margin(),
            self.path()
        )
    }
}
