pub fn price_levels(shops: &[(String, Vec<u32>)]) -> Vec<String> {
    let mut levels: Vec<(u32, &String)> = shops
        .iter()
        .map(|(name, prices)| {
            let total: u32 = prices.iter().sum();
            (total * 1000 / prices.len().max(1) as u32, name)
        })
        .collect();
    levels.sort_by_key(|(level, _)| *level);
    levels.into_iter().map(|(_, name)| name.clone()).collect()
}
