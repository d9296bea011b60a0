use std::collections::HashMap;

pub fn lightest(bags: &HashMap<String, u32>) -> Option<u32> {
    let mut least = Some(0);
    for &weight in bags.values() {
        if least.map_or(false, |so_far| weight < so_far) {
            least = Some(weight);
        }
    }
    least
}
