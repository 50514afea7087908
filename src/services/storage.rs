//! The settings of the device, kept where the browser allows; nothing is lost where it does not.
//!
//! `gloo::storage` is not used: it panics where storage is switched off.

use crate::store::{Settings, TextSize, Theme};
use crate::words::Language;
use web_sys::Storage;

const LANGUAGE: &str = "baoku.language";
const SIZE: &str = "baoku.size";
const THEME: &str = "baoku.theme";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The settings kept here, else the usual ones.
pub(crate) fn settings() -> Settings {
    let storage = storage();
    let read = |key: &str| storage.as_ref().and_then(|storage| storage.get_item(key).ok().flatten());
    let size = read(SIZE).and_then(|kept| TextSize::ALL.into_iter().find(|size| size.name() == kept));
    let theme = read(THEME).and_then(|kept| Theme::ALL.into_iter().find(|theme| theme.name() == kept));
    let language = read(LANGUAGE).and_then(|kept| Language::tagged(&kept));
    Settings {
        language: language.unwrap_or_default(),
        size: size.unwrap_or_default(),
        theme: theme.unwrap_or_default(),
    }
}

/// Keeps the settings.
pub(crate) fn keep(settings: Settings) {
    if let Some(storage) = storage() {
        // A full or forbidden store: the settings hold until the page is left.
        let _ = storage.set_item(LANGUAGE, settings.language.tag());
        let _ = storage.set_item(SIZE, settings.size.name());
        let _ = storage.set_item(THEME, settings.theme.name());
    }
}
