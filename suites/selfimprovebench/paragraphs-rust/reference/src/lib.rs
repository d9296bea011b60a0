pub fn paragraphs(lines: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut part: Vec<&str> = Vec::new();
    for line in lines {
        if !line.is_empty() {
            part.push(line);
        } else if !part.is_empty() {
            found.push(part.join(" "));
            part.clear();
        }
    }
    if !part.is_empty() {
        found.push(part.join(" "));
    }
    found
}
