//! A small static web server on the loopback: what a plain host does (types, gzip, folders, 404.html), and no more.
//! For looking at a site and for the browser journeys; it is not meant for the open internet.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::SystemTime,
};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

/// As many ports are tried when the wanted one is taken.
const PORTS: u16 = 20;
/// A request line or header longer than this is refused.
const LONGEST_LINE: u64 = 16 * 1024;

/// What is served, and how.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// Its address below the host: "" or "/some/folder"; nothing else answers.
    pub prefix: String,
    /// Whether texts and wasm are compressed for those who accept it.
    pub gzip: bool,
    /// Headers that a careful host adds to everything, a line each.
    pub headers: Vec<String>,
}

impl Site {
    /// A folder served at the host's root, compressed.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), prefix: String::new(), gzip: true, headers: Vec::new() }
    }

    /// The same below a folder of the host, such as "/archive".
    #[must_use]
    pub fn below(self, prefix: &str) -> Self {
        Self { prefix: prefix.trim_end_matches('/').to_owned(), ..self }
    }
}

impl Site {
    /// The same with a header on every answer, such as "X-Content-Type-Options: nosniff".
    #[must_use]
    pub fn with_header(mut self, line: &str) -> Self {
        self.headers.push(line.to_owned());
        self
    }
}

/// One answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// What was asked for, as it came.
    pub path: String,
    /// The length of what was sent, compressed where it was.
    pub bytes: usize,
}

/// A server that is running on its own threads until the process ends.
#[derive(Debug)]
pub struct Serving {
    address: String,
    port: u16,
    requests: Arc<Mutex<Vec<Served>>>,
    cut: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Serving {
    /// Listens on the port, or on one of the next when it is taken, or on any for 0.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(site: Site, port: u16) -> Result<Self> {
        let listener = (port..=port.saturating_add(PORTS))
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .or_else(|| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok())
            .with_context(|| format!("no port from {port} on can be listened on"))?;
        let port = listener.local_addr().context("the port has no number")?.port();
        let address = format!("http://127.0.0.1:{port}{}/", site.prefix);
        let requests = Arc::new(Mutex::new(Vec::new()));
        let cut = Arc::new(AtomicBool::new(false));
        let worker = Worker { site, zipped: Mutex::default(), requests: Arc::clone(&requests), cut: Arc::clone(&cut) };
        let worker = Arc::new(worker);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let worker = Arc::clone(&worker);
                // A browser that goes away in the middle is no error here.
                thread::spawn(move || worker.converse(&stream));
            }
        });
        Ok(Self { address, port, requests, cut, thread })
    }

    /// The address of the site's front page, with a slash at the end.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The port that was found.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What was asked for so far and what was sent, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Served> {
        self.requests.lock().map(|list| list.clone()).unwrap_or_default()
    }

    /// From now on nobody gets an answer, as when the line is cut.
    pub fn cut(&self) {
        self.cut.store(true, Ordering::Relaxed);
    }

    /// Waits for ever.
    pub fn wait(self) {
        // It ends only with the process.
        let _ = self.thread.join();
    }
}

/// A file's compressed bytes and when the file was changed.
type Zipped = (Option<SystemTime>, Arc<Vec<u8>>);

struct Worker {
    site: Site,
    /// Compressed once a change of the file.
    zipped: Mutex<BTreeMap<PathBuf, Zipped>>,
    requests: Arc<Mutex<Vec<Served>>>,
    cut: Arc<AtomicBool>,
}

struct Request {
    method: String,
    path: String,
    gzip: bool,
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    zipped: bool,
    location: Option<String>,
    body: Arc<Vec<u8>>,
}

impl Worker {
    fn converse(&self, stream: &TcpStream) -> Option<()> {
        // Small answers would otherwise wait for an acknowledgement.
        stream.set_nodelay(true).ok()?;
        let mut reader = BufReader::new(stream);
        let mut writer = stream;
        while let Some(request) = read_request(&mut reader) {
            if self.cut.load(Ordering::Relaxed) {
                return None;
            }
            let answer = self.answer(&request);
            if let Ok(mut list) = self.requests.lock() {
                list.push(Served { path: request.path.clone(), bytes: answer.body.len() });
            }
            let mut head = format!(
                "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\n",
                answer.status,
                answer.kind,
                answer.body.len()
            );
            if answer.zipped {
                head += "Content-Encoding: gzip\r\n";
            }
            if let Some(location) = &answer.location {
                head += &format!("Location: {location}\r\n");
            }
            for line in &self.site.headers {
                head += &format!("{line}\r\n");
            }
            head += "\r\n";
            // In one piece: what comes in two wakes the browser twice.
            let mut all = head.into_bytes();
            if request.method != "HEAD" {
                all.extend_from_slice(&answer.body);
            }
            writer.write_all(&all).ok()?;
        }
        None
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return text("405 Method Not Allowed", "only GET and HEAD are answered here");
        }
        let address = request.path.split(['?', '#']).next().unwrap_or_default();
        let Some(inside) = address.strip_prefix(self.site.prefix.as_str()) else {
            return text("404 Not Found", "nothing is served outside of the site's folder");
        };
        let Some(mut file) = self.locate(inside) else { return self.not_found(request) };
        if file.is_dir() {
            if !inside.ends_with('/') {
                let answer = text("301 Moved Permanently", "this is a folder");
                return Answer { location: Some(format!("{address}/")), ..answer };
            }
            file.push("index.html");
        }
        self.send("200 OK", &file, request).unwrap_or_else(|| self.not_found(request))
    }

    /// The file below the root that the address means; none when it would lead out of it.
    fn locate(&self, address: &str) -> Option<PathBuf> {
        let decoded = decode(address)?;
        let relative = Path::new(decoded.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        inside.then(|| self.site.root.join(relative))
    }

    fn not_found(&self, request: &Request) -> Answer {
        self.send("404 Not Found", &self.site.root.join("404.html"), request)
            .unwrap_or_else(|| text("404 Not Found", "there is no such page"))
    }

    fn send(&self, status: &'static str, file: &Path, request: &Request) -> Option<Answer> {
        let kind = kind_of(file);
        let zipped = self.site.gzip && request.gzip && is_text(kind);
        let body = if zipped { self.zipped(file)? } else { Arc::new(fs::read(file).ok()?) };
        Some(Answer { status, kind, zipped, location: None, body })
    }

    fn zipped(&self, file: &Path) -> Option<Arc<Vec<u8>>> {
        let changed = fs::metadata(file).ok()?.modified().ok();
        let mut cache = self.zipped.lock().ok()?;
        match cache.get(file) {
            Some((then, bytes)) if *then == changed => Some(Arc::clone(bytes)),
            _ => {
                let bytes = Arc::new(gzip(&fs::read(file).ok()?));
                cache.insert(file.to_path_buf(), (changed, Arc::clone(&bytes)));
                Some(bytes)
            }
        }
    }
}

