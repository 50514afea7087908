//! Programs that are started for one browser and end with it, with everything that they have started themselves.

use anyhow::{Context, Result, bail};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running program. Ends when dropped, also when a journey panics.
pub(crate) struct Started {
    child: Child,
}

impl Started {
    /// Starts a program in a process group of its own.
    pub(crate) fn start(mut command: Command) -> Result<Started> {
        #[cfg(unix)]
        command.process_group(0);
        let name = command.as_std().get_program().to_string_lossy().into_owned();
        let child = command.kill_on_drop(true).spawn();
        Ok(Started { child: child.with_context(|| format!("cannot start {name}; `cargo xtask test` installs it"))? })
    }

    /// Starts a screen that nobody sees, for browsers that have no other; its name for `DISPLAY` with it.
    pub(crate) async fn screen() -> Result<(Started, String)> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = Started::start(command)?;
        let mut line = String::new();
        BufReader::new(screen.child.stdout.take().context("Xvfb's output")?).read_line(&mut line).await?;
        if line.trim().is_empty() {
            bail!("Xvfb does not tell the number of its screen");
        }
        Ok((screen, format!(":{}", line.trim())))
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser running. The group has the number of its first process.
        #[cfg(unix)]
        if let Some(group) = self.child.id() {
            let mut kill = std::process::Command::new("kill");
            let _ = kill.args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null()).status();
        }
    }
}
