pub fn agreed(answers: &[&str]) -> usize {
    answers
        .iter()
        .filter(|answer| answer.trim().to_lowercase() == "yes")
        .count()
}
