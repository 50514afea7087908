//! The timeline as files: the drawing as it is looked at, with what it is of, and the marks as rows.

use super::drawn::Drawn;
use crate::pages::title;
use baoku_archive::cell::inert;
use baoku_archive::chart::WIDTH;
use baoku_archive::date::PartialDate;

/// How wide a drawing is that becomes a file, in pixels of which a letter has 16.
const WIDE: &str = "960";

/// How many letters these are, without the margins.
const WIDE_CELLS: i32 = 58;

/// How it looks: as on paper, whatever the colours of the screen.
const STYLE: &str = "svg{font:16px 'Songti SC','Noto Serif CJK SC','Source Han Serif SC',SimSun,serif}text{fill:#5c5346}\
    .timeline-head,.timeline-lane{fill:#231f1a;font-weight:bold}.timeline-head{font-size:22px}.timeline-note{font-size:14px}\
    .timeline-name{fill:#231f1a}path{vector-effect:non-scaling-stroke}.timeline-paper{fill:#f6f1e6}\
    .timeline-band{fill:#fdfaf3}.timeline-line{fill:#cfc4b0}.timeline-hit{fill:none}\
    .timeline-bar,.timeline-ink{fill:#9d1f1a}.timeline-bar{stroke:#fdfaf3}.timeline-unsure{stroke:#9d1f1a}\
    .timeline-dot{fill:#5c5346}";

/// Words as they stand in a file of marks.
fn plain(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

impl Drawn {
    /// A file of the drawing: what it is of above it, below how it is to be read. Its links lead to where the page lies.
    pub(super) fn svg(&self, drawing: &str, folder: &str) -> String {
        let words = self.store.words();
        let text = |class: &str, top: u32, words: &str| {
            ["<text class=\"", class, "\" x=\"16\" y=\"", &top.to_string(), "\">", &plain(words), "</text>"].concat()
        };
        let mut top = 96 + self.height() * 16 / 10;
        let mut notes = String::new();
        let names = self.has_names().then(|| words.chart_names_note());
        for note in [words.chart_note()].into_iter().chain(names) {
            // A sentence a line.
            for line in note.split_inclusive(['。', '.']).map(str::trim) {
                notes.push_str(&text("timeline-note", top, line));
                top += 22;
            }
        }
        // What pages write for a space is no word of such files; and they are opened elsewhere.
        let drawing = drawing.replace("&nbsp;", "\u{a0}");
        let drawing = drawing.replace("href=\"", &["href=\"", &plain(folder)].concat());
        let [here, there] =
            [self.cells, WIDE_CELLS].map(|cells| ["scale(", &(WIDTH / 10 / cells).to_string()].concat());
        let drawing = drawing.replace(&here, &there);
        let drawing = drawing.replacen("<svg", "<svg x=\"16\" y=\"80\" width=\"928\"", 1);
        let size = [WIDE, "\" height=\"", &top.to_string(), "\" viewBox=\"0 0 ", WIDE, " ", &top.to_string()].concat();
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
            &size,
            "\"><style>",
            STYLE,
            "</style><rect class=\"timeline-paper\" width=\"100%\" height=\"100%\"/>",
            &text("timeline-head", 36, &title(&self.store)),
            &text("timeline-note", 62, &self.asked()),
            &drawing,
            &notes,
            "</svg>",
        ]
        .concat()
    }

    /// The marks as rows for a table of one's own.
    pub(super) fn csv(&self, folder: &str) -> String {
        // The mark at the beginning tells Excel what the letters are.
        let columns = [self.store.words().chart_columns(), "#", self.store.words().chart_columns_more()].concat();
        let mut csv = ["\u{feff}", &columns.replace('#', ","), "\r\n"].concat();
        let day = |number: i32| PartialDate::from_day_number(number).map(|day| day.to_string()).unwrap_or_default();
        for (cells, to, days, _) in self.told_all() {
            let [lane, when, count, what] = cells;
            let to = [folder, &self.store.surface.href(&to)].concat();
            let cells = [lane, when, count, what, day(days.first), day(days.last), to];
            csv.push_str(&cells.map(|cell| ["\"", &inert(cell).replace('"', "\"\""), "\""].concat()).join(","));
            csv.push_str("\r\n");
        }
        csv
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::knowing;
    use crate::route::Route;
    use crate::store::Store;
    use crate::surface::Surface;
    use baoku_archive::chart::Window;
    use std::rc::Rc;

    fn drawn(query: &str) -> Drawn {
        let surface = Surface::App { article_pages: false };
        let store = Rc::new(Store::still(knowing(), Route::parse(query), surface));
        let whole = Window::between("2022-01".parse().unwrap(), "2023-12".parse().unwrap());
        Drawn::of(&store, whole, whole, 60)
    }

    #[test]
    fn a_file_of_rows_has_every_mark_with_its_days() {
        let csv = drawn("view=timeline&lanes=events,offices").csv("https://paper.example/");
        let rows: Vec<Vec<&str>> = csv.trim_end().split("\r\n").map(|row| row.split(',').collect()).collect();
        assert!(csv.starts_with("\u{feff}哪一行,时间,数目,内容,起始日,结束日,网址\r\n"), "{csv}");
        assert!(rows.iter().all(|row| row.len() == 7), "{csv}");
        let office = rows.iter().find(|row| row[0] == "\"柳园镇镇长\"").unwrap();
        assert_eq!(office[4..6], ["\"2022-02-16\"", "\"2022-02-16\""]);
        assert!(office[6].starts_with("\"https://paper.example/?a=aaaaaaaa-"), "{csv}");
        assert!(office[3].contains("王平（名字相近：王萍）"), "{csv}");
    }

    #[test]
    fn a_drawing_that_becomes_a_file_says_what_it_is_of_and_has_no_words_of_pages() {
        let svg = drawn("view=timeline&q=一百部")
            .svg("<svg id=\"timeline-chart\"><a href=\"?a=x\">2&nbsp;届</a></svg>", "https://paper.example/");
        assert!(svg.contains("时间轴 · 试刊") && svg.contains("一百部") && !svg.contains("&nbsp;"), "{svg}");
        assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
        assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    }
}
