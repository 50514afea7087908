//! Bits: how the index writes small numbers in few of them, and how they stand in JSON.
//!
//! Reading never fails halfway: past the end it yields zeros and [`BitReader::overran`] tells, so that a cut or hostile
//! file is noticed once, by its reader. Must not know what the numbers mean.

/// Writes numbers bit by bit, the highest first.
#[derive(Debug, Clone, Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    held: u64,
    waiting: u32,
}

impl BitWriter {
    /// Writes the lowest `width` bits of a number, at most 32.
    pub fn bits(&mut self, value: u32, width: u32) {
        self.held = (self.held << width) | (u64::from(value) & ((1 << width) - 1));
        self.waiting += width;
        while self.waiting >= 8 {
            self.waiting -= 8;
            self.bytes.push((self.held >> self.waiting) as u8);
        }
    }

    /// Writes one bit.
    pub fn bit(&mut self, value: bool) {
        self.bits(u32::from(value), 1);
    }

    /// Writes a number whose size is not known: few bits below `1 << order`, two more for each doubling beyond.
    pub fn grown(&mut self, value: u32, order: u32) {
        let raised = u64::from(value) + (1 << order);
        let width = 63 - raised.leading_zeros();
        for _ in order..width {
            self.bit(true);
        }
        self.bit(false);
        if width > 16 {
            self.bits((raised >> 16) as u32, width - 16);
            self.bits(raised as u32, 16);
        } else {
            self.bits(raised as u32, width);
        }
    }

    /// Writes one of `0..=most` in the fewest whole bits, the middle ones in one bit less where there is room.
    fn within(&mut self, value: u32, most: u32) {
        let (width, short) = shape(most);
        let from = (most - short).div_ceil(2);
        match value.checked_sub(from) {
            _ if short == most => self.bits(value, width),
            Some(middle) if middle < short => self.bits(middle, width - 1),
            _ => {
                let rest = if value < from { value } else { value - short };
                self.bits(2 * short + rest, width);
            }
        }
    }

    /// Writes numbers that rise, all of them in `from..=to`; the reader must know how many there are.
    ///
    /// Interpolative coding: the middle one in the room it has, then both halves. Numbers that crowd together, as the
    /// words of one story or the stories of one month do, take fewer bits than their distances would.
    pub fn rising(&mut self, values: &[u32], from: u32, to: u32) {
        let middle = values.len() / 2;
        let Some(value) = values.get(middle) else { return };
        // Where the numbers fill their bounds nothing needs to be said.
        let Some(room) = (to - from).checked_sub(values.len() as u32 - 1).filter(|room| *room > 0) else { return };
        let least = from + middle as u32;
        self.within(value - least, room);
        let (before, after) = (values.get(..middle).unwrap_or_default(), values.get(middle + 1..).unwrap_or_default());
        if !before.is_empty() {
            self.rising(before, from, value - 1);
        }
        if !after.is_empty() {
            self.rising(after, value + 1, to);
        }
    }

    /// How many bytes there are so far, an unfinished one counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() + usize::from(self.waiting > 0)
    }

    /// Whether nothing is written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes, the last one filled up with zeros.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        if self.waiting > 0 {
            self.bits(0, 8 - self.waiting);
        }
        self.bytes
    }
}

/// Reads what a [`BitWriter`] wrote.
#[derive(Debug, Clone)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    waiting: u32,
    overran: bool,
}

