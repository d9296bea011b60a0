pub fn price_columns(cells: &[&str]) -> Vec<String> {
    let width = cells.iter().map(|cell| cell.len()).max().unwrap_or(0);
    cells.iter().map(|cell| format!("{cell:<width$}")).collect()
}
