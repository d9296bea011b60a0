mod rebate;

pub fn bill(prices: &[u32], counts: &[u32]) -> u32 {
    let total: u32 = prices.iter().zip(counts).map(|(price, count)| price * count).sum();
    total - rebate::rebate(total)
}
