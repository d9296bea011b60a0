pub fn fence_length(corners: &[(i64, i64)]) -> i64 {
    let mut length = 0;
    for (index, &(x, y)) in corners.iter().enumerate() {
        let (next_x, next_y) = corners[index + 1];
        length += (next_x - x).abs() + (next_y - y).abs();
    }
    length
}