/// The bytes as a static host sends them compressed.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn text(status: &'static str, sentence: &str) -> Answer {
    let body = Arc::new(format!("{sentence}\n").into_bytes());
    Answer { status, kind: "text/plain; charset=utf-8", zipped: false, location: None, body }
}

fn read_request(reader: &mut BufReader<&TcpStream>) -> Option<Request> {
    let line = read_line(reader)?;
    let mut words = line.split(' ');
    let mut request = Request { method: words.next()?.to_owned(), path: words.next()?.to_owned(), gzip: false };
    loop {
        let header = read_line(reader)?.to_ascii_lowercase();
        if header.is_empty() {
            return Some(request);
        }
        if let Some(accepted) = header.strip_prefix("accept-encoding:") {
            request.gzip = accepted.contains("gzip");
        }
    }
}

fn read_line(reader: &mut BufReader<&TcpStream>) -> Option<String> {
    let mut line = String::new();
    reader.take(LONGEST_LINE).read_line(&mut line).ok()?;
    // Without its end the connection was closed, or the line was too long.
    line.ends_with('\n').then(|| line.trim_end().to_owned())
}

/// `%E6%8A%A5` as 报; none when it is not UTF-8.
fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = (byte == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

/// File name endings and what they are sent as.
const KINDS: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonl", "application/x-ndjson; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("zip", "application/zip"),
    ("pdf", "application/pdf"),
];

fn kind_of(file: &Path) -> &'static str {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    KINDS.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether compressing makes it smaller.
fn is_text(kind: &str) -> bool {
    kind.starts_with("text/")
        || kind.starts_with("application/") && !kind.ends_with("zip") && !kind.ends_with("pdf")
        || kind == "image/svg+xml"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (PathBuf, Serving) {
        let root =
            std::env::temp_dir().join(format!("baoku-serve-{}-{:?}", std::process::id(), thread::current().id()));
        fs::create_dir_all(root.join("a")).unwrap();
        fs::write(root.join("index.html"), "front page ".repeat(50)).unwrap();
        fs::write(root.join("a/报.html"), "article").unwrap();
        fs::write(root.join("app.wasm"), b"\0asm").unwrap();
        fs::write(root.join("404.html"), "not here").unwrap();
        let serving = Serving::start(Site::new(&root).below("/some/folder/"), 0).unwrap();
        (root, serving)
    }

    fn ask(serving: &Serving, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, serving.port())).unwrap();
        stream.write_all(format!("{request}\r\n\r\n").as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn check(serving: &Serving, path: &str, expected: &str) {
        let answer = ask(serving, &format!("GET {path} HTTP/1.1"));
        assert!(answer.contains(expected), "{path}: expected {expected}, found {answer}");
    }

    #[test]
    fn a_site_answers_below_its_folder_only() {
        let (root, serving) = site();
        check(&serving, "/some/folder/", "front page");
        check(&serving, "/some/folder/?q=%E6%8A%A5", "200 OK");
        check(&serving, "/some/folder/a/%E6%8A%A5.html", "article");
        check(&serving, "/some/folder/app.wasm", "application/wasm");
        check(&serving, "/some/folder/a", "Location: /some/folder/a/");
        check(&serving, "/some/folder/b.html", "not here");
        check(&serving, "/some/folder/../../Cargo.toml", "404 Not Found");
        check(&serving, "/some/folder/%2e%2e/x", "404 Not Found");
        check(&serving, "/index.html", "404 Not Found");
        assert_eq!(serving.requests().len(), 9);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_careful_host_adds_headers_and_a_cut_line_answers_nobody() {
        let (root, _) = site();
        let careful = Site::new(&root).with_header("X-Content-Type-Options: nosniff");
        let serving = Serving::start(careful, 0).unwrap();
        check(&serving, "/", "\r\nX-Content-Type-Options: nosniff\r\n");
        serving.cut();
        assert_eq!(ask(&serving, "GET / HTTP/1.1"), "");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn text_is_compressed_for_those_who_accept_it() {
        let (root, serving) = site();
        let answer = ask(&serving, "GET /some/folder/ HTTP/1.1\r\nAccept-Encoding: gzip, br");
        assert!(answer.contains("Content-Encoding: gzip"), "{answer}");
        assert!(ask(&serving, "HEAD /some/folder/ HTTP/1.1").ends_with("\r\n\r\n"));
        assert!(ask(&serving, "POST /some/folder/ HTTP/1.1").contains("405"));
        fs::remove_dir_all(root).unwrap();
    }
}
