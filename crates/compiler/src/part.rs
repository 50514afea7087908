//! A compiled issue as data: what every stage after the articles reads.

use crate::role::Role;
use baoku_archive::bundle::{Issue, IssueText};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::num::NonZeroU32;

/// A compiled issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// What the manifest will say of it; `shard` is 0 until the merge.
    pub issue: Issue,
    /// Its text and articles.
    pub text: IssueText,
    /// Every raw line's role, in order, blank lines included.
    #[serde(with = "roles")]
    pub roles: Vec<LineRole>,
    /// Lines that may be the newspaper's name as printed in the masthead, best first.
    pub mastheads: Vec<String>,
}

/// What a raw line is and which article owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRole {
    /// 1-based raw line.
    pub line: u32,
    /// What it is.
    pub role: Role,
    /// `Article::line` of the article it belongs to.
    pub article: Option<NonZeroU32>,
}

/// Roles of all lines in order, whose numbers say themselves.
mod roles {
    use super::{Deserialize, Deserializer, LineRole, NonZeroU32, Role, Serializer};

    pub(super) fn serialize<S: Serializer>(roles: &[LineRole], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(roles.iter().map(|line| (line.role, line.article)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<LineRole>, D::Error> {
        let roles = Vec::<(Role, Option<NonZeroU32>)>::deserialize(from)?;
        Ok((1..).zip(roles).map(|(line, (role, article))| LineRole { line, role, article }).collect())
    }
}
