/// What is taken off a sum in cents.
pub fn rebate(total: u32) -> u32 {
    match total {
        5000.. => total * 5 / 100,
        10000.. => total * 10 / 100,
        _ => 0,
    }
}
