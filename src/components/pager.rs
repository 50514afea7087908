//! Leafing through a long answer.

use super::Link;
use crate::hooks::use_store;
use yew::prelude::*;

/// Where in the answer.
#[derive(PartialEq, Properties)]
pub(crate) struct PagerProps {
    /// The leaf shown, from 1.
    pub(crate) leaf: u32,
    /// How many there are.
    pub(crate) leaves: u32,
}

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
#[component]
pub(crate) fn Pager(props: &PagerProps) -> Html {
    let store = use_store();
    let words = store.words();
    let PagerProps { leaf, leaves } = *props;
    if leaves <= 1 {
        return Html::default();
    }
    let at = |leaf: u32| store.route.clone().at_leaf(leaf);
    html! {
        <nav class="pager" aria-label={words.leaves}>
            <ul>
                if leaf > 1 {
                    <li><Link to={at(leaf - 1)}>{ words.previous_leaf }</Link></li>
                }
                for number in offered(leaf, leaves) {
                    if number == 0 {
                        <li aria-hidden="true">{ "…" }</li>
                    } else {
                        <li><Link to={at(number)} current={(number == leaf).then_some("page")}>{ number }</Link></li>
                    }
                }
                if leaf < leaves {
                    <li><Link to={at(leaf + 1)}>{ words.next_leaf }</Link></li>
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
