//! PDF with a text layer: type with its place on the page, read column by column.
//!
//! A page without text is a scan; whatever else cannot be read is a diagnostic with the next step.

mod widths;

use super::columns::{LARGE, Placed, Run, in_order};
use super::txt::refuse;
use super::{Format, Reading, Told};
use crate::diagnostic::kinds;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORMAT: Format = Format { endings: &["pdf"], read };

fn read(file: &str, bytes: Cow<'_, [u8]>) -> Reading {
    if !bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|five| five == b"%PDF-") {
        return refuse(file, &kinds::DAMAGED_PDF, "文件开头不是 PDF".into());
    }
    let pdf = match Pdf::new(bytes.into_owned()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => {
            return refuse(file, &kinds::ENCRYPTED_PDF, "这个 PDF 要密码才能打开".into());
        }
        Err(LoadPdfError::Invalid) => return refuse(file, &kinds::DAMAGED_PDF, "这个 PDF 已损坏，读不出页面".into()),
    };
    if widths::are_endless(&pdf) {
        return refuse(file, &kinds::DAMAGED_PDF, "这个 PDF 的字体写着几百万个字宽，读不下去".into());
    }
    let (mut pages, mut letters, mut unmapped, mut pictures) = (Vec::new(), 0, 0, 0);
    for page in pdf.pages().iter() {
        let type_of = type_of(&pdf, page);
        letters += type_of.letters;
        unmapped += type_of.unmapped;
        pictures += type_of.pictures;
        let mut lines = in_order(type_of.runs);
        lines.extend(in_order(type_of.turned));
        pages.push(lines);
    }
    if pages.is_empty() {
        return refuse(file, &kinds::DAMAGED_PDF, "这个 PDF 里没有一页".into());
    }
    if letters == 0 {
        let message = format!("{} 页里没有一个文字，只有 {pictures} 幅图片", pages.len());
        return refuse(file, &kinds::SCANNED, message);
    }
    if unmapped * UNREADABLE_ONE_IN > letters {
        let message = format!("{letters} 个字里有 {unmapped} 个没有编码，抄出来会是乱码");
        return refuse(file, &kinds::UNMAPPED_PDF, message);
    }
    laid(&pages)
}

/// One in this many characters without a code makes a file unreadable. Up: garbled text comes in; down: a paper with
/// an ornament font is refused.
const UNREADABLE_ONE_IN: usize = 5;

/// Stands for a character that the file does not name, as printers do for type they lack.
const GETA: char = '〓';

/// The type of one page.
#[derive(Debug, Default)]
struct Type {
    runs: Vec<Run>,
    /// Type that runs down the page, turned by a quarter: columns from the right are lines from the top.
    turned: Vec<Run>,
    letters: usize,
    unmapped: usize,
    pictures: usize,
    /// Characters already set, by place: bold type is often imitated by printing twice.
    printed: BTreeSet<(i64, i64, String)>,
}

fn type_of<'a>(pdf: &'a Pdf, page: &'a Page<'a>) -> Type {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
    let mut found = Type::default();
    interpret_page(page, &mut context, &mut found);
    found
}

impl Type {
    fn set(&mut self, text: &str, at: Point, along: f64, size: f64, turned: bool) {
        let place = |value: f64| (value / (0.1 * size).max(0.5)).round() as i64;
        let (x, y) = (place(at.x), place(at.y));
        let twice = (-1..=1).any(|dx| (-1..=1).any(|dy| self.printed.contains(&(x + dx, y + dy, text.to_owned()))));
        if twice {
            return;
        }
        self.printed.insert((x, y, text.to_owned()));
        let runs = if turned { &mut self.turned } else { &mut self.runs };
        if let Some(run) = runs.last_mut() {
            let gap = at.x - run.right;
            let same = (run.base - at.y).abs() < 0.1 * size && (run.size / size - 1.0).abs() < 0.1;
            if same && gap.abs() < 0.2 * size {
                run.text.push_str(text);
                run.right = at.x + along;
                return;
            }
        }
        runs.push(Run { text: text.to_owned(), left: at.x, right: at.x + along, base: at.y, size });
    }
}

