//! What a raw line of an issue can be.

use baoku_archive::bundle::BlockKind;
use serde::{Deserialize, Serialize};

/// What a raw line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Nothing printed.
    Blank,
    /// Masthead, imprint, page marks.
    Boilerplate,
    /// 栏目, the label of a part of the paper.
    Section,
    /// 引题, the line above a headline.
    Kicker,
    /// 主标题.
    Headline,
    /// 副题, the line below a headline.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// 小标题, a heading inside a story.
    Subhead,
    /// The words under a picture.
    Caption,
    /// A paragraph's line.
    Paragraph,
}

impl Role {
    /// What an editor calls it.
    #[must_use]
    pub fn chinese(self) -> &'static str {
        match self {
            Role::Blank => "空行",
            Role::Boilerplate => "报头一类的固定文字",
            Role::Section => "栏目",
            Role::Kicker => "引题",
            Role::Headline => "主标题",
            Role::Subtitle => "副题",
            Role::Byline => "署名",
            Role::Subhead => "小标题",
            Role::Caption => "图说",
            Role::Paragraph => "正文",
        }
    }

    /// Its name in `--table lines`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Blank => "blank",
            Role::Boilerplate => "boilerplate",
            Role::Section => "section",
            Role::Kicker => "kicker",
            Role::Headline => "headline",
            Role::Subtitle => "subtitle",
            Role::Byline => "byline",
            Role::Subhead => "subhead",
            Role::Caption => "caption",
            Role::Paragraph => "paragraph",
        }
    }
}

impl From<BlockKind> for Role {
    fn from(kind: BlockKind) -> Role {
        match kind {
            BlockKind::Paragraph => Role::Paragraph,
            BlockKind::Subhead => Role::Subhead,
            BlockKind::Caption => Role::Caption,
        }
    }
}
