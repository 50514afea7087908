//! Reads pictures the way a telephone does.

/// Reads every QR code of a PNG back.
pub(crate) fn codes(png: &[u8]) -> Vec<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png));
    reader.set_transformations(png::Transformations::EXPAND);
    let mut reader = reader.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let about = reader.next_frame(&mut bytes).unwrap();
    let (width, samples) = (about.width as usize, about.color_type.samples());
    let grey = |x: usize, y: usize| {
        let at = (y * width + x) * samples;
        let sum: u32 = bytes[at..at + 3].iter().map(|byte| u32::from(*byte)).sum();
        (sum / 3) as u8
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, about.height as usize, grey);
    picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}
