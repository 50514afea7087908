//! The settings of the device: text size, theme, language. Only where scripts run.

use super::{El, button, el};
use crate::store::{Action, Settings, Store, TextSize, Theme};
use crate::words::Language;
use yew::prelude::*;

/// A row of buttons of which one is pressed: the settings each leads to, what it says, and in which language.
fn choice(
    store: &Store,
    name: &'static str,
    kind: &'static str,
    options: &[(Settings, &'static str, &'static str)],
) -> El {
    let option = |(to, label, lang): (Settings, &'static str, &'static str)| {
        let keep = store.act.reform(move |_: MouseEvent| Action::Keep(to));
        button(label, keep).attr("lang", lang).flag("aria-pressed", to == store.settings)
    };
    el("div")
        .class("choice")
        .attr("role", "group")
        .attr("aria-label", name)
        .attr("data-kind", kind)
        .put(el("span").class("choice-name").flag("aria-hidden", true).say(name))
        .all(options.iter().copied().map(option))
}

/// The sizes of the text, as buttons.
pub(crate) fn size_choice(store: &Store) -> Option<El> {
    let (words, settings) = (store.words(), store.settings);
    let sizes = TextSize::ALL.map(|size| (Settings { size, ..settings }, size.label(words), settings.language.tag()));
    store.surface.is_live().then(|| choice(store, words.text_size(), "size", &sizes))
}

/// All settings, folded away.
pub(crate) fn display_settings(store: &Store) -> Option<El> {
    let (words, settings) = (store.words(), store.settings);
    if !store.surface.is_live() {
        return None;
    }
    let tag = settings.language.tag();
    let themes = Theme::ALL.map(|theme| (Settings { theme, ..settings }, theme.label(words), tag));
    let languages = [(Language::Chinese, "中文"), (Language::English, "English")]
        .map(|(language, name)| (Settings { language, ..settings }, name, language.tag()));
    let panel = el("div")
        .class("display-settings-panel")
        .maybe(size_choice(store))
        .put(choice(store, words.theme(), "theme", &themes))
        .put(choice(store, words.language(), "language", &languages))
        .put(el("p").class("display-settings-note").say(words.settings_kept()));
    Some(el("details").class("display-settings").put(el("summary").say(words.settings())).put(panel))
}
