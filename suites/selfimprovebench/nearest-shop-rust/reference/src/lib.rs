pub fn nearest(shops: &[(&str, u32)], street: &str) -> Option<u32> {
    let mut closest = None;
    for &(place, distance) in shops {
        if place != street {
            continue;
        }
        if closest.map_or(true, |so_far| distance < so_far) {
            closest = Some(distance);
        }
    }
    closest
}
