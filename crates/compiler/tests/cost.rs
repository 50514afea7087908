//! What compiling costs grows with the text and no faster: time and memory, for text of every shape.
//!
//! Bounds are wide, so that a busy machine does not fail them; what they catch is a cost that grows with the square.

use baoku_archive::bundle::Newspaper;
use baoku_compiler::facts::facts;
use baoku_compiler::wrapping::stretches;
use baoku_compiler::{Compiled, Corpus, Part, compile_issue, gather};
use std::process::Command;
use std::time::{Duration, Instant};

const SENTENCES: [&str; 6] = [
    "江口街道昨天在柳园镇开会，部署今年的河道治理。",
    "镇长王小明说：“沟渠清了，岸线也要美。”",
    "3月5日，两百多位居民走上新桥，看白鹭归来！",
    "一要把垃圾分开，二要让楼道亮起来，三要请老人先用电梯。",
    "会上，大家听取了（十二个小区的）汇报；",
    "有人问，何时通车",
];

/// Paragraphs under headlines, each paragraph a line.
fn paragraphs(bytes: usize) -> String {
    let mut text = String::new();
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        if at % 5 == 0 {
            text.push_str(&format!("\n柳园镇第{at}座桥开放\n"));
        }
        (0..4).for_each(|next| text.push_str(SENTENCES[(at * 7 + next * next) % SENTENCES.len()]));
        text.push('\n');
    }
    text
}

fn wrapped(bytes: usize) -> String {
    let mut text = String::new();
    for line in paragraphs(bytes).lines() {
        for (at, c) in line.chars().enumerate() {
            text.extend((at > 0 && at % 16 == 0).then_some('\n'));
            text.push(c);
        }
        text.push('\n');
    }
    text
}

fn again(text: &str, bytes: usize) -> String {
    text.repeat(bytes / text.len() + 1)
}

/// Makes a text of about so many bytes.
type Shape = fn(usize) -> String;

/// So many announcements of which nothing comes.
fn announcements(bytes: usize) -> String {
    again("“四个更加”，", bytes)
}

/// Eight told headlines, then paragraphs of a word.
fn stacked(bytes: usize) -> String {
    (0..8).map(|at| format!("# 江口街道第{at}座桥开放\n\n")).collect::<String>() + &again("甲。\n\n", bytes)
}

/// Every word of its own, printed twice; thrice as long, for searching is fast.
fn doubled(bytes: usize) -> String {
    let word = |at: usize| char::from_u32(0x4e00 + at as u32).unwrap_or_default();
    (0..bytes / 5).map(|at| [word(at % 97), word(100 + at / 97)]).map(|[a, b]| format!("{a}{b}{a}{b}，")).collect()
}

const SHAPES: [(&str, Shape); 14] = [
    ("paragraphs", paragraphs),
    ("wrapped", wrapped),
    ("one line", |bytes| paragraphs(bytes).replace('\n', "")),
    ("headlines", |bytes| again("江口街道启动河道治理\n柳园老桥重新开放\n\n", bytes)),
    ("characters", |bytes| again("桥\n", bytes)),
    ("digits", |bytes| again("1234567890", bytes)),
    ("quotation marks", |bytes| again("“", bytes)),
    ("quoted lines", |bytes| again("“”“”“”“”\n", bytes)),
    ("blank lines", |bytes| again("\n", bytes) + "桥"),
    ("brackets", |bytes| "（".repeat(bytes / 6) + &"』".repeat(bytes / 6)),
    ("announcements", announcements),
    ("doubled words", doubled),
    ("stacked headlines", stacked),
    ("a told headline", |bytes| format!("# {}\n\n桥开了。\n", again("的第一路", bytes))),
];

fn seconds(work: &dyn Fn()) -> Duration {
    let time = || {
        let begin = Instant::now();
        work();
        begin.elapsed()
    };
    (0..2).map(|_| time()).min().unwrap_or_default()
}

