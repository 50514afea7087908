//! The settings of the device: text size, theme, language. Only where scripts run.

use super::{El, el};
use crate::store::{Action, Settings, Store, TextSize, Theme};
use crate::words::Language;
use yew::prelude::*;

/// A row of buttons of which one is pressed.
fn choice<T: Copy + PartialEq + 'static>(
    name: &'static str,
    kind: &'static str,
    options: &[(T, &'static str, &'static str)],
    chosen: T,
    keep: &Callback<T>,
) -> Html {
    html! {
        <div class="choice" role="group" aria-label={name} data-kind={kind}>
            <span class="choice-name" aria-hidden="true">{ name }</span>
            for (value, label, lang) in options.iter().copied() {
                <button type="button" {lang} aria-pressed={(value == chosen).to_string()}
                    onclick={keep.reform(move |_: MouseEvent| value)}>{ label }</button>
            }
        </div>
    }
}

/// The sizes of the text, as buttons.
pub(crate) fn size_choice(store: &Store) -> Html {
    let (words, settings) = (store.words(), store.settings);
    if !store.surface.is_live() {
        return Html::default();
    }
    let options = TextSize::ALL.map(|size| (size, size.label(words), settings.language.tag()));
    let keep = store.act.reform(move |size| Action::Keep(Settings { size, ..settings }));
    choice(words.text_size(), "size", &options, settings.size, &keep)
}

/// All settings, folded away.
pub(crate) fn display_settings(store: &Store) -> Option<El> {
    let (words, settings) = (store.words(), store.settings);
    if !store.surface.is_live() {
        return None;
    }
    let tag = settings.language.tag();
    let themes = Theme::ALL.map(|theme| (theme, theme.label(words), tag));
    let languages =
        [(Language::Chinese, "中文", Language::Chinese.tag()), (Language::English, "English", Language::English.tag())];
    let keep_theme = store.act.reform(move |theme| Action::Keep(Settings { theme, ..settings }));
    let keep_language = store.act.reform(move |language| Action::Keep(Settings { language, ..settings }));
    let panel = el("div")
        .class("display-settings-panel")
        .add(size_choice(store))
        .add(choice(words.theme(), "theme", &themes, settings.theme, &keep_theme))
        .add(choice(words.language(), "language", &languages, settings.language, &keep_language))
        .put(el("p").class("display-settings-note").say(words.settings_kept()));
    Some(el("details").class("display-settings").put(el("summary").say(words.settings())).put(panel))
}