impl Device<'_> for Type {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            let to_page: Affine = props.transform * glyph.transform();
            let at = to_page * Point::ZERO;
            let size = (to_page * Point::new(0.0, 1000.0) - at).hypot();
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(glyph) => glyph.advance_width(),
                hayro_interpret::font::Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let along = (to_page * Point::new(f64::from(advance.unwrap_or(1000.0)), 0.0) - at).hypot();
            if !(size.is_finite() && at.is_finite() && along.is_finite()) || size < 0.5 {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => {
                    self.unmapped += 1;
                    GETA.to_string()
                }
            };
            let text: String = text.chars().filter(|c| !c.is_control()).collect();
            self.letters += usize::from(!text.trim().is_empty());
            if vertical {
                self.set(&text, Point::new(at.y, -at.x), size, size, true);
            } else {
                self.set(&text, at, along, size, false);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Pages as text: a line of print a line, indents as two wide blanks, a blank line where the page shows a gap.
fn laid(pages: &[Vec<Placed>]) -> Reading {
    let body = body_size(pages);
    let by_indent = by_indent(pages, body);
    let (mut text, mut told, mut number, mut above) = (String::new(), BTreeMap::new(), 0, None);
    let mut begins = Vec::with_capacity(pages.len());
    let lines = pages.iter().enumerate().flat_map(|(at, page)| page.iter().map(move |placed| (at, placed)));
    for (page, placed) in lines {
        // A page without text begins where the next one does.
        begins.resize(begins.len().max(page + 1), number + 1);
        if placed.apart && number > 0 {
            text.push('\n');
            number += 1;
        }
        number += 1;
        let words = placed.run.text.trim_end();
        if placed.measured && is_indented(placed) && !words.starts_with('\u{3000}') {
            text.push_str("\u{3000}\u{3000}");
        }
        if placed.run.size > LARGE * body && words.trim().chars().count() > 1 {
            told.insert(number, Told::Large);
            above = None;
        } else if is_text(placed, body) {
            if by_indent && placed.measured {
                if is_indented(placed) {
                    told.insert(number, Told::Start);
                } else if above.is_some_and(|above: &Placed| !above.short) && placed.indent < 0.5 {
                    told.insert(number, Told::Continued);
                }
            }
            above = Some(placed);
        }
        text.push_str(words);
        text.push('\n');
    }
    Reading { text: Some(text), told, pages: begins, ..Reading::default() }
}

/// Whether a line is set in the size of the text.
fn is_text(placed: &Placed, body: f64) -> bool {
    (0.9..=1.1).contains(&(placed.run.size / body.max(0.1)))
}

/// Whether a line begins with the indent of a paragraph, set as white space or as a shift.
fn is_indented(placed: &Placed) -> bool {
    (1.4..=2.6).contains(&placed.indent) || placed.run.text.starts_with("\u{3000}\u{3000}")
}

/// Whether paragraphs are told by their indent: of the lines after one that ends short, four in five have it. Up: one
/// list without indents hides it; down: papers with blank lines lose their joins.
fn by_indent(pages: &[Vec<Placed>], body: f64) -> bool {
    let (mut ends, mut indented) = (0, 0);
    for pair in pages.iter().flat_map(|page| page.windows(2)) {
        let [above, below] = pair else { continue };
        if above.short && above.measured && below.measured && is_text(above, body) && is_text(below, body) {
            ends += 1;
            indented += usize::from(is_indented(below));
        }
    }
    ends >= 2 && indented * 5 >= ends * 4
}

/// The size most characters are set in.
fn body_size(pages: &[Vec<Placed>]) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for placed in pages.iter().flatten() {
        *sizes.entry((placed.run.size * 2.0).round() as i64).or_default() += placed.run.text.chars().count();
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f64 / 2.0)
}
