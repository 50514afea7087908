//! What was odd about the words asked for, how they were taken all the same, and how to put it.

use super::{El, el};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::query::Remark;

/// The remarks, where there are any.
pub(crate) fn remarks(store: &Store, remarks: &[Remark]) -> Option<El> {
    let words = store.words();
    let sentence = |remark: &Remark| match remark {
        Remark::OpenQuote => words.odd_quote().into(),
        Remark::LoneOr => words.odd_or().into(),
        Remark::EmptyField(name) => fill(words.odd_field(), &[name, name]),
        Remark::NotDates(dates) => fill(words.odd_dates(), &[dates]),
        Remark::OnlyWithout => words.odd_without().into(),
        Remark::NothingVisible => words.odd_nothing().into(),
    };
    let line = |remark: &Remark| el("p").say(sentence(remark));
    (!remarks.is_empty()).then(|| el("div").class("remarks").all(remarks.iter().map(line)))
}
