pub fn lamp_steps(row: &str, steps: u32) -> String {
    let mut lamps: Vec<bool> = row.chars().map(|lamp| lamp == '*').collect();
    for _ in 0..steps {
        let is_on = |at: usize| lamps.get(at).copied().unwrap_or(false);
        lamps = (0..lamps.len())
            .map(|at| is_on(at.wrapping_sub(1)) != is_on(at + 1))
            .collect();
    }
    lamps.iter().map(|&on| if on { '*' } else { '.' }).collect()
}
