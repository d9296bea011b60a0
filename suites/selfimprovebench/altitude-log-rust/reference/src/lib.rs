pub fn climb(points: &[Option<i64>]) -> i64 {
    let mut up = 0;
    let mut last = None;
    for point in points {
        if let Some(point) = *point {
            if let Some(before) = last {
                up += i64::max(point - before, 0);
            }
            last = Some(point);
        }
    }
    up
}
