pub fn may_enter(ages: &[u32], heights: &[u32], least: u32) -> bool {
    for (&age, &height) in ages.iter().zip(heights) {
        return age >= 14 || height >= least;
    }
    true
}
