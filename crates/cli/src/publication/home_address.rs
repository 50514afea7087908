//! Where somebody lives, to the door: a house and a room, each with its number.

use super::in_texts;
use baoku_archive::print::Span;
use baoku_compiler::diagnostic::{Diagnostic, Kind};
use baoku_compiler::{Corpus, Severity};

pub(super) static KIND: Kind = Kind {
    code: "home-address",
    severity: Severity::Warning,
    help: "办事地点可以保留；若是某个人的住处，请在这一期的决定文件里撤回门牌。",
    manual: "原文里有写到房间的门牌，例如“12号302室”。若与人名写在一起，就说出了一个人住在哪里。",
};

pub(super) fn find(corpus: &Corpus) -> Vec<Diagnostic> {
    in_texts(corpus, &KIND, "门牌写到了房间", places)
}

fn places(text: &str) -> Vec<Span> {
    let rooms = text.match_indices('室').filter_map(|(room, _)| {
        let mut before = without_number(&text[..room])?;
        let mut start = None;
        while let Some(house) = HOUSES.iter().find_map(|house| without_number(before.strip_suffix(house)?)) {
            before = house;
            start = Some(house.len() as u32);
        }
        Some(Span { start: start?, end: (room + '室'.len_utf8()) as u32 })
    });
    rooms.collect()
}

/// What stands after the numbers of a house, longer ones before what they end with.
const HOUSES: [&str; 6] = ["号楼", "单元", "号", "栋", "幢", "楼"];

/// A text without the number it ends with.
fn without_number(text: &str) -> Option<&str> {
    Some(text.trim_end_matches(char::is_numeric)).filter(|rest| rest.len() < text.len())
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;

    #[test]
    fn a_room_in_a_house_is_found_and_an_office_is_not() {
        assert_eq!(marked("家住柳园路5弄12号302室的王阿姨，８号１０１室", places), ["12号302室", "８号１０１室"]);
        assert_eq!(marked("住12号楼302室，3幢2单元501室", places), ["12号楼302室", "3幢2单元501室"]);
        assert!(marked("在活动室、12号楼教室和302室、单元302室开会", places).is_empty());
    }
}
