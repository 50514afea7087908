//! What every page must be for readers who do not see it as it was drawn: axe-core finds nothing, everything that can be
//! used has a name in the accessibility tree, every piece says its language, nothing sticks out sideways or moves.

use crate::browser::{Browser, Window, Wishes};
use crate::engine::CHROMIUM;
use crate::visit::READY;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;
use xtask::serve::{Serving, Site};

/// How a reader has the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// What it is called.
    pub name: &'static str,
    /// Text size, colours and language, as the app keeps them.
    settings: [(&'static str, &'static str); 3],
    window: Window,
    /// Whether every test run looks at it; else the report alone.
    pub always: bool,
}

const LIGHT: [(&str, &str); 3] = [("size", "normal"), ("theme", "light"), ("language", "zh-Hans")];
const DARK: [(&str, &str); 3] = [("size", "normal"), ("theme", "dark"), ("language", "zh-Hans")];
const ELDER: [(&str, &str); 3] = [("size", "elder"), ("theme", "light"), ("language", "zh-Hans")];
const ELDER_DARK: [(&str, &str); 3] = [("size", "elder"), ("theme", "dark"), ("language", "zh-Hans")];
const ENGLISH: [(&str, &str); 3] = [("size", "normal"), ("theme", "light"), ("language", "en")];

/// What is left of an office computer's window at 200 % zoom.
const ZOOMED: Window = Window { width: 640, height: 450 };
const NARROW: Window = Window { width: 320, height: 640 };

/// Every look.
pub const LOOKS: &[Look] = &[
    Look { name: "light, 320 px", settings: LIGHT, window: NARROW, always: true },
    Look { name: "dark, 200 % zoom", settings: DARK, window: ZOOMED, always: true },
    Look { name: "elder, 390 px", settings: ELDER, window: Window::PHONE, always: true },
    Look { name: "English, 1280 px", settings: ENGLISH, window: Window::DESKTOP, always: true },
    Look { name: "light, 200 % zoom", settings: LIGHT, window: ZOOMED, always: false },
    Look { name: "light, 1280 px", settings: LIGHT, window: Window::DESKTOP, always: false },
    Look { name: "dark, 320 px", settings: DARK, window: NARROW, always: false },
    Look { name: "dark, 1280 px", settings: DARK, window: Window::DESKTOP, always: false },
    Look { name: "elder, 320 px", settings: ELDER, window: NARROW, always: false },
    Look { name: "elder, 200 % zoom", settings: ELDER_DARK, window: ZOOMED, always: false },
    Look { name: "elder, 1280 px", settings: ELDER, window: Window::DESKTOP, always: false },
];

/// What was found on one page in one look, in sentences; nothing when all is well.
pub struct Finding {
    /// The page.
    pub page: &'static str,
    /// What is wrong.
    pub wrong: Vec<String>,
}

/// Looks at every kind of page.
///
/// # Errors
/// When a page does not come, or `BAOKU_AXE` names no axe-core.
pub async fn look_at(site: &Path, look: &Look) -> Result<Vec<Finding>> {
    let axe = std::env::var_os("BAOKU_AXE").context("BAOKU_AXE names axe-core; `cargo xtask test` installs it")?;
    let axe = std::fs::read_to_string(&axe).with_context(|| format!("cannot read {}", axe.display()))?;
    let serving = Serving::start(Site::new(site), 0)?;
    let browser = Browser::start_engine(CHROMIUM, Wishes::from(look.window)).await?;
    let start = serving.address();
    browser.open(start).await?;
    browser.until(READY).await?;
    for (key, value) in look.settings {
        let keep = "localStorage.setItem('baoku.' + arguments[0], arguments[1])";
        browser.run(keep, vec![json!(key), json!(value)]).await?;
    }
    // A device whose reader wants nothing to move.
    let still = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [still] })).await?;
    let found = browser.run("return window.baoku.search('加装电梯')", vec![]).await?;
    let id = found["ids"][0].as_str().context("an article")?;
    let issue = id.split('-').next().unwrap_or_default();
    let pages = [
        ("front page", String::new()),
        ("results", "?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF".into()),
        ("nothing found", "?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D%E5%84%BF".into()),
        ("article", format!("?a={id}&q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF")),
        ("timeline", "?view=timeline".into()),
        ("timeline of offices and meetings", "?view=timeline&lanes=issues,series,offices".into()),
        ("issue", format!("?view=issue&issue={issue}")),
        ("people", "?view=people".into()),
        ("offices", "?view=offices".into()),
        ("figures", "?view=figures".into()),
        ("words compared", "?view=explore&terms=%E7%94%B5%E6%A2%AF%20%E5%AD%A6%E4%B9%A0".into()),
        ("first in print", "?view=new".into()),
        ("named together", "?view=together".into()),
        ("about", "?view=about".into()),
        ("open questions", "?view=questions".into()),
        ("no such article", "?a=nowhere-1".into()),
        ("article's own page", format!("a/{id}.html")),
        ("take-away.html", "take-away.html".into()),
        ("404.html", "404.html".into()),
        ("baoku.html", "baoku.html".into()),
    ];
    let mut findings = Vec::new();
    for (page, address) in pages {
        browser.open(&format!("{start}{address}")).await?;
        if !address.starts_with("a/") && !["404.html", "take-away.html"].contains(&page) {
            browser.until(READY).await?;
        }
        // What is folded away must be as good as what is not.
        browser.run("for (const e of document.querySelectorAll('details')) e.open = true;", vec![]).await?;
        let wrong = faults(&browser, &axe).await.with_context(|| page.to_owned())?;
        findings.push(Finding { page, wrong });
    }
    browser.close().await?;
    Ok(findings)
}

