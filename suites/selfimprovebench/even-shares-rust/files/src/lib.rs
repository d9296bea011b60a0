pub fn even_shares(cents: i64, people: i64) -> Vec<i64> {
    if people == 0 {
        return Vec::new();
    }
    let base = cents.abs() / people;
    let rest = cents.abs() % people;
    (0..people)
        .map(|i| cents.signum() * if i <= rest { base + 1 } else { base })
        .collect()
}
