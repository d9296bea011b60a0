pub fn last_lines(lines: &[String], count: usize) -> Vec<String> {
    let start = lines.len() - count;
    lines[start..].to_vec()
}
