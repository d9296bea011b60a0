use std::collections::HashMap;

pub fn log_summary(lines: &[&str], least: &str) -> HashMap<String, u32> {
    todo!()
}
