//! Who publishes the newspaper: readers, libraries and a registered site want to see it.

use baoku_compiler::Corpus;
use baoku_compiler::Severity;
use baoku_compiler::diagnostic::{Diagnostic, Kind, Spot};

pub(super) static KIND: Kind = Kind {
    code: "missing-identity",
    severity: Severity::Warning,
    help: "请在 newspaper.toml 里照报头写上，例如 publisher = \"柳园镇人民政府\"；确实没有的可以不写。",
    manual: "newspaper.toml 里缺少报名、出版者、准印证号或联系方式。它们显示在“关于”页和引用里；已备案的网站还要在 footer 里写备案号。",
};

pub(super) fn find(corpus: &Corpus) -> Vec<Diagnostic> {
    let paper = &corpus.newspaper;
    let facts = [
        (&paper.name, "报名（name）"),
        (&paper.publisher, "出版者（publisher）"),
        (&paper.serial, "准印证号或刊号（serial）"),
        (&paper.contact, "联系方式（contact）"),
        (&paper.footer, "页脚（footer，已备案的网站写备案号）"),
    ];
    let missing: Vec<&str> = facts.into_iter().filter(|(fact, _)| fact.is_none()).map(|(_, name)| name).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Diagnostic::new(&KIND, Spot::file("newspaper.toml"), format!("没有写：{}", missing.join("、")))]
}
