pub fn next_bell(bells: &[i64], minute: i64) -> Option<i64> {
    bells.iter().map(|bell| (bell - minute).rem_euclid(1440)).min()
}
