pub fn all_fresh(ages: &[u32], days: u32) -> bool {
    for &age in ages {
        if age > days {
            return false;
        }
    }
    true
}
