//! Slips of the pen planted into clean articles, to see whether they are found: one list, a slip for each rule.

use crate::clean::Clean;
use crate::dice::Dice;
use baoku_archive::text::is_han;

/// A slip: the code of the rule that should find it, and how it is made.
#[derive(Debug)]
pub struct Slip {
    /// The code of the discrepancy.
    pub code: &'static str,
    how: How,
}

#[derive(Debug)]
enum How {
    /// Changes a paragraph; nothing where it does not apply.
    Change(fn(&str, &mut Dice) -> Option<String>),
    /// Adds each sentence to a paragraph of another article.
    Add(&'static [&'static [&'static str]]),
}

/// Every slip.
pub const SLIPS: &[Slip] = &[
    Slip {
        code: "one-office-two-names",
        how: How::Add(&[
            &["江口街道党工委书记顾延平来到现场。", "江口街道党工委书记顾延萍最后讲话。"],
            &["石桥镇镇长卢志刚参加了活动。", "石桥镇镇长卢志钢也到场看望。"],
        ]),
    },
    Slip {
        code: "ordinal-jump",
        how: How::Add(&[
            &[
                "5月9日，柳园镇第九届人民代表大会第三次会议举行。",
                "5月12日，柳园镇第十一届人民代表大会第三次会议闭幕。",
            ],
            &["5月6日，清河县第七届党代会第四次会议召开。", "5月11日，清河县第五届党代会第五次会议召开。"],
        ]),
    },
    Slip {
        code: "missing-character",
        how: How::Add(&[
            &[
                "街道居家养老服务中心派人参加。",
                "这件事由居家养老服务中心承办。",
                "详情可以询问居家养老服务中心。",
                "活动得到居家养服务中心的支持。",
            ],
            &[
                "这是无障碍设施改造的一部分。",
                "居民说，无障碍设施改造早该做了。",
                "今年还要推进无障碍设施改造。",
                "验收组查看了无障碍施改造的情况。",
            ],
        ]),
    },
    Slip { code: "doubled-word", how: How::Change(doubled) },
    Slip { code: "latin-in-chinese", how: How::Change(latin) },
    Slip { code: "unbalanced-quotes", how: How::Change(unbalanced) },
    Slip {
        code: "count-off",
        how: How::Add(&[
            &["会上提出三点要求：一要早作打算，二要人人动手。"],
            &["他讲了四点意见：一是方向要明，二是步子要稳，三是账目要清。"],
        ]),
    },
    Slip { code: "mixed-widths", how: How::Change(half_width) },
];

impl Slip {
    /// Plants itself into these articles; false where there is no place for it.
    pub fn plant(&self, articles: &mut [Clean], dice: &mut Dice) -> bool {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (number, article) in articles.iter().enumerate() {
            let paragraphs = article.blocks.iter().enumerate().filter(|(_, block)| block.kind == "paragraph");
            places.extend(paragraphs.map(|(at, _)| (number, at)));
        }
        dice.shuffle(&mut places);
        match self.how {
            How::Change(change) => places.into_iter().any(|(number, at)| {
                let text = &mut articles[number].blocks[at].text;
                let changed = change(text, dice);
                let is_changed = changed.is_some();
                changed.into_iter().for_each(|changed| *text = changed);
                is_changed
            }),
            How::Add(all) => {
                let sentences = dice.pick(all);
                // Each article once, as long as there are enough.
                places.sort_by_key(|(number, _)| *number);
                let mut firsts = places.clone();
                firsts.dedup_by_key(|(number, _)| *number);
                let places = if firsts.len() < sentences.len() { places } else { firsts };
                for (sentence, (number, at)) in sentences.iter().zip(&places) {
                    articles[*number].blocks[*at].text.push_str(sentence);
                }
                places.len() >= sentences.len()
            }
        }
    }
}

/// Two to four characters printed twice.
fn doubled(text: &str, dice: &mut Dice) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let length = dice.between(2, 4);
    let at = dice.between(8, characters.len().checked_sub(8)?.max(8));
    let word = characters.get(at.checked_sub(length)?..at)?;
    let distinct = word.windows(2).all(|pair| pair[0] != pair[1]);
    (distinct && word.iter().all(|c| is_han(*c) && !"一二三四五六七八九十".contains(*c)))
        .then(|| characters[..at].iter().chain(&characters[at - length..]).collect())
}

/// A joining word left in English.
fn latin(text: &str, _: &mut Dice) -> Option<String> {
    let (before, after) = text.split_once('和')?;
    Some(format!("{before} and {after}"))
}

/// A closing quotation mark left out.
fn unbalanced(text: &str, _: &mut Dice) -> Option<String> {
    let (before, after) = text.split_once('”')?;
    Some(format!("{before}{after}"))
}

/// A paragraph with half-width punctuation.
fn half_width(text: &str, _: &mut Dice) -> Option<String> {
    (text.matches('，').count() >= 3).then(|| text.replace('，', ",").replace('。', "."))
}
