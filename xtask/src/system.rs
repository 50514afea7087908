//! What only the system's package manager can install: done on Debian as root, else named exactly.

use anyhow::{Context, Result, bail};

use crate::{
    job::{answer, run_logged},
    workshop::Workshop,
};

/// Installs Debian packages, or fails with the command that would.
///
/// # Errors
/// When the system is not Debian, the user not root, or apt fails.
pub fn install(shop: &Workshop, title: &str, packages: &[&str], elsewhere: &str) -> Result<()> {
    let list = packages.join(" ");
    if answer(shop.command("apt-get").arg("--version")).is_none() {
        bail!("install it with this system's package manager and run the command again: {elsewhere}");
    }
    if answer(shop.command("id").arg("-u")).as_deref() != Some("0") {
        bail!(
            "it needs root; run this and then the command again: sudo apt-get install --no-install-recommends {list}"
        );
    }
    let apt = |step: &str, program: &str, arguments: &[&str]| -> Result<()> {
        let log = shop.tools().join(format!("log/apt-{title}-{step}.log"));
        let mut command = shop.command(program);
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        run_logged(&format!("{program} {}", arguments.join(" ")), &log, &mut command)
    };
    // An installation that was broken off blocks the next one until it is finished.
    apt("configure", "dpkg", &["--configure", "-a"])?;
    apt("update", "apt-get", &["update", "-q", "-o", "Acquire::Retries=3"])?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends", "-o", "Acquire::Retries=3"];
    // Another apt may be at work, ours included.
    arguments.extend(["-o", "DPkg::Lock::Timeout=300"]);
    arguments.extend(packages);
    apt("install", "apt-get", &arguments).with_context(|| format!("apt could not install {list}"))
}

/// None when a browser, its driver of the same version and a Chinese font are there, else what is wrong.
#[must_use]
pub fn browser_missing(shop: &Workshop) -> Option<String> {
    // "Chromium 156.0.8078.79 built on Debian …", "ChromeDriver 156.0.8078.79 (…)"
    let version = |program: &str| {
        let text = answer(shop.command(program).arg("--version"))?;
        text.split(' ').nth(1).map(str::to_owned)
    };
    let Some(browser) = version("chromium") else { return Some("`chromium` does not answer".into()) };
    let Some(driver) = version("chromedriver") else { return Some("`chromedriver` does not answer".into()) };
    if browser.split('.').next() != driver.split('.').next() {
        return Some(format!("chromium is {browser}, but chromedriver {driver}"));
    }
    let fonts = answer(shop.command("fc-list").arg(":lang=zh")).unwrap_or_default();
    fonts.is_empty().then(|| "no font with Chinese characters is installed".into())
}
