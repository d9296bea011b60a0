pub fn changes(levels: &[u32]) -> Vec<u32> {
    levels
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect()
}
