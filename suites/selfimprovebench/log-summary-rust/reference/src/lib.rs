use std::collections::HashMap;

pub fn log_summary(lines: &[&str], least: &str) -> HashMap<String, u32> {
    let order = ["DEBUG", "INFO", "WARN", "ERROR"];
    let rank = |level: &str| order.iter().position(|each| *each == level);
    let mut counts = HashMap::new();
    for line in lines {
        let level = line.split(' ').next().unwrap_or("");
        if rank(level).is_some() && rank(level) >= rank(least) {
            *counts.entry(level.to_string()).or_insert(0) += 1;
        }
    }
    counts
}
