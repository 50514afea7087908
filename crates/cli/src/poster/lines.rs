//! Breaking text into lines by the rules of Chinese print, and into lines of nearly equal length for a headline.

/// What must not begin a line.
const NOT_FIRST: &str = "，。、；：！？）》〉」』】〕”’…—·,.;:!?)]}%％";
/// What must not end one.
const NOT_LAST: &str = "（《〈「『【〔“‘([{";

/// How wide a character is, in parts of the type size. A little more than it is: a line that is taken for too long is
/// broken early, one that is taken for too short runs out of the picture.
fn width(c: char) -> f32 {
    match c {
        ' ' => 0.28,
        'm' | 'w' | 'M' | 'W' | '@' => 0.95,
        'A'..='Z' | '%' => 0.72,
        '\u{21}'..='\u{7e}' => 0.58,
        '\u{a0}'..='\u{24f}' => 0.66,
        _ => 1.0,
    }
}

/// How wide a text is, in parts of the type size.
pub(super) fn width_of(text: &str) -> f32 {
    text.chars().map(width).sum()
}

/// What a number is not parted from.
const COUNTED: &str = "年月日届次期个名人位周号万亿元";

/// Quotations up to this long stand in one line.
const SHORT_QUOTATION: usize = 6;

/// So wide at most is a piece, in parts of the type size: the narrowest line, beside the largest code, takes 15.
const WIDEST: f32 = 14.0;

/// Pieces that a line end does not part: a character with the marks that cling to it, a word, a number with what it
/// counts, a short quotation.
fn pieces(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces: Vec<String> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let mut end = at + 1;
        if NOT_LAST.contains(characters[at]) {
            end = quotation_end(&characters, at);
        } else if is_word(characters[at]) {
            end += characters[end..].iter().take_while(|c| is_word(**c)).count();
            end += counted(&characters[at..end], &characters[end..]);
        }
        end += characters[end..].iter().take_while(|c| NOT_FIRST.contains(**c)).count();
        // Endless words and rows of marks are cut: they would never fit.
        let mut wide = WIDEST;
        for c in &characters[at..end] {
            wide += width(*c);
            if wide > WIDEST {
                wide = width(*c);
                pieces.push(String::new());
            }
            pieces.last_mut().into_iter().for_each(|piece| piece.push(*c));
        }
        at = end;
    }
    pieces
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_/&'".contains(c)
}

/// The end of what opens here: of a short quotation, else of its first character.
fn quotation_end(characters: &[char], at: usize) -> usize {
    let inside = characters[at + 1..].iter().take(SHORT_QUOTATION + 1).position(|c| NOT_FIRST.contains(*c));
    let run = characters[at..].iter().take_while(|c| NOT_LAST.contains(**c)).count();
    let end = inside.map_or(at + run + 1, |inside| at + 1 + inside);
    end.min(characters.len())
}

/// How many characters after a number belong to it: a space and what is counted.
fn counted(word: &[char], after: &[char]) -> usize {
    let number = word.iter().all(char::is_ascii_digit);
    let space = usize::from(after.first() == Some(&' '));
    match after.get(space) {
        Some(unit) if number && COUNTED.contains(*unit) => space + 1,
        _ => 0,
    }
}

/// Lines no wider than `most`, in parts of the type size; no more than `rows`, the last then ending in an ellipsis.
pub(super) fn wrapped(text: &str, most: f32, rows: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut left = 0;
    for piece in pieces(text) {
        if !line.is_empty() && width_of(&line) + width_of(piece.trim_end()) > most {
            if lines.len() + 1 >= rows {
                left = 1;
                break;
            }
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if !line.is_empty() || piece != " " {
            line.push_str(&piece);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if left > 0
        && let Some(last) = lines.last_mut()
    {
        while width_of(last) + 1.0 > most && last.pop().is_some() {}
        last.push('…');
    }
    lines
}

/// As few lines as [`wrapped`] makes, but of nearly equal length and ending where the sentence has a pause: a headline
/// with one character in its last line looks like an oversight.
pub(super) fn balanced(text: &str, most: f32, rows: usize) -> Vec<String> {
    let lines = wrapped(text, most, rows);
    let cut = lines.last().is_some_and(|line| line.ends_with('…')) && !text.ends_with('…');
    match lines.len() < 2 || cut {
        true => lines,
        false => best_breaks(&pieces(text), most, lines.len()).unwrap_or(lines),
    }
}

/// What a line end at a pause is worth, as the square of characters of unevenness. Down: pauses are missed; up: lines
/// become so uneven that the headline looks torn.
const PAUSE: f32 = 12.0;

/// Exactly so many lines with the least unevenness; `None` when the pieces do not fit.
fn best_breaks(pieces: &[String], most: f32, rows: usize) -> Option<Vec<String>> {
    let even = pieces.iter().map(|piece| width_of(piece)).sum::<f32>() / rows as f32;
    let line = |from: usize, to: usize| pieces[from..to].concat().trim().to_owned();
    // best[row][end]: the least cost of setting the pieces before `end` in so many rows, and where the last begins.
    let mut best = vec![vec![None; pieces.len() + 1]; rows + 1];
    best[0][0] = Some((0.0_f32, 0));
    for row in 1..=rows {
        for end in 1..=pieces.len() {
            for from in (0..end).rev() {
                let width = width_of(&line(from, end));
                if width > most {
                    break;
                }
                let Some((before, _)) = best[row - 1][from] else { continue };
                let pauses = pieces[end - 1].ends_with(|c| " 　，；：！？。”』」".contains(c)) && end < pieces.len();
                let cost = before + (width - even).powi(2) - if pauses { PAUSE } else { 0.0 };
                if best[row][end].is_none_or(|(least, _)| cost < least) {
                    best[row][end] = Some((cost, from));
                }
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = pieces.len();
    for row in (1..=rows).rev() {
        let (_, from) = best[row][end]?;
        lines.push(line(from, end));
        end = from;
    }
    lines.reverse();
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_a_closing_mark_or_parts_a_number() {
        for most in 4..20 {
            for line in wrapped("柳园镇“绿色家园”计划（2022—2024年）启动，居民都说：好！", most as f32, 99)
            {
                assert!(!line.starts_with(|c| NOT_FIRST.contains(c)), "{most}: {line}");
                assert!(!line.ends_with(|c| NOT_LAST.contains(c)), "{most}: {line}");
                assert!(!line.starts_with("022"), "{most}: {line}");
            }
        }
    }

    #[test]
    fn a_headline_breaks_into_lines_of_nearly_equal_length() {
        assert_eq!(balanced("柳园镇召开 2022 年学习讨论会", 9.0, 4), ["柳园镇召开", "2022 年学习讨论会"]);
        assert_eq!(balanced("柳园镇种下新树，居民都说好", 9.0, 4), ["柳园镇种下新树，", "居民都说好"]);
        assert_eq!(balanced("柳园镇用“四百”走访", 6.0, 4), ["柳园镇用", "“四百”走访"]);
        assert_eq!(balanced("柳园镇召开人民代表大会第五次", 13.0, 4), ["柳园镇召开人民", "代表大会第五次"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrapped(&"长".repeat(100), 10.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…') && width_of(&lines[2]) <= 10.0);
        assert!(wrapped(&"x".repeat(5000), 10.0, 3).len() <= 3);
    }
}
