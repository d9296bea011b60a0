pub fn flooded_cells(heights: &[Vec<i64>], level: i64) -> usize {
    let rows = heights.len();
    let mut flooded: Vec<Vec<bool>> = heights.iter().map(|row| vec![false; row.len()]).collect();
    let mut waiting = Vec::new();
    for (r, row) in heights.iter().enumerate() {
        for c in 0..row.len() {
            if r == 0 || r == rows - 1 || c == 0 || c == row.len() - 1 {
                waiting.push((r, c));
            }
        }
    }
    let mut count = 0;
    while let Some((r, c)) = waiting.pop() {
        if r >= rows || c >= heights[r].len() || flooded[r][c] || heights[r][c] >= level {
            continue;
        }
        flooded[r][c] = true;
        count += 1;
        waiting.extend([(r + 1, c), (r.wrapping_sub(1), c), (r, c + 1), (r, c.wrapping_sub(1))]);
    }
    count
}
