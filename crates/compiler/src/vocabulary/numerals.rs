//! Figures, western and Chinese: what a character of a number is worth. What may stand in a number, and what a row of
//! figures comes to, is its reader's business: dates read 二O二二 and 廿九, amounts 两百 and 三万.

/// The value of a figure of full or half width.
pub(crate) fn western(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

/// The value of a Chinese figure from 零 to 九.
pub(crate) fn chinese(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
