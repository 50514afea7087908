//! Every kind of page in the looks that find most; `cargo xtask report reach` takes every look.

use anyhow::ensure;
use baoku_journeys::accessibility::{LOOKS, look_at};
use baoku_journeys::{run, site};
use std::fmt::Write;

#[test]
fn every_kind_of_page_is_for_everybody() {
    run(async {
        let mut all = String::new();
        for look in LOOKS.iter().filter(|look| look.always) {
            for finding in look_at(&site(), look).await? {
                for wrong in finding.wrong {
                    writeln!(all, "{}, {}: {wrong}", finding.page, look.name)?;
                }
            }
        }
        ensure!(all.is_empty(), "{all}");
        Ok(())
    });
}
