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

/// A mention with the number of its passage, in half the room: those of a whole issue are kept for a while.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    passage: u32,
    name: (u32, u32),
    office: Option<(u32, u32)>,
    organisation: Option<(u32, u32)>,
}

impl Kept {
    /// Keeps a mention; no text is longer than such a number can say.
    pub(super) fn of(passage: usize, mention: &Mention) -> Kept {
        let small = |(start, end): Range| (start as u32, end as u32);
        Kept {
            passage: passage as u32,
            name: small(mention.name),
            office: mention.office.map(small),
            organisation: mention.organisation.map(small),
        }
    }

    /// The mention, if it stands in this passage.
    pub(super) fn within(&self, passage: usize) -> Option<Mention> {
        let range = |(start, end): (u32, u32)| (start as usize, end as usize);
        (self.passage as usize == passage).then(|| Mention {
            name: range(self.name),
            office: self.office.map(range),
            organisation: self.organisation.map(range),
        })
    }
}

/// Whether a name overlaps none of the mentions, which are in order.
pub(super) fn is_free(found: &[Mention], name: Range) -> bool {
    let after = found.partition_point(|mention| mention.name.0 < name.1);
    after.checked_sub(1).and_then(|last| found.get(last)).is_none_or(|mention| mention.name.1 <= name.0)
}
