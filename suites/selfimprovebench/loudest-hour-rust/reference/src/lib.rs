pub fn loudest(levels: &[i64], quiet: i64) -> Option<i64> {
    let mut most = None;
    for level in levels {
        let over = level - quiet;
        if most.map_or(true, |so_far| over > so_far) {
            most = Some(over);
        }
    }
    most
}
