pub fn parking_costs(stays: &[u32], price: u32) -> Vec<u32> {
    stays.iter().map(|stay| stay / 60 * price).collect()
}
