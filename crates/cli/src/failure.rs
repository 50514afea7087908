//! A reason to stop: one sentence, one thing to do, exit code 1.

use baoku_archive::source::{LoadError, LoadProblem};
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command could not do its work. Nothing has been written when it is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, in Chinese, one sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Failure {
    /// A failure with its help.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure { message: message.into(), help: help.into() }
    }

    /// Says it on standard error; exit code 1.
    #[must_use]
    pub fn report(&self) -> ExitCode {
        // Standard error itself may be closed; there is nobody left to tell.
        let _ = writeln!(io::stderr(), "baoku: {self}");
        ExitCode::FAILURE
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.message, self.help)
    }
}

impl std::error::Error for Failure {}

/// A fault of this program itself, worded for whoever will report it.
#[must_use]
pub fn broken(what: &str, wrong: &dyn fmt::Display) -> Failure {
    Failure::new(format!("生成{what}时出错：{wrong}"), "这是报库自己的错误，请把这句话和报纸文件一起告诉维护者。")
}

/// What writing to standard output came to. A reader that stopped listening (`baoku export … | head`) is no failure.
///
/// # Errors
/// Any other error of the output, such as a full disk.
pub fn finished(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(wrong) if wrong.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("写不出结果：{}", in_words(&wrong)), "请检查输出所在的磁盘是否已满。"))
        }
        _ => Ok(()),
    }
}

/// Why a file of a bundle cannot be used, in words.
#[must_use]
pub fn not_had(wrong: &LoadError) -> String {
    let why = match &wrong.problem {
        LoadProblem::Missing => "不在".to_owned(),
        LoadProblem::Damaged(how) => format!("损坏了（{how}）"),
        LoadProblem::Format(found) => format!("与这个程序的版本不同（第 {found} 版）"),
    };
    format!("数据文件 {} {why}", wrong.name)
}

/// What the system says of a file, in words where they are known.
#[must_use]
pub fn in_words(wrong: &io::Error) -> String {
    let words = match wrong.kind() {
        io::ErrorKind::NotFound => "文件或文件夹不在（也可能是断了的链接）",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘满了",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "路径中间有一个同名的文件",
        _ => return wrong.to_string(),
    };
    words.to_owned()
}