impl<'a> BitReader<'a> {
    /// Begins at the first bit.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        BitReader { bytes, at: 0, held: 0, waiting: 0, overran: false }
    }

    /// Reads `width` bits, at most 32.
    pub fn bits(&mut self, width: u32) -> u32 {
        while self.waiting < width {
            let byte = self.bytes.get(self.at).copied();
            self.overran |= byte.is_none();
            self.held = (self.held << 8) | u64::from(byte.unwrap_or(0));
            self.at += 1;
            self.waiting += 8;
        }
        self.waiting -= width;
        ((self.held >> self.waiting) & ((1 << width) - 1)) as u32
    }

    /// Reads one bit.
    pub fn bit(&mut self) -> bool {
        self.bits(1) == 1
    }

    /// Reads what [`BitWriter::grown`] wrote.
    pub fn grown(&mut self, order: u32) -> u32 {
        let mut width = order;
        while self.bit() {
            width += 1;
            if width > 32 {
                self.overran = true;
                return 0;
            }
        }
        let low = if width > 16 {
            let high = u64::from(self.bits(width - 16));
            (high << 16) | u64::from(self.bits(16))
        } else {
            u64::from(self.bits(width))
        };
        (((1u64 << width) | low) - (1 << order)) as u32
    }

    fn within(&mut self, most: u32) -> u32 {
        let (width, short) = shape(most);
        if short == most {
            return self.bits(width);
        }
        let from = (most - short).div_ceil(2);
        let head = self.bits(width - 1);
        if head < short {
            return from + head;
        }
        let rest = ((head << 1) | self.bits(1)).wrapping_sub(2 * short);
        if rest < from { rest } else { rest.wrapping_add(short) }
    }

    /// Reads `count` numbers that [`BitWriter::rising`] wrote with the same bounds, onto the end of a list. They rise and
    /// lie within the bounds whatever the file holds.
    pub fn rising(&mut self, count: u32, from: u32, to: u32, into: &mut Vec<u32>) {
        if self.overran || count == 0 {
            return;
        }
        let Some(room) = to.checked_sub(from).and_then(|wide| wide.checked_sub(count - 1)) else {
            self.overran = true;
            return;
        };
        if room == 0 {
            into.extend(from..=to);
            return;
        }
        let middle = count / 2;
        let value = from + middle + self.within(room).min(room);
        if middle > 0 {
            self.rising(middle, from, value - 1, into);
        }
        into.push(value);
        if count > middle + 1 {
            self.rising(count - middle - 1, value + 1, to, into);
        }
    }

    /// Whether more was read than is there: the file was cut short or is not what it should be.
    #[must_use]
    pub fn overran(&self) -> bool {
        self.overran
    }
}

/// The bits that hold any of `0..=most`, and how many of these values fit in one bit less.
fn shape(most: u32) -> (u32, u32) {
    let width = u32::BITS - most.leading_zeros();
    let all = 1u64 << width;
    let short = (all - 1 - u64::from(most)) as u32;
    // Every value takes the whole width where they fill it.
    if short == 0 { (width, most) } else { (width, short) }
}

/// The characters that stand for numbers in JSON: printable ASCII but for the three that would need an escape in JSON
/// or in a script.
const LETTERS: u32 = 92;
/// Two characters hold this many bits: 92² = 8464 > 2¹³. Six and a half bits a character against base64's six make a
/// file 8 % smaller on the disk; compressed for the way they are the same.
const PAIR_BITS: u32 = 13;

fn letter(value: u32) -> char {
    // ' ' and '!' stand before '"'; then come '#' to ';', '=' to '[', and ']' to '~'.
    let code = match value {
        0..2 => 0x20 + value,
        2..27 => 0x21 + value,
        27..58 => 0x22 + value,
        _ => 0x23 + value,
    };
    char::from(code as u8)
}

fn value_of(letter: u8) -> Option<u32> {
    let code = u32::from(letter);
    match letter {
        b' ' | b'!' => Some(code - 0x20),
        b'#'..=b';' => Some(code - 0x21),
        b'='..=b'[' => Some(code - 0x22),
        b']'..=b'~' => Some(code - 0x23),
        _ => None,
    }
}

/// Bytes as a string that needs no escape in JSON nor in a script.
#[must_use]
pub fn to_letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 4);
    let (mut held, mut waiting) = (0u32, 0);
    let mut pair = |value: u32| {
        text.push(letter(value / LETTERS));
        text.push(letter(value % LETTERS));
    };
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        waiting += 8;
        if waiting >= PAIR_BITS {
            waiting -= PAIR_BITS;
            pair((held >> waiting) & 0x1fff);
        }
    }
    if waiting > 0 {
        pair((held << (PAIR_BITS - waiting)) & 0x1fff);
    }
    text
}

