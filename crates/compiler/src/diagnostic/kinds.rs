//! Every kind of diagnostic, in one list: its code, how much it matters, what to do, and its manual page.
//!
//! A new kind is one `static` and one line in [`KINDS`]. The kinds of discrepancies stand beside their rules.

use super::Severity;

/// A kind of diagnostic.
#[derive(Debug)]
pub struct Kind {
    /// Its stable name.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What to do, one sentence.
    pub help: &'static str,
    /// The manual page shown by `baoku check --explain CODE`.
    pub manual: &'static str,
}

/// The kind with this code.
#[must_use]
pub fn kind(code: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.code == code)
}

macro_rules! kinds {
    ($($name:ident = $code:literal, $severity:ident, help $help:literal, manual $manual:literal;)*
        @discrepancies $($rule:ident),* $(,)?) => {
        $(#[doc = $manual] pub static $name: Kind =
            Kind { code: $code, severity: Severity::$severity, help: $help, manual: $manual };)*
        /// Every kind of diagnostic, in the order of the manual.
        pub static KINDS: &[&Kind] = &[$(&$name,)* $(&crate::discrepancy::$rule::KIND),*];
    };
}

kinds! {
    EMPTY = "empty", Warning,
        help "若这一期确有内容，请重新导出文本；否则可以删去这个文件。",
        manual "文件里没有一个可见的字符。它不会进入报库，会在“关于”页上列出。";
    NOT_TEXT = "not-text", Warning,
        help "请把原文件另存为纯文本（UTF-8）后再放进来。",
        manual "文件内容不是文字（含有空字节或大量控制字符），例如改了扩展名的 PDF、图片或压缩包。它不会进入报库，会在“关于”页上列出。";
    UNDECODABLE = "undecodable", Warning,
        help "请用文本编辑器打开它，确认没有乱码，再另存为 UTF-8。",
        manual "文件既不是合法的 UTF-8，也不是带标记的 UTF-16，也不像 GB18030。消息里的数字是第一个坏字节的位置（从 0 数起）。它不会进入报库，会在“关于”页上列出。";
    TOO_LARGE = "too-large", Warning,
        help "请把它按期拆成几个文件。",
        manual "一个文件超过 4 GB，报库装不下。它不会进入报库。";
    SCANNED = "scanned", Warning,
        help "请先用文字识别（OCR）软件给它加上文字层，例如 ocrmypdf -l chi_sim 旧.pdf 新.pdf，再放进来。",
        manual "这个 PDF 是扫描的图片，里面没有一个文字。报库不猜图里写着什么。它不会进入报库，会在“关于”页上列出。";
    ENCRYPTED_PDF = "encrypted-pdf", Warning,
        help "请用密码打开它，另存为没有密码的 PDF。",
        manual "这个 PDF 要密码才能打开。它不会进入报库，会在“关于”页上列出。";
    DAMAGED_PDF = "damaged-pdf", Warning,
        help "请重新下载或导出一份；若还能用阅读器打开，另存一次往往就好了。",
        manual "这个 PDF 的结构坏了，读不出页面；也可能是改了扩展名的别种文件。它不会进入报库，会在“关于”页上列出。";
    UNMAPPED_PDF = "unmapped-pdf", Warning,
        help "请换一份由排版软件直接导出的 PDF，或当作扫描件做文字识别（OCR）。",
        manual "这个 PDF 看得见字，却没有记下每个字形是哪个字，抄出来会是乱码。五个字里有一个以上如此，就不收录；少于此数的，缺的字写作“〓”。它不会进入报库，会在“关于”页上列出。";
    UNREADABLE = "unreadable", Warning,
        help "请检查文件权限，或重新复制一份。",
        manual "系统拒绝读取这个文件。其余文件照常处理，它会在“关于”页上列出。";
    ONLY_BOILERPLATE = "only-boilerplate", Warning,
        help "请确认导出时没有漏掉正文。",
        manual "文件里只有报头、版权页一类的固定文字，没有任何文章。它不会进入报库，会在“关于”页上列出。";
    DUPLICATE = "duplicate", Warning,
        help "留下一份即可；若本应是不同的两期，请检查是否复制错了文件。",
        manual "两个文件解码之后一字不差。报库只收按路径排在前面的一份，另一份会在“关于”页上列出。";
    SAME_KEY = "same-key", Error,
        help "请在其中一个文件的末尾加一个空行，再试一次：内容不变，编号就不同了。",
        manual "每期的编号是从它的文字算出来的八位数字，几万期里也难得有两期相同，这里碰上了。两期不能用同一个网址，所以不生成任何东西，原来的输出不动。";
    LINKED = "linked", Note,
        help "若要收录，请把真正的文件复制进来。",
        manual "链接到别处的文件夹从不进入，以免在循环的链接里走不出来。";
    NOT_AN_ISSUE = "not-an-issue", Note,
        help "若它是一期报纸，请另存为报库认识的一种文件，例如 .txt。",
        manual "报纸文件夹里有报库不认识的文件。它不影响其余文件。";
    OWN_SITE = "own-site", Note,
        help "最好把 --out 放在报纸文件夹外面。",
        manual "报纸文件夹里有一个报库自己生成的网站（--out 写在了里面）。它从不当作报纸来读。";
    TOO_DEEP = "too-deep", Note,
        help "若里面有报纸，请移到上面一层：报纸文件夹里，或以报名命名的一层子文件夹里。",
        manual "报库只看报纸文件夹和它下面一层（每个子文件夹是一份报纸），更深的文件夹不进入。";
    BAD_ROW = "bad-row", Warning,
        help "请改正这一条；其余各条照常收录。",
        manual "`.jsonl` 的这一行不是一个 JSON 对象，`.csv` 的这一条栏数不对，或者 title、body 都没有。行号是记录的序号，从 1 数起（.csv 的标题行不算）。";
    UNDATED_ROW = "undated-row", Warning,
        help "请写成 2022-02-16 的样子。",
        manual "这一条的 date 读不懂。文章仍会收录，但不在时间轴上。";
    REPEATED_ROW = "repeated-row", Warning,
        help "留下一条即可。",
        manual "这一条的日期、标题和正文与前面的一条完全相同，只收录了前面那条。";
    BAD_SETTINGS = "bad-settings", Error,
        help "请对照 README 里的例子改正；可用的项：name、place、publisher、serial、url、contact、footer。",
        manual "newspaper.toml 读不懂。改正之前不会生成任何东西，以免用错误的报名发布。";
    BAD_DECISIONS = "bad-decisions", Error,
        help "请对照 README 里“编辑的决定”一节改正；可用的项：sha256、date、join、split、level、order、correction、withdrawal、settled。",
        manual "一期旁边的决定文件（例如 2023-03.txt 旁边的 2023-03.toml）读不懂：不是 TOML，或者写了没有的项。改正之前不会生成任何东西，免得编辑的决定悄悄失效。";
    STALE_DECISIONS = "stale-decisions", Error,
        help "请对照原文件核对每个决定的行号，再把决定文件里的 sha256 一行换成上面给出的。",
        manual "决定文件里记着它所针对的原文件的校验和（sha256）。原文件后来改动过，行号就可能对不上，所以停下来，不生成任何东西，原来的输出不动。";
    STRAY_DECISIONS = "stray-decisions", Error,
        help "决定文件要与那一期同名、放在同一个文件夹里（2023-03.txt 旁边是 2023-03.toml）；改名、移走或删去即可。",
        manual "文件夹里有一个 .toml，旁边却没有同名的一期报纸。多半是报纸改了名。为了不让其中的更正和撤回悄悄失效，这时不生成任何东西。";
    MISPLACED_DECISION = "misplaced-decision", Error,
        help "请对照原文件改正行号或文字；baoku check 和网页上“原文第……行”给出的就是行号。",
        manual "一个决定指着不存在的行、空行，或者那一行上没有所写的字，或者写了不认识的日期、代号。改正之前不会生成任何东西。";
    CONTRADICTING_DECISIONS = "contradicting-decisions", Error,
        help "请留下对的一个，删去另一个。",
        manual "两个决定互相矛盾，例如同一行既接上段又另起一段，或者同几行被放到两个地方。改正之前不会生成任何东西。";
    UNMET_DECISION = "unmet-decision", Error,
        help "请对照原报看一看；可能还要给前后的行写明是什么（[[level]]）。",
        manual "一个决定照着做不到，例如让一行接上段，而它前面没有段落；或让一行作引题，而下面没有主标题。改正之前不会生成任何东西。";
    BAD_NAMES = "bad-names", Error,
        help "请对照 README 里“人名与单位名”一节改正；可用的项：merge（name、also）、separate（name、as、issues）、rename（from、to），都可以加 note。",
        manual "规范名称的文件 names.toml 读不懂：不是 TOML，或者写了没有的项。改正之前不会生成任何东西，免得编辑的决定悄悄失效。";
    CONTRADICTING_NAMES = "contradicting-names", Error,
        help "请留下对的一个，删去另一个。",
        manual "names.toml 里对同一个名字有两种说法，例如一个写法既算作甲、又算作乙。改正之前不会生成任何东西。";
    UNKNOWN_NAME = "unknown-name", Error,
        help "请改正名字或文件名；若那一期已经拿掉，删去这一条即可。",
        manual "names.toml 里写着的名字在报纸里一次也没有印过，或者写着的一期不在文件夹里。多半是写错了字，或者报纸改了名。改正之前不会生成任何东西。";
    NOTHING_TO_SETTLE = "nothing-to-settle", Note,
        help "可以从决定文件里删去这一条。",
        manual "决定文件里说某处的疑点已经核对过，而现在那里已经没有这样的疑点了。";
    UNDATED_ISSUE = "undated-issue", Warning,
        help "在文件名里写上日期（例如 2024-07.txt）即可。",
        manual "报头、文件名和正文里都找不到可以确定年月的日期。这一期排在最后，时间轴上不显示。";
    DATE_INFERRED = "date-inferred", Note,
        help "若不对，在文件名里写上日期（例如 2024-07.txt）。",
        manual "这一期没有印出版日期；年月由文中最晚发生的一件事推断，出版不会早于那一天。";
    BODY_MOVED = "body-moved", Note,
        help "请对照原报看一眼次序是否正确。",
        manual "标题下的正文从半句话开始，而它的开头排在了文件的别处。报库把开头移到了前面。";
    BODY_ASSIGNED = "body-assigned", Note,
        help "请对照原报看一眼标题与正文是否相配。",
        manual "几个标题排在一起，正文随后依次排出。报库按标题与正文共有的词语决定哪一段归哪个标题。";
    LABEL_MOVED = "label-moved", Note,
        help "请对照原报看一眼栏目归属。",
        manual "栏目名排在一篇文章之后、下一篇之前，而它的词语只见于前一篇，报库把它归给了前一篇。";
    DOUBTFUL_PARAGRAPH = "doubtful-paragraph", Note,
        help "请先对照原报看最没把握的几处；用 baoku check --write-decisions 可以把每一处的结论记下来。",
        manual "文章里有的行是接着上一行，还是另起一段，从字面上看不准（把握不到 80%），网页上注明“存疑”。一篇合成一条，先列最没把握的。在决定文件里逐处写 [[join]]（接上段）或 [[split]]（另起一段），就不再存疑。";
    BROKEN_END = "broken-end", Warning,
        help "请对照原报，看后面是否漏了一栏。",
        manual "一篇文章在半句话处结束，也找不到可以接上的下文。";
    BROKEN_START = "broken-start", Warning,
        help "请对照原报，看前面是否漏了一栏。",
        manual "标题下的正文从半句话开始，也找不到它的开头。";

    DOUBTFUL_JOIN = "doubtful-join", Note,
        help "请对照原报，看这几行是不是同一段。",
        manual "这几行接成了一段，而从行末、标点和词语看都不很确定：可能其实是两段，也可能中间漏了一行。文字一字未动，只是接法存疑。";

    @discrepancies one_office_two_names, ordinal_jump, missing_character, doubled_word, latin_in_chinese, unbalanced_quotes,
        count_off, mixed_widths,
}
