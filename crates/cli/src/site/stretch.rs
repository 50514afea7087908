//! How the articles of an archive are divided among cores, so that a large one is never in memory whole.

use baoku_archive::archive::Archive;

/// Some articles of one issue, all of them unless it has more than [`A_STRETCH`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// The number of the first article.
    pub(super) first: u32,
    /// How many there are.
    pub(super) count: u32,
    /// How many stretches of the issue are before this one.
    pub(super) before: u32,
    /// Whether it is the whole issue.
    pub(super) whole: bool,
}

/// So many articles at most are in memory together on each core. Up: memory; down: an issue has its files only up to
/// this many.
pub(super) const A_STRETCH: u32 = 1000;

/// So many articles a core takes before it reports. Up: memory; down: the archive is opened more often, 10 ms each time.
const A_SHARE: u32 = 512;

/// The stretches of an archive, as many together as a core takes at once.
pub(super) fn shares(archive: &Archive) -> Vec<Vec<Stretch>> {
    let mut shares: Vec<Vec<Stretch>> = Vec::new();
    let (mut first, mut room) = (0, 0u32);
    for issue in archive.issues() {
        let stretches = issue.articles.div_ceil(A_STRETCH);
        for before in 0..stretches {
            let count = (issue.articles - before * A_STRETCH).min(A_STRETCH);
            let stretch = Stretch { first, count, before, whole: stretches == 1 };
            match shares.last_mut().filter(|_| room > 0) {
                Some(open) => open.push(stretch),
                None => {
                    shares.push(vec![stretch]);
                    room = A_SHARE;
                }
            }
            room = room.saturating_sub(count);
            first += count;
        }
    }
    shares
}
