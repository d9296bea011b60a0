use std::collections::HashMap;

pub fn cloud(tags: &[&str]) -> Vec<String> {
    let mut uses: HashMap<&str, u32> = HashMap::new();
    for tag in tags {
        *uses.entry(tag).or_insert(0) += 1;
    }
    let mut order: Vec<(&str, u32)> = uses.into_iter().collect();
    order.sort_by(|a, b| a.1.cmp(&b.1));
    order.into_iter().map(|(tag, _)| tag.to_string()).collect()
}
