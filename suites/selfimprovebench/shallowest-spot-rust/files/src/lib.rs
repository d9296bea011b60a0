pub fn shallowest(soundings: &[(String, i64)]) -> Option<i64> {
    let mut smallest = Some(0);
    for &(_, depth) in soundings {
        if smallest.map_or(false, |so_far| depth < so_far) {
            smallest = Some(depth);
        }
    }
    smallest
}
