use std::collections::HashMap;

pub fn seeds_left(stock: &HashMap<String, u32>, sown: &[String]) -> HashMap<String, u32> {
    let mut used: HashMap<&String, u32> = HashMap::new();
    for seed in sown {
        *used.entry(seed).or_insert(0) += 1;
    }
    let mut left = HashMap::new();
    for (seed, bags) in stock {
        let taken = used.get(seed).copied().unwrap_or(0);
        left.insert(seed.clone(), bags.saturating_sub(taken));
    }
    left
}
