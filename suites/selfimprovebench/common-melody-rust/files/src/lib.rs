pub fn common_melody(first: &str, second: &str) -> usize {
    match (first.chars().next(), second.chars().next()) {
        (Some(a), Some(b)) if a == b => 1 + common_melody(&first[1..], &second[1..]),
        (Some(_), Some(_)) => common_melody(&first[1..], second).max(common_melody(first, &second[1..])),
        _ => 0,
    }
}
