//! The program's commands: one file each, one line each in [`Command`].

pub mod build;
pub mod bundle;
pub mod check;
pub mod export;
pub mod part;
pub mod search;
pub mod verify;

use crate::failure::Failure;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 报库: turns a folder of newspaper issues into an archive that opens anywhere.
#[derive(Debug, Parser)]
#[command(name = "baoku", version, about, max_term_width = 100)]
pub struct Baoku {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Declares the commands: each is a module of this folder with an `Args` and its `run`.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident => $module:ident;)*) => {
        /// Everything the program can do.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($(#[$doc])* $name($module::Args),)*
        }

        impl Command {
            /// Does it.
            ///
            /// # Errors
            /// Why it could not be done; nothing has been written then.
            pub fn run(self) -> Result<ExitCode, Failure> {
                match self {
                    $(Command::$name(args) => args.run(),)*
                }
            }
        }
    };
}

commands! {
    /// Compile a corpus folder into the built app: a complete site
    Build => build;
    /// Compile a corpus folder into a bundle alone
    Bundle => bundle;
    /// Compile some issues of a corpus folder into parts, for a build elsewhere
    Part => part;
    /// Report everything doubtful in a corpus folder
    Check => check;
    /// Write the archive as data to standard output
    Export => export;
    /// Ask a built site, as its search box would
    Search => search;
    /// Check a built site: checksums, spans, and search against a plain scan
    Verify => verify;
}
