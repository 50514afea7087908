//! Leafing through a long answer.

use super::{El, el, link};
use crate::store::Store;

/// The leaves to offer: the first, the last and the neighbours; 0 stands for those between.
fn offered(leaf: u32, leaves: u32) -> Vec<u32> {
    let mut offered = Vec::new();
    for number in 1..=leaves {
        if number == 1 || number == leaves || number.abs_diff(leaf) <= 1 {
            offered.push(number);
        } else if offered.last() != Some(&0) {
            offered.push(0);
        }
    }
    offered
}

/// The pager; nothing for a single leaf.
pub(crate) fn pager(store: &Store, leaf: u32, leaves: u32) -> Option<El> {
    let words = store.words();
    let to = |leaf: u32| link(store, store.route.clone().at_leaf(leaf));
    let one = |number: u32| match number {
        0 => el("li").flag("aria-hidden", true).say("…"),
        _ if number == leaf => el("li").put(to(number).attr("aria-current", "page").say(number.to_string())),
        _ => el("li").put(to(number).say(number.to_string())),
    };
    let before = (leaf > 1).then(|| el("li").put(to(leaf - 1).say(words.previous_leaf())));
    let after = (leaf < leaves).then(|| el("li").put(to(leaf + 1).say(words.next_leaf())));
    (leaves > 1).then(|| {
        let numbers = el("ul").maybe(before).all(offered(leaf, leaves).into_iter().map(one)).maybe(after);
        el("nav").class("pager").attr("aria-label", words.leaves()).put(numbers)
    })
}

#[cfg(test)]
mod tests {
    use super::offered;

    #[test]
    fn first_last_and_neighbours_are_offered() {
        assert_eq!(offered(1, 3), [1, 2, 3]);
        assert_eq!(offered(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(offered(9, 9), [1, 0, 8, 9]);
    }
}
