pub fn quiz_points(given: &[&str], right: &[&str]) -> usize {
    given
        .iter()
        .zip(right)
        .filter(|(mine, wanted)| mine == wanted)
        .count()
}
