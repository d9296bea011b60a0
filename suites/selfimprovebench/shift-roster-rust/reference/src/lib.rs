use std::collections::HashMap;

pub fn free_helpers(helpers: &[String], hours: &HashMap<String, u32>, limit: u32) -> Vec<String> {
    helpers
        .iter()
        .filter(|helper| hours.get(*helper).copied().unwrap_or(0) < limit)
        .cloned()
        .collect()
}
