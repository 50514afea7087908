//! Being written: people with their offices.
