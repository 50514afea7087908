//! A person named in a text, in bytes of it, before it becomes places in print.

/// A half-open range of bytes in a text.
pub(super) type Range = (usize, usize);

/// A person named in a text, in bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mention {
    pub(super) name: Range,
    pub(super) office: Option<Range>,
    pub(super) organisation: Option<Range>,
}

impl Mention {
    /// A name alone.
    pub(super) fn bare(name: Range) -> Mention {
        Mention { name, office: None, organisation: None }
    }

    /// Name, office and body together. In a list of names behind one office the later ones stand apart from it.
    pub(super) fn raw(&self) -> Range {
        let parts = [Some(self.name), self.office, self.organisation];
        let start = parts.iter().flatten().map(|range| range.0).min().unwrap_or(self.name.0);
        let end = parts.iter().flatten().map(|range| range.1).max().unwrap_or(self.name.1);
        (start, end)
    }
}

/// Whether a name overlaps none of the mentions, which are in order.
pub(super) fn is_free(found: &[Mention], name: Range) -> bool {
    let after = found.partition_point(|mention| mention.name.0 < name.1);
    after.checked_sub(1).and_then(|last| found.get(last)).is_none_or(|mention| mention.name.1 <= name.0)
}