/// Everything that is wrong with the page that is open.
async fn faults(browser: &Browser, axe: &str) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    browser.run(axe, vec![]).await?;
    let found = browser.run(RUN_AXE, vec![]).await?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    wrong.extend(list(&found).iter().map(|fault| format!("axe-core: {}", fault.as_str().unwrap_or_default())));
    for check in [LANGUAGES, SIDEWAYS, MOVING] {
        wrong.extend(
            list(&browser.run(check, vec![]).await?).iter().filter_map(|found| found.as_str().map(str::to_owned)),
        );
    }
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({})).await?;
    for node in list(&tree["nodes"]) {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default().trim();
        let ignored = node["ignored"] == json!(true);
        if NAMED.contains(&role) && !ignored && name.is_empty() {
            wrong.push(format!("a {role} without a name in the accessibility tree: {}", node["properties"]));
        }
    }
    Ok(wrong)
}

/// What must have a name: everything that can be used, and everything one goes by.
const NAMED: &[&str] = &[
    "link",
    "button",
    "searchbox",
    "textbox",
    "combobox",
    "checkbox",
    "slider",
    "heading",
    "image",
    "navigation",
    "DisclosureTriangle",
    "progressbar",
];

/// Every violation of WCAG 2.2 A and AA and of good practice: the rule, where, and why.
const RUN_AXE: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
    return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((result) =>
        result.violations.map((fault) => fault.id + ': ' + fault.nodes.slice(0, 3).map((node) =>
            node.target.join(' ') + ' (' + (node.any.concat(node.all, node.none)[0] || {}).message + ')').join('; ')));";

/// Pieces that are mostly Chinese below an element that is said to be in another language, and English sentences that
/// are said to be Chinese. A few Chinese words in an English sentence are read as what they are without being told.
const LANGUAGES: &str = "
    const wrong = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const at = node.parentElement, text = node.textContent.trim();
        if (!text || at.closest('script, style')) continue;
        const lang = at.closest('[lang]').getAttribute('lang');
        const chinese = (text.match(/[\\u4e00-\\u9fff]/g) || []).length, latin = (text.match(/[a-z]/gi) || []).length;
        if (chinese > latin && !/^(zh|ja)/.test(lang)) wrong.push('in ' + lang + ': ' + text.slice(0, 30));
        // A build's name is no word of any language.
        const words = !/^[0-9a-f]+$/.test(text) && !at.closest('code, pre');
        if (!chinese && latin > 8 && !/^en/.test(lang) && words) wrong.push('in ' + lang + ': ' + text.slice(0, 30));
    }
    return wrong.slice(0, 5);";

/// Anything that makes the page wider than its window.
const SIDEWAYS: &str = "
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    return ['wider than the window by ' + (root.scrollWidth - root.clientWidth) + ' px: ' +
        out.slice(-3).map((e) => e.tagName + '.' + (e.getAttribute('class') || '')).join(', ')];";

/// Anything that moves by itself or takes its time, for readers who want nothing to move.
const MOVING: &str = "
    const slow = (list) => list.split(',').some((time) => parseFloat(time) > 0);
    const moving = [...document.querySelectorAll('*')].filter((e) => {
        const s = getComputedStyle(e);
        return slow(s.transitionDuration) || s.animationName !== 'none' && slow(s.animationDuration) || s.scrollBehavior === 'smooth';
    });
    return moving.slice(0, 3).map((e) => 'moves: ' + e.tagName + '.' + (e.getAttribute('class') || ''));";
