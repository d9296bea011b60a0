pub fn tape_rolls(sides: &[u32], roll: u32) -> u32 {
    let around: u32 = sides.iter().sum();
    (around + roll - 1) / roll
}
