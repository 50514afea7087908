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
        let before = &text[..room];
        let number = before.trim_end_matches(|c: char| c.is_numeric());
        let house = number.strip_suffix(['号', '栋', '幢', '楼'])?;
        let start = house.trim_end_matches(|c: char| c.is_numeric());
        let whole = number.len() < before.len() && start.len() < house.len();
        whole.then_some(Span { start: start.len() as u32, end: (room + '室'.len_utf8()) as u32 })
    });
    rooms.collect()
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;

    #[test]
    fn a_room_in_a_house_is_found_and_an_office_is_not() {
        assert_eq!(marked("家住柳园路5弄12号302室的王阿姨，８号１０１室", places), ["12号302室", "８号１０１室"]);
        assert!(marked("在活动室、12号楼教室和302室开会", places).is_empty());
    }
}
