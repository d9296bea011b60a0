pub fn frame_text(lines: &[&str]) -> Vec<String> {
    let width = lines.iter().map(|line| line.len()).max().unwrap();
    let edge = format!("+{}+", "-".repeat(width));
    let mut framed = vec![edge.clone()];
    framed.extend(lines.iter().map(|line| format!("|{line:<width$}|")));
    framed.push(edge);
    framed
}
