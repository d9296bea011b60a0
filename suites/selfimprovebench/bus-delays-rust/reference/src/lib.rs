use std::collections::HashMap;

pub fn worst_line(delays: &HashMap<String, u32>, lines: &[String]) -> String {
    let delay_of = |line: &String| delays.get(line).copied().unwrap_or(0);
    let mut worst = &lines[0];
    for line in lines {
        if delay_of(line) > delay_of(worst) {
            worst = line;
        }
    }
    worst.clone()
}
