pub fn dish_order(votes: &[(&str, u32)]) -> Vec<String> {
    let mut ordered = votes.to_vec();
    ordered.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    ordered.iter().map(|(dish, number)| format!("{dish} ({number})")).collect()
}
