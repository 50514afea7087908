//! The `baoku` program: reads its arguments and runs a command.

use baoku_cli::commands::Baoku;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Baoku::parse().command.run() {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
