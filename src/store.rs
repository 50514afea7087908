//! What every component can see: the archive, the place in it, the device's settings, and how to ask for a change.
//!
//! Handed down from the top. Holds no copy of the question: that is the route's. Touches no browser.

use crate::ready::Ready;
use crate::route::Route;
use crate::surface::Surface;
use crate::words::{self, Language, Words};
use baoku_archive::archive::Archive;
use baoku_archive::bundle::Issue;
use baoku_archive::date::PartialDate;
use baoku_archive::snippet::Terms;
use baoku_archive::source::LoadError;
#[cfg(not(target_arch = "wasm32"))]
use futures::executor::block_on;
use std::rc::Rc;
use yew::Callback;

/// Everything a page is drawn from.
#[derive(Clone, PartialEq)]
pub(crate) struct Store {
    /// The archive.
    pub(crate) archive: Opened,
    /// Files that could not be had.
    pub(crate) missing: Rc<Vec<LoadError>>,
    /// Whether they are being asked for again.
    pub(crate) retrying: bool,
    /// Where the reader is.
    pub(crate) route: Route,
    /// What the page is drawn from; for another route while that of this one is on its way.
    pub(crate) ready: Rc<Ready>,
    /// The device's settings.
    pub(crate) settings: Settings,
    /// What is being drawn on.
    pub(crate) surface: Surface,
    /// Today, once the browser has told.
    pub(crate) today: Option<PartialDate>,
    /// Asks for a change.
    pub(crate) act: Callback<Action>,
}

impl Store {
    /// The store of a page that is drawn once, without scripts.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn still(archive: Rc<Archive>, route: Route, surface: Surface) -> Store {
        let ready = Rc::new(block_on(Ready::get(&archive, &route, &mut |_| true)));
        Store {
            ready,
            archive: Opened { archive, revision: 0 },
            missing: Rc::default(),
            retrying: false,
            route,
            settings: Settings::default(),
            surface,
            today: None,
            act: Callback::noop(),
        }
    }

    /// Whether files that the page may need could not be had.
    pub(crate) fn lacks(&self) -> bool {
        !self.missing.is_empty() || !self.ready.missing.is_empty()
    }

    /// The words of the chosen language.
    pub(crate) fn words(&self) -> &'static Words {
        self.settings.language.words()
    }

    /// The words of the question, to be marked where they stand.
    pub(crate) fn terms(&self) -> Terms {
        self.route.question().terms(self.archive.folding())
    }

    /// A date in the chosen language.
    pub(crate) fn date(&self, date: PartialDate) -> String {
        words::date(self.settings.language, date)
    }

    /// What an issue is called.
    pub(crate) fn issue_label(&self, issue: &Issue) -> String {
        words::issue_label(self.settings.language, issue)
    }

    /// What a facet's value is called: months and issues by their dates, everything else as printed.
    pub(crate) fn value_label(&self, facet: &str, value: &str) -> String {
        match facet {
            "issue" => self.archive.issue(value).map_or_else(|| value.into(), |issue| self.issue_label(issue)),
            "mark" => self.words().figure_target().into(),
            "month" | "year" => value.parse().map_or_else(|_| value.into(), |date| self.date(date)),
            _ => value.into(),
        }
    }

    /// The first issue's date and the last one's.
    pub(crate) fn ends(&self) -> [Option<PartialDate>; 2] {
        let issues = self.archive.issues();
        let first = issues.iter().find_map(|issue| issue.date.date);
        [first, issues.iter().rev().find_map(|issue| issue.date.date)]
    }

    /// From the first issue's date to the last one's; empty when none is dated.
    pub(crate) fn span(&self) -> String {
        match self.ends() {
            [Some(first), Some(last)] if first != last => {
                words::fill(self.words().span(), &[&self.date(first), &self.date(last)])
            }
            [Some(only), _] => self.date(only),
            _ => String::new(),
        }
    }

    /// The newspaper's name, else what to call an archive whose masthead was never read.
    pub(crate) fn paper(&self) -> &str {
        self.archive.manifest().newspaper.name.as_deref().unwrap_or(self.words().unnamed_paper())
    }
}

/// An archive that can be compared: the same one, as full as before.
#[derive(Clone)]
pub(crate) struct Opened {
    /// The archive.
    pub(crate) archive: Rc<Archive>,
    /// Raised whenever more of it is loaded.
    pub(crate) revision: u32,
}

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.archive, &other.archive) && self.revision == other.revision
    }
}

impl std::ops::Deref for Opened {
    type Target = Archive;

    fn deref(&self) -> &Archive {
        &self.archive
    }
}

/// What a component can ask for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// Go there; back leads here.
    Go(Route),
    /// Show this while something is being typed or dragged; the address follows without a step of its own.
    Draft(Route),
    /// What was drafted is meant: one step, and back leads to where the drafting began.
    Commit(Route),
    /// Keep these settings.
    Keep(Settings),
    /// Ask again for what is missing.
    Retry,
    /// Count which names of a kind are in what is found: in a large archive that is more to load.
    Count(u32),
}

/// The settings of the device; never part of an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The language of the interface.
    pub(crate) language: Language,
    /// How large the text is.
    pub(crate) size: TextSize,
    /// Light or dark.
    pub(crate) theme: Theme,
}

/// How large the text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TextSize {
    /// 18 px where the device says nothing else.
    #[default]
    Normal,
    /// A third larger.
    Large,
    /// 长辈版: the largest, with large targets.
    Elder,
}

impl TextSize {
    /// Every size, smallest first.
    pub(crate) const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Elder];

    /// Its name on the device and in the style sheets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Elder => "elder",
        }
    }

    /// What it is called.
    pub(crate) fn label(self, words: &Words) -> &'static str {
        match self {
            TextSize::Normal => words.size_normal(),
            TextSize::Large => words.size_large(),
            TextSize::Elder => words.size_elder(),
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper-coloured letters on dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub(crate) const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Its name on the device and in the style sheets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// What it is called.
    pub(crate) fn label(self, words: &Words) -> &'static str {
        match self {
            Theme::System => words.theme_system(),
            Theme::Light => words.theme_light(),
            Theme::Dark => words.theme_dark(),
        }
    }
}
