pub fn fill_trays(buns: &[String], size: usize) -> Vec<Vec<String>> {
    let mut trays = Vec::new();
    let mut tray: Vec<String> = Vec::new();
    for bun in buns {
        tray.push(bun.clone());
        if tray.len() == size {
            trays.push(std::mem::take(&mut tray));
        }
    }
    if !tray.is_empty() {
        trays.push(tray);
    }
    trays
}
