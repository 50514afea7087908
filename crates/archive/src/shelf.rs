//! What was loaded and is kept, within a budget of memory: what was used longest ago goes first.
//!
//! Knows files by number and what they became; where they come from is the library's business.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// How many bytes of loaded files are kept, counted as they stood in JSON; parsed they take about twice that.
///
/// Up: the page of a large archive grows on a phone; down: going back to an article loads it again.
pub(crate) const BUDGET: usize = 24 * 1024 * 1024;

/// Loaded files.
#[derive(Default)]
pub(crate) struct Shelf {
    kept: RefCell<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By number.
    files: Vec<File>,
    bytes: usize,
    uses: u64,
}

struct File {
    number: u32,
    content: Rc<dyn Any>,
    bytes: usize,
    used: u64,
}

impl Kept {
    fn find(&self, number: u32) -> Result<usize, usize> {
        self.files.binary_search_by_key(&number, |file| file.number)
    }
}

impl Shelf {
    /// A file that is here.
    pub(crate) fn get(&self, number: u32) -> Option<Rc<dyn Any>> {
        let mut kept = self.kept.borrow_mut();
        let at = kept.find(number).ok()?;
        kept.uses += 1;
        let used = kept.uses;
        let file = kept.files.get_mut(at)?;
        file.used = used;
        Some(file.content.clone())
    }

    /// Keeps a file of so many bytes.
    pub(crate) fn keep(&self, number: u32, content: Rc<dyn Any>, bytes: usize) {
        let mut kept = self.kept.borrow_mut();
        kept.uses += 1;
        let file = File { number, content, bytes, used: kept.uses };
        if let Err(at) = kept.find(number) {
            kept.bytes += bytes;
            kept.files.insert(at, file);
        }
    }

    /// Lets go of a file.
    pub(crate) fn remove(&self, number: u32) {
        let mut kept = self.kept.borrow_mut();
        if let Ok(at) = kept.find(number) {
            let gone = kept.files.remove(at);
            kept.bytes -= gone.bytes;
        }
    }

    /// Lets go of what is beyond a budget.
    pub(crate) fn trim(&self, budget: usize) {
        let mut kept = self.kept.borrow_mut();
        while kept.bytes > budget && kept.files.len() > 1 {
            let oldest = kept.files.iter().enumerate().min_by_key(|(_, file)| file.used).map_or(0, |(at, _)| at);
            let gone = kept.files.remove(oldest);
            kept.bytes -= gone.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let shelf = Shelf::default();
        for number in [1, 3, 2] {
            shelf.keep(number, Rc::new(number), 10);
        }
        assert!(shelf.get(1).is_some());
        shelf.keep(4, Rc::new(4u32), 10);
        shelf.trim(30);
        let here = |number| shelf.get(number).is_some();
        assert_eq!((here(1), here(3), here(2), here(4)), (true, false, true, true));
    }
}
