pub fn climbs(heights: &[i64]) -> Vec<Vec<i64>> {
    let mut parts = Vec::new();
    let mut current: Vec<i64> = Vec::new();
    for &height in heights {
        if current.last().map_or(false, |&last| height <= last) {
            parts.push(std::mem::take(&mut current));
        }
        current.push(height);
    }
    parts
}
