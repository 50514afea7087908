//! The DevTools protocol through a pipe: for engines that are too old for any driver that can still be had.

use crate::browser::{Window, Wishes};
use crate::engine::chromium_arguments;
use crate::started::Started;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{ChildStdin, ChildStdout, Command};
use tokio::sync::Mutex;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One page of a browser.
pub(crate) struct Pipe {
    line: Mutex<Line>,
}

struct Line {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last: u64,
    page: Option<String>,
    /// What came without having been asked for.
    events: Vec<Value>,
}

impl Pipe {
    /// Starts the browser and takes hold of its first page.
    pub(crate) async fn start(program: &Path, profile: &Path, wishes: &Wishes) -> Result<(Started, Pipe)> {
        // The browser reads its third stream and writes its fourth: a shell puts ours there.
        let mut command = Command::new("sh");
        command.args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#]).arg(program);
        command.args(chromium_arguments(profile)).args(["--remote-debugging-pipe", "--no-zygote", "about:blank"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut started = Started::start(command)?;
        let to = started.child().stdin.take().context("the browser's input")?;
        let from = BufReader::new(started.child().stdout.take().context("the browser's output")?);
        let pipe = Pipe { line: Mutex::new(Line { to, from, last: 0, page: None, events: Vec::new() }) };

        let mut page = None;
        while page.is_none() {
            let targets = pipe.send("Target.getTargets", json!({})).await?;
            let targets = targets["targetInfos"].as_array().cloned().unwrap_or_default();
            page = targets.into_iter().find(|target| target["type"] == "page");
        }
        let wanted = json!({ "targetId": page.context("a page")?["targetId"], "flatten": true });
        let session = pipe.send("Target.attachToTarget", wanted).await?;
        pipe.line.lock().await.page = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            pipe.send(&format!("{domain}.enable"), json!({})).await?;
        }
        let Window { width, height } = wishes.window;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < 600 });
        pipe.send("Emulation.setDeviceMetricsOverride", metrics).await?;
        if !wishes.storage {
            let refuse = "Object.defineProperty(window, 'localStorage',
                { get() { throw new DOMException('refused', 'SecurityError'); } });";
            pipe.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse })).await?;
        }
        Ok((started, pipe))
    }

    /// Sends a command and waits for its answer.
    pub(crate) async fn send(&self, method: &str, parameters: Value) -> Result<Value> {
        let mut line = self.line.lock().await;
        line.last += 1;
        let number = line.last;
        let mut message = json!({ "id": number, "method": method, "params": parameters });
        if let Some(page) = &line.page {
            message["sessionId"] = json!(page);
        }
        line.to.write_all(format!("{message}\0").as_bytes()).await.context("the browser has gone")?;
        let answer = line.read_until(|message| message["id"] == number).await.with_context(|| method.to_owned())?;
        match answer.get("error") {
            Some(error) => bail!("{method}: {error}"),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Follows an address and waits until the page and all that it names are loaded.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        self.line.lock().await.events.retain(|event| event["method"] != "Page.loadEventFired");
        self.send("Page.navigate", json!({ "url": address })).await?;
        let mut line = self.line.lock().await;
        if !line.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let loaded = line.read_until(|message| message["method"] == "Page.loadEventFired").await?;
            line.events.push(loaded);
        }
        Ok(())
    }

    /// Runs a function's body and returns what it returns, or what it promises.
    pub(crate) async fn run(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        let expression = format!("(function () {{ {body} }}).apply(null, {})", json!(arguments));
        let ask = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.send("Runtime.evaluate", ask).await?;
        match answer.get("exceptionDetails") {
            Some(thrown) => bail!("{}", thrown["exception"]["description"]),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Presses and lifts the mouse's first button.
    pub(crate) async fn click(&self, x: f64, y: f64) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.send("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Every event of these kinds since the last time one was asked for, all others left where they are.
    pub(crate) async fn events(&self, kinds: &[&str]) -> Vec<Value> {
        let mut line = self.line.lock().await;
        let all = std::mem::take(&mut line.events);
        let (wanted, others) = all.into_iter().partition(|event| kinds.iter().any(|kind| event["method"] == *kind));
        line.events = others;
        wanted
    }
}

impl Line {
    /// Reads messages up to the one that is waited for; the others are kept.
    async fn read_until(&mut self, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        loop {
            let mut bytes = Vec::new();
            let read = tokio::time::timeout(PATIENCE, self.from.read_until(0, &mut bytes));
            if read.await.context("the browser does not answer")?? == 0 {
                bail!("the browser has ended");
            }
            let message: Value = serde_json::from_slice(bytes.strip_suffix(b"\0").unwrap_or(&bytes))?;
            if wanted(&message) {
                return Ok(message);
            }
            if message.get("method").is_some() {
                self.events.push(message);
            }
        }
    }
}
