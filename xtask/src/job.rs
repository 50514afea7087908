//! Running a long program with little noise: its output goes to a log, a line of progress to the terminal, and the
//! end of the log is shown when it fails. Knows nothing of what the programs do.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, IsTerminal, Write, stderr},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// Without a terminal (a log on a build machine) a sign of life comes this often.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);
/// As much of the log as fits a screen is shown on failure.
const TAIL: usize = 40;

/// Writes one line to standard error.
pub fn say(line: &str) {
    let mut out = stderr().lock();
    // A closed standard error is no reason to stop a build.
    let _ = writeln!(out, "{line}");
}

/// `1:05` for sixty-five seconds, `3.2 s` below ten.
#[must_use]
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 10 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{}:{:02}", seconds / 60, seconds % 60) }
}

/// Runs the program with its output passed through.
///
/// # Errors
/// When it cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{name}`: is it installed and on the PATH?"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// What the program prints on standard output, trimmed; none when it is missing or fails.
#[must_use]
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs the program into a log file, with progress under the given title.
///
/// # Errors
/// When it cannot be started or fails; the end of its output is then shown first.
pub fn run_logged(title: &str, log: &Path, command: &mut Command) -> Result<()> {
    let name = name_of(command);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let out = file.try_clone().context("cannot share the log between two streams")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{name}`: is it installed and on the PATH?"))?;

    // Cargo tells at once what it has to do; when that is nothing, nothing needs to be said here.
    let mut progress = Progress::start(title, name.starts_with("cargo build"));
    if let Some(stream) = child.stderr.take() {
        let mut lines = BufReader::new(stream);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).context("lost the program's output")? > 0 {
            file.write_all(&line).with_context(|| format!("cannot write {}", log.display()))?;
            progress.saw(String::from_utf8_lossy(&line).trim());
            line.clear();
        }
    }
    let status = child.wait().with_context(|| format!("lost `{name}`"))?;
    progress.end(status.success());
    if !status.success() {
        let text = fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        for line in &lines[lines.len().saturating_sub(TAIL)..] {
            say(&format!("    {line}"));
        }
        bail!("`{name}` failed ({status}); all of its output is in {}", log.display());
    }
    Ok(())
}

fn name_of(command: &Command) -> String {
    let mut name = command.get_program().to_string_lossy().into_owned();
    // The first argument says which cargo or rustup command it was; the rest is in the log.
    if let Some(first) = command.get_args().next() {
        name.push(' ');
        name.push_str(&first.to_string_lossy());
    }
    name
}

/// One title with what is happening and how long it has taken.
struct Progress<'a> {
    title: &'a str,
    start: Instant,
    said: Instant,
    terminal: bool,
    announced: bool,
    crates: usize,
}

impl<'a> Progress<'a> {
    fn start(title: &'a str, only_when_busy: bool) -> Self {
        let now = Instant::now();
        let terminal = stderr().is_terminal();
        let mut progress = Self { title, start: now, said: now, terminal, announced: false, crates: 0 };
        if !only_when_busy {
            progress.announce();
        }
        progress
    }

    fn announce(&mut self) {
        if !self.announced {
            self.announced = true;
            say(&format!("  {} …", self.title));
        }
    }

    fn saw(&mut self, line: &str) {
        if line.starts_with("Compiling ") {
            self.crates += 1;
        }
        if !line.starts_with("Finished ") {
            self.announce();
        }
        let pause = if self.terminal { Duration::from_millis(200) } else { SIGN_OF_LIFE };
        if line.is_empty() || self.said.elapsed() < pause {
            return;
        }
        self.said = Instant::now();
        let what: String = line.chars().take(50).collect();
        let text = format!("  {}: {} crates, {what} ({})", self.title, self.crates, clock(self.start.elapsed()));
        if self.terminal {
            // Back to the start of the line and clear it.
            let _ = write!(stderr().lock(), "\r\x1b[2K{text}");
        } else {
            say(&text);
        }
    }

    fn end(&self, success: bool) {
        if self.terminal {
            let _ = write!(stderr().lock(), "\r\x1b[2K");
        }
        if self.announced || !success {
            let word = if success { "done in" } else { "FAILED after" };
            say(&format!("  {}: {word} {}", self.title, clock(self.start.elapsed())));
        }
    }
}
