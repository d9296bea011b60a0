pub fn cells(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                if !cell.is_empty() {
                    out.push(std::mem::take(&mut cell));
                }
            }
            _ => cell.push(sign),
        }
    }
    if !cell.is_empty() {
        out.push(cell);
    }
    out
}
