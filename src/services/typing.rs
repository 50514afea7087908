//! Words typed into a field, told a moment after the last key and never half-composed.
//!
//! Between compositionstart and compositionend an input method is choosing characters: nothing is told then.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::Callback;

/// How long after the last key, in milliseconds. Up: the answer lags behind the fingers; down: Safari refuses more
/// than a hundred changes of the address in half a minute.
const PAUSE: u32 = 180;

/// A field that is being listened to. Dropping it ends that.
pub(crate) struct Typing {
    field: HtmlInputElement,
    composing: Rc<Cell<bool>>,
    pause: Rc<RefCell<Option<Timeout>>>,
    _listeners: [EventListener; 3],
}

impl Typing {
    /// Listens to a field.
    pub(crate) fn listen(field: HtmlInputElement, told: Callback<String>) -> Typing {
        let composing = Rc::new(Cell::new(false));
        let pause: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let tell_soon = {
            let (field, pause) = (field.clone(), pause.clone());
            move || {
                let (field, told) = (field.clone(), told.clone());
                // The one that was waiting is dropped, and with it cancelled.
                *pause.borrow_mut() = Some(Timeout::new(PAUSE, move || told.emit(field.value())));
            }
        };
        let begun = {
            let (composing, pause) = (composing.clone(), pause.clone());
            EventListener::new(&field, "compositionstart", move |_| {
                composing.set(true);
                pause.borrow_mut().take();
            })
        };
        let ended = {
            let (composing, tell_soon) = (composing.clone(), tell_soon.clone());
            EventListener::new(&field, "compositionend", move |_| {
                composing.set(false);
                tell_soon();
            })
        };
        let typed = {
            let composing = composing.clone();
            EventListener::new(&field, "input", move |_| {
                if !composing.get() {
                    tell_soon();
                }
            })
        };
        Typing { field, composing, pause, _listeners: [begun, ended, typed] }
    }

    /// The words now, if they are meant: nothing while they are being composed. Whatever waited is not told any more.
    pub(crate) fn finished(&self) -> Option<String> {
        if self.composing.get() {
            return None;
        }
        self.pause.borrow_mut().take();
        Some(self.field.value())
    }

    /// Puts words into the field, as when a step back changes the question.
    pub(crate) fn write(&self, words: &str) {
        self.pause.borrow_mut().take();
        self.field.set_value(words);
    }
}
