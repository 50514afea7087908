//! Being written: dates and their years.
