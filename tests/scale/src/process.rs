//! What a program and everything it starts costs: time from start to end, and memory at its highest.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// How often memory is looked at. The system keeps each process's own highest, so little is missed.
const LOOK: Duration = Duration::from_millis(50);

/// What a program took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// From its start to its end.
    pub seconds: f64,
    /// Of all processors together, which other programs hardly lengthen. 0 where the system does not say.
    pub processor: f64,
    /// The highest of each of its processes' own memory, added up, in bytes. 0 where the system does not say.
    pub memory: u64,
}

impl Cost {
    /// One after the other.
    #[must_use]
    pub fn and(self, next: Cost) -> Cost {
        Cost {
            seconds: self.seconds + next.seconds,
            processor: self.processor + next.processor,
            memory: self.memory.max(next.memory),
        }
    }
}

/// Runs a program to its end.
///
/// # Errors
/// When it does not start or fails.
pub fn run(program: &mut Command) -> Result<Cost> {
    program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let (begun, before) = (Instant::now(), processor_of_children());
    let mut child = program.spawn().with_context(|| format!("{} does not start", program.get_program().display()))?;
    let mut memory = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let all = family(child.id());
        memory = memory.max(all.iter().filter_map(|id| status_bytes(*id, "VmHWM:")).sum());
        sleep(LOOK);
    };
    ensure!(status.success(), "{} failed: {status}", program.get_program().display());
    Ok(Cost { seconds: begun.elapsed().as_secs_f64(), processor: processor_of_children() - before, memory })
}

/// Seconds on a processor of all programs that this one has started and that have ended.
fn processor_of_children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name, in brackets, may have spaces. cutime and cstime, in hundredths on every Linux.
    let fields = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    fields.skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Memory of the largest page process that this program's browsers run now, in bytes.
#[must_use]
pub fn page_memory() -> Option<u64> {
    let is_page = |id: &u32| {
        let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&line).contains("--type=renderer")
    };
    family(std::process::id()).iter().filter(|id| is_page(id)).filter_map(|id| private_bytes(*id)).max()
}

/// A process and all that it started, directly or not.
fn family(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            Some((id, parent(id)?))
        })
        .collect();
    let mut family = vec![root];
    let mut at = 0;
    while let Some(&next) = family.get(at) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == next).map(|(id, _)| *id));
        at += 1;
    }
    family
}

fn parent(id: u32) -> Option<u32> {
    field(&format!("/proc/{id}/status"), "PPid:")?.parse().ok()
}

fn status_bytes(id: u32, name: &str) -> Option<u64> {
    Some(field(&format!("/proc/{id}/status"), name)?.parse::<u64>().ok()? * 1024)
}

/// What a process shares with no other: code and fonts that every page maps do not count.
fn private_bytes(id: u32) -> Option<u64> {
    let of = |name| field(&format!("/proc/{id}/smaps_rollup"), name)?.parse::<u64>().ok();
    Some((of("Private_Clean:")? + of("Private_Dirty:")?) * 1024)
}

/// The first word after a name.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next().map(str::to_owned)
}
