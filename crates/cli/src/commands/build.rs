//! `baoku build`: compiles a corpus into the built app; the result is a complete site.

use crate::corpus;
use crate::draw;
use crate::failure::Failure;
use crate::parts::Parts;
use crate::poster::Fonts;
use crate::site::app_folder::AppFolder;
use crate::site::archive_zip::MOST_TEXT;
use crate::site::{SiteOptions, compose, previous};
use crate::staging::Staging;
use clap::{Args as ClapArgs, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Larger files are refused by some hosts.
const MOST_OF_A_FILE: u64 = 100_000_000;

/// What `baoku build` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 放报纸的文件夹 · The folder of issues
    pub dir: PathBuf,
    /// 程序所在的文件夹 · The built app (what Trunk makes)
    #[arg(long)]
    pub app: PathBuf,
    /// 网站放在哪里 · Where the site goes
    #[arg(long, default_value = "dist")]
    pub out: PathBuf,
    /// 编好的各期存在哪里，下次不必重编；不写就在输出旁边 · Where compiled issues are kept for the next time
    #[arg(long)]
    pub parts: Option<PathBuf>,
    /// 网站的公开网址；不写就用 newspaper.toml 里的 url · The site's public address
    #[arg(long)]
    pub url: Option<String>,
    /// 另外生成哪些网页 · Which pages are made beside the app
    #[arg(long, value_enum, default_value_t = Pages::Articles)]
    pub pages: Pages,
    /// 分享图用的字体；不写就用装好的中文字体 · The font of share pictures
    #[arg(long)]
    pub font: Option<PathBuf>,
}

/// Which pages are made beside the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pages {
    /// 每篇一页 · A page for every article
    Articles,
    /// 不生成 · None
    None,
}

impl Args {
    /// Builds the site.
    ///
    /// # Errors
    /// When there is no issue to build from, the app is not there, or the output cannot be written.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let app = AppFolder::read(&self.app)?;
        let parts = Parts::of_build(self.parts.as_deref(), &self.out, &self.dir)?;
        let (corpus, rows) = corpus::load_large(&self.dir, parts.as_ref())?;
        corpus::without_errors(&corpus)?;
        if rows.iter().all(|file| file.issues.is_empty()) {
            corpus::with_issues(&corpus, &self.dir)?;
        }
        let url = self.url.or_else(|| corpus.newspaper.url.clone()).map(checked_address).transpose()?;
        let fonts = self.font.as_deref().map_or_else(|| Ok(Fonts::installed()), Fonts::in_file)?;
        let textless = fonts.family().is_none() && self.pages == Pages::Articles;
        let options = SiteOptions { url, article_pages: self.pages == Pages::Articles, fonts, most_in_zip: MOST_TEXT };
        let mut staging = Staging::begin(&self.out, Some(&self.app))?;
        let built = compose(&corpus, &rows, &app, &options, &mut staging)?;
        let own = self.dir.join("static");
        if own.is_dir() {
            staging.put_folder(&own)?;
        }
        previous::keep(&self.out, &corpus, &rows, &mut staging)?;
        staging.publish()?;

        let mut stderr = std::io::stderr();
        draw::summary(&mut stderr, &corpus, &self.dir, parts.as_ref());
        if textless {
            let _ = writeln!(
                stderr,
                "警告：没有找到中文字体，分享图上没有文字。请安装思源宋体（Debian：apt install fonts-noto-cjk），\
                 或用 --font 指定字体文件。"
            );
        }
        for (name, bytes) in built.zips.iter().filter(|(_, bytes)| *bytes > MOST_OF_A_FILE) {
            let _ = writeln!(
                stderr,
                "警告：{name} 有 {} MB，GitHub Pages 一类的地方不收超过 100 MB 的文件，上传前可以把它移走。",
                bytes / 1_000_000
            );
        }
        let one_file = match built.one_file {
            Some(bytes) => format!("单文件 baoku.html {} kB", bytes / 1000),
            None => "太大，没有生成单文件 baoku.html".to_owned(),
        };
        // Standard error may be closed; the site is written all the same.
        let _ = writeln!(
            stderr,
            "{} 期 {} 篇 → {}（{one_file}，版本 {}）",
            built.issues,
            built.articles,
            self.out.display(),
            built.build
        );
        parts.map_or(Ok(()), |parts| parts.clear())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A public address that pages can be put under: http or https, ending in `/`.
fn checked_address(url: String) -> Result<String, Failure> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = host.is_some_and(|host| !host.is_empty() && !host.contains(['?', '#', '"', '<', ' ']));
    match plain {
        true => Ok(format!("{}/", url.trim_end_matches('/'))),
        false => {
            Err(Failure::new(format!("{url} 不是网站的地址"), "请写成 https://报纸.例子/文件夹/ 的样子，没有 ? 和 #。"))
        }
    }
}
