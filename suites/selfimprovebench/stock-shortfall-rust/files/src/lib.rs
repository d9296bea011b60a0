pub fn shortfall(needed: &[u32], stock: &[u32]) -> Vec<u32> {
    needed
        .iter()
        .zip(stock)
        .map(|(wanted, there)| wanted - there)
        .collect()
}
