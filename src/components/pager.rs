//! Leafing through a long answer.

use super::{Dress, link, text};
use crate::store::Store;
use yew::prelude::*;

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
pub(crate) fn pager(store: &Store, leaf: u32, leaves: u32) -> Html {
    let words = store.words();
    if leaves <= 1 {
        return Html::default();
    }
    let at = |leaf: u32| store.route.clone().at_leaf(leaf);
    html! {
        <nav class="pager" aria-label={words.leaves}>
            <ul>
                if leaf > 1 {
                    <li>{ link(store, at(leaf - 1), Dress::default(), text(words.previous_leaf)) }</li>
                }
                for number in offered(leaf, leaves) {
                    if number == 0 {
                        <li aria-hidden="true">{ "…" }</li>
                    } else {
                        <li>{ link(store, at(number), Dress { current: (number == leaf).then_some("page"), ..Dress::default() }, text(number.to_string())) }</li>
                    }
                }
                if leaf < leaves {
                    <li>{ link(store, at(leaf + 1), Dress::default(), text(words.next_leaf)) }</li>
                }
            </ul>
        </nav>
    }
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
