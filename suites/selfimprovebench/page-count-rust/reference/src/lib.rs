use std::collections::HashMap;

pub fn pages(entries: HashMap<String, u32>, lines: u32) -> HashMap<String, u32> {
    entries.into_iter().map(|(letter, count)| (letter, (count + lines - 1) / lines)).collect()
}
