//! Sorting by numbers, once for everything.
//!
//! Each kind of thing given to the standard sort adds five kilobytes to the app; here all of them share one.

/// Sorts by up to four numbers, smallest first; equals keep their order. Negate a number to have the greatest first.
pub fn sort_by_numbers<T>(things: &mut Vec<T>, numbers: impl Fn(&T) -> [i64; 4]) {
    let mut keys: Keys = things.iter().map(numbers).zip(0..).collect();
    if sort(&mut keys) {
        let mut taken: Vec<Option<T>> = std::mem::take(things).into_iter().map(Some).collect();
        things.extend(keys.into_iter().filter_map(|(_, at)| taken[at].take()));
    }
}

/// Numbers, and which thing has them.
type Keys = Vec<([i64; 4], usize)>;

/// Sorts keys; tells whether they were not in order already, as articles by their days mostly are.
#[inline(never)]
fn sort(keys: &mut Keys) -> bool {
    let is_new = !keys.is_sorted();
    if is_new {
        // The unstable sort of a standard library that is built for size takes three times as long.
        keys.sort();
    }
    is_new
}

/// Numbers in order, each once.
pub fn distinct(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all: Vec<u32> = numbers.collect();
    all.dedup();
    if !all.is_sorted() {
        sort_by_numbers(&mut all, |number| [i64::from(*number), 0, 0, 0]);
        all.dedup();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_by_their_numbers_and_equals_as_they_came() {
        let mut words = vec!["c2", "a1", "b2", "d1"];
        sort_by_numbers(&mut words, |word| [-i64::from(word.as_bytes()[1]), 0, 0, 0]);
        assert_eq!(words, ["c2", "b2", "a1", "d1"]);
    }
}
