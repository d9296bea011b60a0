pub fn warmest(rooms: &[(&str, i64)]) -> Option<i64> {
    let mut top = None;
    for &(name, degrees) in rooms {
        if name == "hall" {
            continue;
        }
        if top.map_or(true, |so_far| degrees > so_far) {
            top = Some(degrees);
        }
    }
    top
}
