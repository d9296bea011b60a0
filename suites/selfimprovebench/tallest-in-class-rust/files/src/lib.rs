pub fn tallest(classes: &[Vec<u32>]) -> Vec<u32> {
    let mut heights = Vec::new();
    for group in classes {
        heights.push(group.iter().copied().max().unwrap());
    }
    heights
}
