//! Our search beside other static search engines: the same articles, the same questions, the same browser, one run.

pub mod asked;
pub mod engine;
pub mod grow;
pub mod measure;
pub mod parts;
pub mod process;
pub mod table;
