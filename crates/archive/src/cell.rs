//! Cells of tables that other programs open.

/// What begins a formula in a table, for one program or another.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that is no formula: one that would be gets an apostrophe before it.
#[must_use]
pub fn inert(cell: String) -> String {
    if cell.starts_with(FORMULA) { ["'", &cell].concat() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn a_formula_becomes_words() {
        let cells = ["=1+1", "+8", "-1", "@a", "\t=1", "\r=1", "一=二", ""].map(|cell| inert(cell.into()));
        assert_eq!(cells, ["'=1+1", "'+8", "'-1", "'@a", "'\t=1", "'\r=1", "一=二", ""]);
    }
}
