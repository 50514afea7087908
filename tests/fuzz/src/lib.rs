//! Everything that is read from outside, spoiled in every way that comes to mind: nothing may panic, hang or lose what
//! must be kept. What a target holds is in its own file; here is how long and with what damage.
//!
//! `cargo test -p baoku-fuzz` takes some minute in all, the same damage every time; `cargo xtask fuzz --minutes N` longer
//! and other damage. What is found is written to `finds/<target>/` and tried first from then on: commit it.

mod damage;
pub mod target;

use damage::{Damage, damages, spoil};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use sha2::{Digest, Sha256};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use target::Target;

/// No input of these sizes may take longer, in a build that is not optimised and on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// How many inputs are drawn between two looks at the clock.
const A_ROUND: u32 = 8;

/// When enough has been tried.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    /// So many rounds: the same on every machine.
    Rounds(u64),
    /// When the time is over.
    Time(Duration),
}

/// What came of a target.
pub struct Report {
    /// How many inputs were tried.
    pub tried: u64,
    /// The least damage that did harm: what went wrong and the file it was written to.
    pub find: Option<(String, PathBuf)>,
}

/// Where a target's finds are.
#[must_use]
pub fn finds(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("finds").join(target.name)
}

/// One input on a thread of its own: what hangs is left behind.
fn check(target: &Target, bytes: Vec<u8>) -> Result<(), String> {
    let (done, waiting) = mpsc::channel();
    let check = target.check;
    let thread = thread::Builder::new().name(target.name.to_owned()).spawn(move || {
        let caught = catch_unwind(AssertUnwindSafe(|| check(&bytes)));
        // Nobody waits any more when it took too long.
        let _ = done.send(caught.map_err(|panic| {
            let said = panic.downcast_ref::<String>().cloned();
            said.or_else(|| panic.downcast_ref::<&str>().map(|&said| said.to_owned())).unwrap_or_default()
        }));
    });
    thread.map_err(|wrong| wrong.to_string())?;
    waiting.recv_timeout(LONGEST).unwrap_or_else(|_| Err(format!("no end after {LONGEST:?}")))
}

/// Tries everything that was ever found, then damage drawn from this seed until there is enough.
///
/// # Panics
/// When a find cannot be read or written.
#[must_use]
pub fn run(target: &Target, until: Until, seed: u64) -> Report {
    let begun = Instant::now();
    let mut tried = 0;
    let mut files: Vec<PathBuf> =
        fs::read_dir(finds(target)).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    for file in files {
        let bytes = fs::read(&file).expect("a find can be read");
        if let Err(reason) = check(target, bytes) {
            return Report { tried, find: Some((reason, file)) };
        }
        tried += 1;
    }
    let seeds = (target.seeds)();
    let mut round = 0u64;
    let goes_on = |rounds: u64| match until {
        Until::Rounds(most) => rounds < most,
        Until::Time(time) => begun.elapsed() < time,
    };
    while goes_on(round) {
        // A runner counts what it has tried and then does nothing more.
        round += 1;
        let whole: Vec<u8> = [seed, round, 0, 0].iter().flat_map(|number| number.to_le_bytes()).collect();
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &whole);
        let config = Config { cases: A_ROUND, failure_persistence: None, max_shrink_time: 20_000, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, random);
        let result = runner.run(&damages(seeds.len()), |damage: Damage| {
            check(target, spoil(&seeds, &damage)).map_err(TestCaseError::fail)
        });
        tried += u64::from(A_ROUND);
        if let Err(TestError::Fail(reason, damage)) = result {
            let bytes = spoil(&seeds, &damage);
            let name: String = Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            let file = finds(target).join(name);
            fs::create_dir_all(finds(target)).expect("a folder for finds");
            fs::write(&file, bytes).expect("a find can be written");
            return Report { tried, find: Some((reason.message().to_owned(), file)) };
        }
    }
    Report { tried, find: None }
}
