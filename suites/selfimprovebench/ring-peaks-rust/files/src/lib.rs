pub fn ring_peaks(heights: &[i64]) -> usize {
    let count = heights.len();
    let mut peaks = 0;
    for (index, height) in heights.iter().enumerate() {
        let before = &heights[index - 1];
        let after = &heights[(index + 1) % count];
        if height > before && height > after {
            peaks += 1;
        }
    }
    peaks
}
