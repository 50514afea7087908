//! The elder edition reads an article aloud, with a voice that is made up here: browsers of a test machine have none,
//! which is the first thing tested.

use anyhow::{Context, Result, ensure};
use baoku_journeys::{Browser, READY, Visit, WAYS, Way, Window, run, site};
use serde_json::{Value, json};

/// A device's voices, and a list of everything that is said. What is said comes to its end when the test says so.
const VOICE: &str = "
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const listeners = [];
    const voices = { all: [{ lang: 'en-US', localService: true }, { lang: 'zh-CN', localService: false }] };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => voices.all.slice(),
        addEventListener: (name, told) => listeners.push(told),
        speak: (one) => { window.said.push(one); window.now = one; },
        cancel: () => { const cut = window.now; window.now = null; if (cut && cut.onend) cut.onend(); },
    } });
    window.learn = (lang) => {
        voices.all.push({ lang, localService: true });
        for (const told of listeners) told();
    };
    window.finish = () => { const done = window.now; window.now = null; done.onend(); };
";

/// The buttons that can be pressed.
const BUTTONS: &str = "[...document.querySelectorAll('.aloud button:not([hidden])')].map((b) => b.innerText)";
/// The marked words.
const MARKED: &str = "CSS.highlights.has('aloud') ? [...CSS.highlights.get('aloud')].map(String).join('') : null";
const SAID: &str = "window.said.map((one) => one.text)";

async fn elder(browser: &Browser) -> Result<()> {
    browser.run("localStorage.setItem('baoku.size', 'elder')", vec![]).await.map(|_| ())
}

/// An article in the app, then its own page where there is one.
async fn articles(visit: &Visit) -> Result<Vec<String>> {
    let id = visit.search("加装电梯").await?["ids"][0].as_str().context("an id")?.to_owned();
    let own = visit.start.rsplit_once('/').map_or("", |(folder, _)| folder);
    let page = (visit.way != Way::OneFile).then(|| format!("{own}/a/{id}.html"));
    Ok([Some(format!("{}?a={id}", visit.start)), page].into_iter().flatten().collect())
}

#[test]
fn without_a_voice_nothing_is_offered() {
    run(async {
        let visit = Visit::begin(&site(), Way::WebHost, Window::PHONE).await?;
        elder(&visit.browser).await?;
        for page in articles(&visit).await? {
            visit.browser.open(&page).await?;
            visit.browser.until("document.querySelector('.aloud')").await?;
            visit.browser.until("[...document.scripts].some((s) => s.src.includes('/aloud-')) || performance.getEntriesByType('resource').some((r) => r.name.includes('/aloud-'))").await?;
            ensure!(visit.ask(BUTTONS).await? == json!([]), "{page}");
        }
        visit.end().await
    });
}

#[test]
fn an_article_is_read_sentence_by_sentence_in_every_way() {
    run(async {
        for way in WAYS {
            let visit = Visit::begin(&site(), way, Window::PHONE).await?;
            let browser = &visit.browser;
            let pages = articles(&visit).await?;
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": VOICE })).await?;
            // Whoever reads in another size is offered nothing, and loads nothing for it.
            browser.open(&pages[0]).await?;
            browser.until(READY).await?;
            browser.run("window.learn('zh_CN')", vec![]).await?;
            ensure!(visit.ask(BUTTONS).await? == json!([]), "offered to everybody");
            elder(browser).await?;
            for page in pages {
                browser.open(&page).await?;
                read(&visit).await.with_context(|| format!("{way:?} {page}"))?;
            }
            visit.end().await?;
        }
        Ok(())
    });
}

async fn read(visit: &Visit) -> Result<()> {
    let browser = &visit.browser;
    browser.until("document.querySelector('.aloud') && document.readyState === 'complete'").await?;
    // A voice that sends the text to somebody is none; one that comes late is one.
    ensure!(visit.ask(BUTTONS).await? == json!([]), "reads with somebody else's voice");
    browser.run("window.learn('zh_CN')", vec![]).await?;
    browser.until(&format!("(window.learn('en-GB'), {BUTTONS}.length === 1)")).await?;
    ensure!(visit.ask(BUTTONS).await? == json!(["朗读"]), "{}", visit.ask(BUTTONS).await?);
    let target = "(() => { const r = document.querySelector('.aloud button').getBoundingClientRect();
        return Math.min(r.width, r.height); })()";
    ensure!(visit.ask(target).await?.as_f64() >= Some(60.0), "{}", visit.ask(target).await?);

    browser.click(".aloud button", "朗读").await?;
    let first = visit.ask("document.querySelector('main .article-head-kicker, main h1').innerText").await?;
    ensure!(visit.ask(SAID).await? == json!([first]), "it begins with {}", visit.ask(SAID).await?);
    ensure!(visit.ask("window.now.voice.lang").await? == json!("zh_CN"));
    ensure!(visit.ask(BUTTONS).await? == json!(["暂停", "停止"]));

    // A pause: the sentence begins again.
    browser.click(".aloud button", "暂停").await?;
    ensure!(visit.ask("[window.now, window.said.length]").await? == json!([null, 1]));
    browser.click(".aloud button", "接着读").await?;
    ensure!(visit.ask(SAID).await? == json!([first, first]));

    // To the end: every sentence is marked while it is said, and together they are the article.
    browser.run("window.said.splice(0, 1)", vec![]).await?;
    let step = "const marked = String([...CSS.highlights.get('aloud')][0]).trim(); const said = window.now.text;
        const place = [...CSS.highlights.get('aloud')][0].getBoundingClientRect();
        window.finish(); return [marked, said, place.bottom > 0 && place.top < innerHeight, !!window.now];";
    loop {
        let told: Value = browser.run(step, vec![]).await?;
        ensure!(told[0] == told[1] && told[2] == json!(true), "{told}");
        if told[3] == json!(false) {
            break;
        }
    }
    let whole = "[...document.querySelectorAll('.article-head-kicker, main h1, .article-head-subtitle, .article-body .block > p, .article-body .block > h2')]
        .map((e) => e.innerText).join('').replace(/\\s/g, '')";
    let said = format!("{SAID}.join('').replace(/\\s/g, '')");
    ensure!(visit.ask(&said).await? == visit.ask(whole).await?, "{}", visit.ask(&said).await?);
    let longest = format!("Math.max(...{SAID}.map((one) => one.length))");
    ensure!(visit.ask(&longest).await?.as_u64() <= Some(120), "{}", visit.ask(&longest).await?);
    ensure!(visit.ask(&format!("[{MARKED}, {BUTTONS}]")).await? == json!([null, ["朗读"]]));

    // Leaving ends it.
    browser.click(".aloud button", "朗读").await?;
    ensure!(visit.ask("!!window.now").await? == json!(true));
    if visit.ask("document.documentElement.dataset.state || ''").await? == json!("ready") {
        browser.click(".neighbours a", "").await?;
        browser.until("window.now === null").await?;
        ensure!(visit.ask(&format!("[{MARKED}, {BUTTONS}]")).await? == json!([null, ["朗读"]]));
    } else {
        browser.run("dispatchEvent(new PageTransitionEvent('pagehide'))", vec![]).await?;
        ensure!(visit.ask(&format!("[window.now, {MARKED}]")).await? == json!([null, null]));
    }
    Ok(())
}
