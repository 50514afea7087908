//! What the site has beside the app: a style sheet and small scripts of this program's own, for pages that are complete
//! without any of them.

use super::asset::Asset;
use super::lean::without_comments;
use crate::failure::Failure;
use crate::staging::Staging;

/// How citations look: here, and in the one-file page, which has no pages beside it.
pub(super) const CITE: &str = include_str!("../../assets/cite.css");

/// The files, under the names of their content.
#[derive(Debug)]
pub(super) struct Extras {
    /// The style sheet of what pages have that the app has not.
    pub(super) styles: Asset,
    /// Reads the settings of the device.
    pub(super) device: Asset,
    /// Reads an article aloud; loaded in the elder edition only.
    pub(super) aloud: Asset,
    /// Holds every file of a copy against its checksum.
    pub(super) verify: Asset,
}

impl Extras {
    /// The files, not written yet.
    pub(super) fn new() -> Self {
        let lean =
            |stem: &str, ending: &str, written: &str| Asset::new(stem, ending, without_comments(written).into_bytes());
        Extras {
            styles: lean("page", "css", &[include_str!("../../assets/article_page.css"), CITE].concat()),
            device: lean("device", "js", include_str!("../../assets/device.js")),
            aloud: lean("aloud", "js", include_str!("../../assets/aloud.js")),
            verify: lean("verify", "js", include_str!("../../assets/verify.js")),
        }
    }

    /// Writes them into the site.
    pub(super) fn publish(&self, to: &mut Staging) -> Result<(), Failure> {
        for asset in [&self.styles, &self.device, &self.aloud, &self.verify] {
            to.put(&asset.path, &asset.bytes)?;
        }
        Ok(())
    }
}
