pub fn nearest(shops: &[(&str, u32)], street: &str) -> Option<u32> {
    let mut closest = Some(0);
    for &(place, distance) in shops {
        if place != street {
            continue;
        }
        if closest.map_or(false, |so_far| distance < so_far) {
            closest = Some(distance);
        }
    }
    closest
}
