pub fn climb(points: &[Option<i64>]) -> i64 {
    let mut up = 0;
    let mut last = None;
    for point in points {
        let point = point.unwrap_or(0);
        if point != 0 {
            if let Some(before) = last {
                up += i64::max(point - before, 0);
            }
            last = Some(point);
        }
    }
    up
}
