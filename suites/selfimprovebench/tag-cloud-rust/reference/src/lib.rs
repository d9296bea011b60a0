use std::collections::HashMap;

pub fn cloud(tags: &[&str]) -> Vec<String> {
    let mut uses: HashMap<&str, u32> = HashMap::new();
    for tag in tags {
        *uses.entry(tag).or_insert(0) += 1;
    }
    let mut order: Vec<(&str, u32)> = uses.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    order.into_iter().map(|(tag, _)| tag.to_string()).collect()
}
