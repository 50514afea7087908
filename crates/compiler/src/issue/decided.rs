//! An editor's decisions on their way through the stages of an issue: what fits, what it means for the printed lines,
//! and what an editor reads when it cannot be done.

use super::hexadecimal;
use crate::articles::At;
use crate::articles::decided::{Shift, Target, Unmet};
use crate::cut::Cut;
use crate::decisions::{Decisions, Fitted, Move, To};
use crate::diagnostic::{Diagnostic, kinds};
use crate::lines::Line;
use baoku_archive::bundle::{Article, Correction};
use baoku_archive::print::{Pieces, Source};
use sha2::{Digest, Sha256};

/// The decisions if they are about these bytes, or why they are not.
pub(super) fn about<'a>(
    file: &str,
    bytes: &[u8],
    decisions: Option<&'a Decisions>,
) -> Result<Option<&'a Decisions>, Diagnostic> {
    let Some(decisions) = decisions else { return Ok(None) };
    decisions.check_hash(file, &hexadecimal(&Sha256::digest(bytes)))?;
    Ok(Some(decisions))
}

/// The decisions that fit; complaints about those that do not go to the diagnostics.
pub(super) fn fitted(
    file: &str,
    source: &Source,
    decisions: Result<Option<&Decisions>, Diagnostic>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Fitted {
    let decisions = decisions.unwrap_or_else(|stale| {
        diagnostics.push(stale);
        None
    });
    let Some(decisions) = decisions else { return Fitted::default() };
    decisions.fit(file, source).unwrap_or_else(|wrong| {
        diagnostics.extend(wrong);
        Fitted::default()
    })
}

/// The printed lines that an editor has put elsewhere; every line named is printed.
pub(super) fn shifts(lines: &[Line], decided: &Fitted) -> Vec<Shift> {
    let at = |number: u32| lines.partition_point(|line| line.number < number);
    let shift = |shift: &Move| Shift {
        lines: (at(shift.lines.0), at(shift.lines.1)),
        to: match shift.to {
            To::Before(line) => Target::Before(at(line)),
            To::After(line) => Target::After(at(line)),
            To::Under(line) => Target::Under(at(line)),
        },
    };
    decided.moves.iter().map(shift).collect()
}

/// A decision that could not be followed, as an editor reads it.
pub(super) fn unmet(lines: &[Line], decided: &Fitted, shift: Option<usize>, wrong: Unmet) -> Option<Diagnostic> {
    let number = |at: At| lines.get(at).map_or(0, |line| line.number);
    let (at, message) = match wrong {
        Unmet::NotBody(at) => (at, format!("第 {} 行不是正文，不能这样移动", number(at))),
        Unmet::NoPlace(at) => (at, format!("第 {} 行不在哪一篇的正文里，没法放在它旁边", number(at))),
        Unmet::NotHeadline(at) => (at, format!("第 {} 行不是主标题，没法把正文归给它", number(at))),
        Unmet::NothingBefore(at) => (at, format!("第 {} 行之前，这一篇里没有可以接上的段落", number(at))),
        Unmet::Other(at, came) => (at, format!("第 {} 行在这个位置上只能是{}", number(at), came.chinese())),
    };
    let place = match shift {
        Some(shift) => decided.moves.get(shift)?.place.clone(),
        None => decided.told.get(&number(at))?.place.clone(),
    };
    Some(Diagnostic::new(&kinds::UNMET_DECISION, place, message))
}

/// Gives each correction to the article that prints the wrong words; complains of those that no article prints.
pub(super) fn correct(cut: &Cut, decided: &Fitted, articles: &mut [Article]) -> Vec<Diagnostic> {
    let mut homeless = Vec::new();
    for fitted in &decided.corrections {
        let span = cut.kept(fitted.printed);
        let prints = |article: &&mut Article| {
            let headings = [&article.kicker, &article.headline, &article.subtitle, &article.byline];
            let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
            let mut all = headings.chain(article.blocks.iter().map(|block| &block.pieces));
            all.any(|pieces| pieces.0.iter().any(|piece| piece.start <= span.start && span.end <= piece.end))
        };
        match articles.iter_mut().find(prints) {
            Some(article) => article.corrections.push(Correction {
                pieces: Pieces(vec![span]),
                text: fitted.text.clone(),
                note: fitted.note.clone(),
            }),
            None => {
                let message = "这一行不在哪一篇文章的标题或正文里（是报头或栏目），更正没有地方可以显示";
                homeless.push(Diagnostic::new(&kinds::MISPLACED_DECISION, fitted.place.clone(), message));
            }
        }
    }
    for article in articles {
        article.corrections.sort_by(|a, b| a.pieces.cmp(&b.pieces));
    }
    homeless
}
