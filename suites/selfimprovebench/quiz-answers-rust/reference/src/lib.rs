pub fn quiz_points(given: &[&str], right: &[&str]) -> usize {
    given
        .iter()
        .zip(right)
        .filter(|(mine, wanted)| mine.trim().to_lowercase() == wanted.trim().to_lowercase())
        .count()
}
