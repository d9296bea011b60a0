pub fn gifts(names: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    for (place, name) in names.iter().enumerate() {
        lines.push(format!("{name} to {}", names[(place + 1) % names.len()]));
    }
    lines
}
