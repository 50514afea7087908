//! What a reader does from beginning to end: one journey a file, one line a file in [`JOURNEYS`]. Every journey is made
//! in every engine and in every way to open an archive, and ends without an error in the console and without a request
//! to another origin.

mod address;
mod comparing;
mod composing;
pub mod keyboard;
mod known;
mod lanes;
mod meant;
mod question;
mod search;
mod settings;
mod suggestions;
mod timeline;

use crate::browser::Window;
use crate::visit::Visit;
use anyhow::Result;
use std::pin::Pin;

/// A journey under way.
pub type Going<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What a reader does from beginning to end.
pub struct Journey {
    /// A sentence.
    pub name: &'static str,
    /// The window it is made in, where the engine can be so narrow.
    pub window: Window,
    /// Begins on the front page of the default corpus's archive, as a reader who has never been there.
    pub go: for<'a> fn(&'a Visit) -> Going<'a>,
}

/// Every journey.
pub const JOURNEYS: &[Journey] = &[
    Journey { name: "a resident searches, filters, reads and goes back", window: Window::PHONE, go: search::go },
    Journey {
        name: "a resident follows an open question to the print and comes back",
        window: Window::PHONE,
        go: question::go,
    },
    Journey { name: "an elder switches size and language and both are kept", window: Window::PHONE, go: settings::go },
    Journey { name: "a mangled or unknown address helps", window: Window::PHONE, go: address::go },
    Journey {
        name: "a historian brushes the timeline and everything follows",
        window: Window::DESKTOP,
        go: timeline::go,
    },
    Journey {
        name: "a neighbour follows an office to somebody's page and to the printed line",
        window: Window::PHONE,
        go: known::go,
    },
    Journey {
        name: "a neighbour sees who is named with an office and when, and takes the drawing along",
        window: Window::PHONE,
        go: lanes::go,
    },
    Journey {
        name: "a historian compares words and looks at their context",
        window: Window::DESKTOP,
        go: comparing::go,
    },
    Journey { name: "nothing is searched while an input method composes", window: Window::DESKTOP, go: composing::go },
    Journey { name: "a name or a character not quite right leads on", window: Window::PHONE, go: meant::go },
    Journey { name: "a name is suggested by its initials", window: Window::PHONE, go: suggestions::go },
    Journey { name: "a reader without a mouse gets everywhere", window: Window::DESKTOP, go: keyboard::go },
];
