//! The files that the app's own `index.html` names.

use crate::failure::{Failure, broken};
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The files that the app's page names.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) styles: Vec<String>,
    pub(super) loader: String,
    pub(super) glue: String,
    pub(super) wasm: String,
    pub(super) icon: String,
}

/// The files that an app page links.
pub(super) fn links_of(page: &str) -> Result<Links, Failure> {
    let links = std::cell::RefCell::new(Links::default());
    let plain = |address: Option<String>| address.unwrap_or_default().trim_start_matches("./").to_owned();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            links.borrow_mut().styles.push(plain(link.get_attribute("href")));
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=icon]", |link| {
            links.borrow_mut().icon = plain(link.get_attribute("href"));
            Ok(())
        }))
        .append_element_content_handler(element!("script[data-glue]", |script| {
            let mut links = links.borrow_mut();
            links.loader = plain(script.get_attribute("src"));
            links.glue = plain(script.get_attribute("data-glue"));
            links.wasm = plain(script.get_attribute("data-wasm"));
            Ok(())
        }));
    rewrite_str(page, settings).map_err(|wrong| broken("页面", &wrong))?;
    let links = links.into_inner();
    if links.wasm.is_empty() || links.styles.is_empty() || links.icon.is_empty() {
        let message = "程序的 index.html 里没有找到样式、图标或程序本身的链接";
        return Err(Failure::new(message, "--app 应是 trunk build 生成的文件夹；用 cargo xtask build 会先生成它。"));
    }
    Ok(links)
}
