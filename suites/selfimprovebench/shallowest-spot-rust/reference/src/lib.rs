pub fn shallowest(soundings: &[(String, i64)]) -> Option<i64> {
    let mut smallest = None;
    for &(_, depth) in soundings {
        if smallest.map_or(true, |so_far| depth < so_far) {
            smallest = Some(depth);
        }
    }
    smallest
}
