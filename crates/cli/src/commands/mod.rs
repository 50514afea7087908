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

/// 报库：把一个文件夹的旧报纸做成到处都能打开的网站 · Turns a folder of newspaper issues into an archive that opens anywhere
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
    /// 把报纸文件夹做成完整的网站 · Compile a corpus folder into a complete site
    Build => build;
    /// 只生成数据包 · Compile a corpus folder into a bundle alone
    Bundle => bundle;
    /// 先编其中几期，留给别处合成 · Compile some issues into parts, for a build elsewhere
    Part => part;
    /// 逐条列出存疑之处 · Report everything doubtful
    Check => check;
    /// 把报库导出成数据 · Write the archive as data to standard output
    Export => export;
    /// 搜索做好的网站 · Ask a built site, as its search box would
    Search => search;
    /// 核对一份拷贝是否完好 · Check a built site: checksums, spans, search against a plain scan
    Verify => verify;
}
