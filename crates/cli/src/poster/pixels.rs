//! A drawn picture as PNG with a palette of sixteen: paper, ten steps to ink, five to the accent.

use super::layout::{ACCENT, INK, PAPER};
use resvg::tiny_skia::Pixmap;

/// Steps from paper to ink. Down: the edges of small type turn ragged; up: the accent has none left.
const INK_STEPS: u16 = 10;
const ACCENT_STEPS: u16 = 5;

/// The PNG's bytes; `None` when the encoder refuses, which a picture in memory gives it no reason for.
pub(super) fn png(canvas: &Pixmap) -> Option<Vec<u8>> {
    let palette = palette();
    let mut last = ([0; 3], 0u8);
    last.1 = nearest(&palette, last.0);
    let mut index = |pixel: &[u8]| {
        let colour = [pixel[0], pixel[1], pixel[2]];
        if colour != last.0 {
            last = (colour, nearest(&palette, colour));
        }
        last.1
    };
    let half = |pair: &[u8]| (pair.get(..4).map_or(0, &mut index) << 4) | pair.get(4..8).map_or(0, &mut index);
    let packed: Vec<u8> = canvas.data().chunks(8).map(half).collect();

    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&packed).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

fn palette() -> Vec<[u8; 3]> {
    let between = |to: [u8; 3], step: u16, steps: u16| {
        let mix = |at: usize| (u16::from(PAPER[at]) * (steps - step) + u16::from(to[at]) * step) / steps;
        [0, 1, 2].map(|at| mix(at) as u8)
    };
    let ink = (1..=INK_STEPS).map(|step| between(INK, step, INK_STEPS));
    let accent = (1..=ACCENT_STEPS).map(|step| between(ACCENT, step, ACCENT_STEPS));
    std::iter::once(PAPER).chain(ink).chain(accent).collect()
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let far = |other: &[u8; 3]| -> u32 {
        other.iter().zip(colour).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| far(other));
    nearest.map_or(0, |(at, _)| at as u8)
}