fn compiled(text: &str) -> Compiled {
    compile_issue(if text.starts_with("# ") { "a.md" } else { "a.txt" }, None, text.as_bytes())
}

fn built(text: &str) -> Corpus {
    gather(Newspaper::default(), vec![compiled(text)])
}

/// What every build does: articles, what is not quite right in them, and where their headlines break.
fn building(text: &str) -> Duration {
    seconds(&|| {
        for Part { text, .. } in built(text).parts {
            let headlines = text.articles.iter().filter_map(|article| article.headline.as_ref());
            headlines.for_each(|headline| drop(stretches(&text.source.join(&headline.pieces))));
        }
    })
}

/// Reading what is known of an issue, beyond compiling it.
fn knowing(text: &str) -> Duration {
    let corpus = built(text);
    seconds(&|| drop(facts(&corpus)))
}

/// What a busy machine does to one of them it does not do to all; the square fails every one.
const TRIES: usize = 3;

#[test]
fn time_grows_with_the_text() {
    // What is set up once must not count.
    building(SENTENCES[0]);
    for (name, shape) in SHAPES {
        let (small, large) = (shape(20_000), shape(80_000));
        // Four times is right, sixteen times is the square.
        let grows = |_| building(&large) < building(&small) * 9 + Duration::from_millis(20);
        assert!((0..TRIES).any(grows), "{name}: four times the text takes more than nine times as long");
    }
}

#[test]
fn what_is_known_takes_time_as_the_text_grows() {
    let own: [(&str, Shape); 7] = [
        ("meetings", |bytes| again("江口镇召开2031年学习讨论大会", bytes)),
        ("places", |bytes| again("在江口镇", bytes)),
        ("numerals", |bytes| again("一百", bytes)),
        ("people", |bytes| again("镇长王小明、李大山，", bytes)),
        ("bodies", |bytes| again("镇党委区政府柳园路", bytes)),
        ("phrases", |bytes| again("“四桥两渡”", bytes)),
        ("numbers in a quotation", |bytes| format!("“{}”", again("1，", bytes))),
    ];
    knowing(SENTENCES[0]);
    for (name, shape) in SHAPES.into_iter().chain(own) {
        let (small, large) = (shape(20_000), shape(80_000));
        let grows = |_| knowing(&large) < knowing(&small) * 9 + Duration::from_millis(20);
        assert!((0..TRIES).any(grows), "{name}: four times the text takes more than nine times as long");
    }
}

/// Measured by a second process that does nothing else: this test, told by this variable what to compile.
const MEASURE: &str = "BAOKU_MEASURE";

#[test]
#[cfg(target_os = "linux")]
fn memory_grows_with_the_text() {
    if let Ok(told) = std::env::var(MEASURE) {
        let (name, bytes) = told.split_once(':').unwrap();
        let shape = SHAPES.iter().find(|(shape, _)| *shape == name).unwrap().1;
        let _ = compiled(&shape(bytes.parse().unwrap()));
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        eprintln!("peak {}", peak.trim().trim_end_matches(" kB"));
        return;
    }
    let peak = |name: &str, bytes: usize| -> usize {
        let test = ["memory_grows_with_the_text", "--exact", "--nocapture"];
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program).args(test).env(MEASURE, format!("{name}:{bytes}")).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        let peak = printed.split_once("peak ").and_then(|(_, rest)| rest.split_whitespace().next());
        peak.unwrap_or_else(|| panic!("no peak in {printed}")).parse::<usize>().unwrap() * 1024
    };
    for (name, most) in [("one line", 6), ("quotation marks", 6), ("wrapped", 12), ("stacked headlines", 80)] {
        // The difference leaves out tables of fixed size.
        let (less, more) = (peak(name, 1_000_000), peak(name, 2_000_000));
        assert!(more < less + most * 1_000_000, "{name}: {less} bytes for 1 MB, {more} for 2 MB");
    }
}
