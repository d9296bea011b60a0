pub fn price_columns(cells: &[&str]) -> Vec<String> {
    let width = cells.iter().map(|cell| cell.len()).max().unwrap_or(0);
    cells
        .iter()
        .map(|cell| {
            if !cell.is_empty() && cell.bytes().all(|sign| sign.is_ascii_digit()) {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        })
        .collect()
}
