pub fn agreed(answers: &[&str]) -> usize {
    answers
        .iter()
        .filter(|answer| **answer == "yes")
        .count()
}
