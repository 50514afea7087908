//! What was loaded and is kept, within a budget of memory: what was used longest ago goes first.
//!
//! Knows files by name and what they became; where they come from is the source's business.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
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
    files: BTreeMap<String, File>,
    bytes: usize,
    uses: u64,
}

struct File {
    content: Rc<dyn Any>,
    bytes: usize,
    used: u64,
}

impl Shelf {
    /// A file that is here, as what it became.
    pub(crate) fn get<T: 'static>(&self, name: &str) -> Option<Rc<T>> {
        let mut kept = self.kept.borrow_mut();
        kept.uses += 1;
        let uses = kept.uses;
        let file = kept.files.get_mut(name)?;
        file.used = uses;
        file.content.clone().downcast().ok()
    }

    /// Keeps a file of so many bytes, making room for it.
    pub(crate) fn keep<T: 'static>(&self, name: &str, content: Rc<T>, bytes: usize, budget: usize) {
        let mut kept = self.kept.borrow_mut();
        kept.uses += 1;
        let used = kept.uses;
        let before = kept.files.insert(name.into(), File { content, bytes, used });
        kept.bytes = kept.bytes + bytes - before.map_or(0, |file| file.bytes);
        while kept.bytes > budget && kept.files.len() > 1 {
            let oldest = kept.files.iter().min_by_key(|(_, file)| file.used).map(|(name, _)| name.clone());
            let Some(gone) = oldest.and_then(|name| kept.files.remove(&name)) else { break };
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
        for name in ["a", "b", "c"] {
            shelf.keep(name, Rc::new(name.to_string()), 10, 30);
        }
        assert!(shelf.get::<String>("a").is_some());
        shelf.keep("d", Rc::new("d".to_string()), 10, 30);
        let here = |name| shelf.get::<String>(name).is_some();
        assert_eq!((here("a"), here("b"), here("c"), here("d")), (true, false, true, true));
        assert!(shelf.get::<u32>("a").is_none());
    }
}