/// The bytes that [`to_letters`] wrote, perhaps with one zero byte more; `None` for a string it never writes.
#[must_use]
pub fn from_letters(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 13 / 16 + 1);
    let (mut held, mut waiting) = (0u32, 0);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    for [high, low] in pairs {
        let value = value_of(*high)? * LETTERS + value_of(*low)?;
        if value >> PAIR_BITS != 0 {
            return None;
        }
        held = (held << PAIR_BITS) | value;
        waiting += PAIR_BITS;
        while waiting >= 8 {
            waiting -= 8;
            bytes.push((held >> waiting) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_as_written() {
        let values = [0, 1, 2, 3, 7, 8, 255, 256, 65_535, 65_536, 1_000_000, u32::MAX];
        let mut writer = BitWriter::default();
        for value in values {
            for order in [0, 5, 13] {
                writer.grown(value, order);
            }
            writer.bits(value, 32);
            writer.bit(value % 2 == 1);
        }
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes);
        for value in values {
            for order in [0, 5, 13] {
                assert_eq!(reader.grown(order), value);
            }
            assert_eq!(reader.bits(32), value);
            assert_eq!(reader.bit(), value % 2 == 1);
        }
        assert!(!reader.overran());
    }

    #[test]
    fn reading_past_the_end_is_noticed_and_ends() {
        let mut reader = BitReader::new(&[0xff, 0xff]);
        reader.grown(0);
        assert!(reader.overran());
        assert_eq!(reader.grown(0), 0);
    }

    #[test]
    fn bytes_stand_in_json_without_an_escape() {
        for length in 0..60 {
            let bytes: Vec<u8> = (0..length).map(|at| (at * 37 + length) as u8).collect();
            let text = to_letters(&bytes);
            assert_eq!(serde_json::to_string(&text).unwrap().len(), text.len() + 2);
            assert!(!text.contains('<'));
            let back = from_letters(&text).unwrap();
            assert_eq!(back[..bytes.len()], bytes);
            assert!(back.len() <= bytes.len() + 1 && back[bytes.len()..].iter().all(|byte| *byte == 0));
        }
        for hostile in ["a", "\"\"", "~~", "中"] {
            assert_eq!(from_letters(hostile), None, "{hostile}");
        }
    }

    #[test]
    fn rising_numbers_read_back_as_written() {
        let lists: [(&[u32], u32, u32); 7] = [
            (&[], 0, 9),
            (&[5], 0, 9),
            (&[0, 1, 2, 3], 0, 3),
            (&[3, 4, 900, 901, 902, 5000], 0, 70_000_000),
            (&[10, 11, 19], 10, 19),
            (&[0, u32::MAX - 1], 0, u32::MAX - 1),
            (&[1, 2, 4, 5, 6, 7, 9], 0, 10),
        ];
        let mut writer = BitWriter::default();
        for (values, from, to) in lists {
            writer.rising(values, from, to);
        }
        for most in 0..70 {
            for value in 0..=most {
                writer.within(value, most);
            }
        }
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes);
        for (values, from, to) in lists {
            let mut back = Vec::new();
            reader.rising(values.len() as u32, from, to, &mut back);
            assert_eq!(back, values);
        }
        for most in 0..70 {
            for value in 0..=most {
                assert_eq!(reader.within(most), value, "of {most}");
            }
        }
        assert!(!reader.overran());
    }

    #[test]
    fn hostile_numbers_still_rise_within_their_bounds() {
        let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let mut reader = BitReader::new(&noise);
        let mut back = Vec::new();
        reader.rising(500, 7, 100_000, &mut back);
        assert!(back.is_sorted() && back.first() >= Some(&7) && back.last() <= Some(&100_000));
        reader.rising(50, 7, 9, &mut back);
        assert!(reader.overran());
    }
}
