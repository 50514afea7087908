//! A section's label that stands after the story it belongs to.

use super::{Decision, Stories, Story};
use crate::segment::page::Page;
use crate::vocabulary::holds_any;

/// Words that name the same kind of event: a label with one fits a story with another.
const KINDS_OF_EVENT: &[&str] = &[
    "走访 调研 走进 看望 慰问 考察 参观 视察 访问 一行",
    "会议 大会 讨论会 座谈会 开会 议事",
    "比赛 大赛 运动会 开赛 夺冠 体育",
    "培训 讲座 课堂 学习班 开课",
];

/// How sure a moved label is; nothing in the file says it, only its word.
const SURE: f32 = 0.7;

/// Gives labels to the story before them where their word fits that one and not the next.
pub(super) fn place(page: &Page<'_>, made: &mut Stories) {
    for at in 1..made.stories.len() {
        let (Some(before), Some(story)) = (made.stories.get(at - 1), made.stories.get(at)) else { continue };
        let [label] = story.section.as_slice() else { continue };
        let label = *label;
        let text = page.text(label);
        let Some(words) = KINDS_OF_EVENT.iter().find(|words| holds_any(text, words)) else { continue };
        let after_text = before.blocks.iter().flat_map(|block| &block.lines).all(|line| *line < label);
        if !before.section.is_empty() || !after_text || !is_about(page, before, words) || is_about(page, story, words) {
            continue;
        }
        if let Some(story) = made.stories.get_mut(at) {
            story.section.clear();
        }
        if let Some(before) = made.stories.get_mut(at - 1) {
            before.section.push(label);
            before.section_sure = Some(SURE);
        }
        made.decisions.push(Decision::Label { label });
    }
}

/// Whether a story's headings hold one of these words.
fn is_about(page: &Page<'_>, story: &Story, words: &str) -> bool {
    story.headings().any(|line| holds_any(page.text(line), words))
}
