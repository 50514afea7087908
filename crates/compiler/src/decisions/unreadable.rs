//! What an editor reads when a file of decisions cannot be read: the reader's few English sentences, in Chinese, and the
//! slip that Chinese keyboards invite.

/// What is wrong, from the reader's own words and the line it names.
pub(crate) fn said(message: &str, line: &str) -> String {
    let said = in_chinese(message).unwrap_or_else(|| message.trim().replace('\n', "，"));
    // Everything behind a mark of comment is the editor's own.
    let code = line.split('#').next().unwrap_or_default();
    let full_width: String = code.chars().filter(|c| FULL_WIDTH.contains(*c)).take(3).collect();
    match full_width.is_empty() {
        true => said,
        false => format!("{said}（这一行里有中文的 {full_width}，请换成英文的 \" = [ ]）"),
    }
}

/// Marks that stand on the same keys as those that TOML knows.
const FULL_WIDTH: &str = "“”‘’＂＝［］【】";

fn in_chinese(message: &str) -> Option<String> {
    let (first, rest) = message.split_once('`')?;
    let (name, rest) = rest.split_once('`')?;
    // The names that would do stand in the same marks.
    let known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
    let known = known.join("、");
    Some(match first.trim() {
        "unknown field" => format!("没有“{name}”这一项；可以写的有：{known}"),
        "unknown variant" => format!("没有“{name}”这种；可以写的有：{known}"),
        "missing field" => format!("这一条少了 {name}"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::decisions::Decisions;

    fn message(text: &str) -> String {
        Decisions::read("1.toml", text).err().map(|wrong| wrong.message).unwrap_or_default()
    }

    #[test]
    fn common_slips_are_said_in_chinese() {
        assert_eq!(message("[[joins]]\nline = 3").split('；').next(), Some("没有“joins”这一项"));
        assert!(message("[[level]]\nline = 3\nis = \"诗\"").contains("kicker、"));
        assert_eq!(message("[[join]]\n"), "这一条少了 line");
        assert!(message("date = “2031-04”").contains("中文的 “”"));
        assert!(message("sha256 ＝ \"0\"").contains("中文的 ＝"));
        assert_eq!(said("something else", "a = 1 # “”"), "something else");
    }
}
