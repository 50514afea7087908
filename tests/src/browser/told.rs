//! What a browser tells about its page beyond what is on it: its log, its requests, its pictures. Chromium mostly.

use super::{Browser, Session};
use anyhow::{Context, Result, bail};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use url::{ParseError, Url};

/// A request that chromedriver understands beside the standard ones.
#[derive(Debug)]
struct Ask {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Everything the console got at level error or worse, and every refusal of a content security policy; nothing
    /// where the driver keeps it to itself.
    ///
    /// # Errors
    /// When the driver does not hand over its log.
    pub async fn errors(&self) -> Result<Vec<String>> {
        if let Session::Pipe(pipe) = &self.session {
            let told = pipe.events(&["Runtime.exceptionThrown", "Log.entryAdded"]).await;
            let wrong = told.iter().filter(|event| event["params"]["entry"]["level"].as_str() != Some("warning"));
            // An engine that is spoken to this way does not know the word for wasm in a policy, and says so.
            let told = wrong.map(|event| event["params"].to_string());
            return Ok(told.filter(|told| !told.contains("invalid source: ''wasm-unsafe-eval''")).collect());
        }
        let log = self.log("browser").await?;
        let severe = log.iter().filter(|line| line["level"] == "SEVERE");
        Ok(severe.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Every address the page asked for since the last time this was asked; where the driver keeps that to itself, what
    /// the page that is open now loaded.
    ///
    /// # Errors
    /// When the driver does not hand over its log.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let address = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if let Session::Pipe(pipe) = &self.session {
            let asked = pipe.events(&["Network.requestWillBeSent"]).await;
            return Ok(asked.iter().map(|event| address(&event["params"]["request"]["url"])).collect());
        }
        if !self.engine.logs() {
            let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
            let loaded = self.run(loaded, vec![]).await?;
            return Ok(loaded.as_array().map(|list| list.iter().map(address).collect()).unwrap_or_default());
        }
        let mut addresses = Vec::new();
        for line in self.log("performance").await? {
            let event: Value = serde_json::from_str(line["message"].as_str().unwrap_or_default())?;
            if event["message"]["method"] == "Network.requestWillBeSent" {
                addresses.push(address(&event["message"]["params"]["request"]["url"]));
            }
        }
        Ok(addresses)
    }

    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// When the browser does not know it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let client = match &self.session {
            Session::Pipe(pipe) => return pipe.send(command, parameters).await,
            Session::Driver(client) => client,
        };
        let ask = Ask { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
        client.issue_cmd(ask).await.with_context(|| command.to_owned())
    }

    /// Takes down what the browser does while something is done in it: the events of a trace of these categories.
    ///
    /// # Errors
    /// When the engine is not one that can be traced, or what is done fails.
    pub async fn traced<T>(&self, categories: &[&str], doing: impl Future<Output = Result<T>>) -> Result<Vec<Value>> {
        let Session::Pipe(pipe) = &self.session else { bail!("{} cannot be traced", self.engine.title) };
        let wanted = json!({ "includedCategories": categories });
        pipe.send("Tracing.start", json!({ "traceConfig": wanted })).await?;
        doing.await?;
        pipe.send("Tracing.end", json!({})).await?;
        while pipe.events(&["Tracing.tracingComplete"]).await.is_empty() {
            pipe.send("Browser.getVersion", json!({})).await?;
        }
        let told = pipe.events(&["Tracing.dataCollected"]).await;
        let events = told.iter().filter_map(|event| event["params"]["value"].as_array());
        Ok(events.flatten().cloned().collect())
    }

    /// Saves a picture of the whole page, from top to bottom.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.devtools("Page.captureScreenshot", wanted).await?;
        let png = decode_base64(shot["data"].as_str().unwrap_or_default());
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, png)?)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        if !self.engine.logs() {
            return Ok(Vec::new());
        }
        let log = self.driver()?.issue_cmd(Ask { path: "se/log", body: json!({ "type": kind }) }).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }
}

/// Base64 as the DevTools protocol sends it.
fn decode_base64(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap_or_default()
}
